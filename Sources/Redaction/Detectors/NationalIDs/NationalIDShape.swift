/// How one kind of national number is written, what proves it, and how it is called.
struct NationalIDShape: Sendable {
  /// When a number of the shape is enough without a word beside it.
  enum Alone: Sendable {
    /// Never: too many other numbers look like it.
    case never
    /// When its check digits agree and it is written with all its separators.
    case punctuated
    /// When its check digits agree.
    case checked
  }

  /// The country, then what the number is called there.
  let name: String
  /// For each character `9` for a digit, `A` for a letter, `X` for either.
  let classes: [UInt8]
  /// Before which characters a separator must stand when the number is written in full, as bits.
  let fullBreaks: UInt32
  /// Before which characters a separator may stand.
  let breaks: UInt32
  let alone: Alone
  /// Words for it in the country's languages and English, parted by commas; see `LabelIndex`.
  let labels: String
  /// Whether the check digits, or what else the format demands, agree.
  let isValid: @Sendable (IDCharacters) -> Bool

  /// The code of its country; nil for a document that every country has.
  var country: String? {
    let code = name.prefix { $0 != " " }
    return code.utf8.count == 2 && code.utf8.allSatisfy { $0 &- 0x41 < 26 } ? String(code) : nil
  }

  /// The name of the check when it is one that many numbers have; nil for the country's own.
  var commonCheck: String? { Self.commonChecks[name] }

  /// Makes a shape.
  ///
  /// - Parameters:
  ///   - template: the characters by class; any of `-./` and blank stands where a number written in
  ///     full has a separator, `~` where it may have one.
  init(
    _ name: String,
    _ template: String,
    alone: Alone = .never,
    labels: String,
    isValid: @escaping @Sendable (IDCharacters) -> Bool
  ) {
    var classes: [UInt8] = []
    var full: UInt32 = 0
    var optional: UInt32 = 0
    for byte in template.utf8 {
      switch byte {
      case UInt8(ascii: "9"), UInt8(ascii: "A"), UInt8(ascii: "X"): classes.append(byte)
      case UInt8(ascii: "~"): optional |= 1 << UInt32(classes.count)
      default: full |= 1 << UInt32(classes.count)
      }
    }
    self.name = name
    self.classes = classes
    self.fullBreaks = full
    self.breaks = full | optional
    self.alone = alone
    self.labels = labels
    self.isValid = isValid
  }

  private static let commonChecks = [
    "CA SIN": "luhn", "AE Emirates ID": "luhn", "SA هوية": "luhn", "IL תעודת זהות": "luhn",
    "IT partita IVA": "luhn", "GR AMKA": "luhn", "SE personnummer": "luhn", "ZA ID": "luhn",
    "HR OIB": "mod11", "DE Steuer-ID": "mod11", "IN Aadhaar": "verhoeff", "CH AHV": "ean13",
  ]

  /// Whether characters with these separators are written so.
  func fits(_ characters: IDCharacters, breaks found: UInt32) -> Bool {
    guard found & ~breaks == 0 else { return false }
    for place in classes.indices {
      let byte = characters[place]
      switch classes[place] {
      case UInt8(ascii: "9"): guard byte.isDigit else { return false }
      case UInt8(ascii: "A"): guard byte.isLetter else { return false }
      default: break
      }
    }
    return true
  }

  /// Whether nothing but the number itself is needed, given separators and that it is valid.
  func standsAlone(breaks found: UInt32) -> Bool {
    switch alone {
    case .never: false
    case .punctuated: found & fullBreaks == fullBreaks && fullBreaks != 0
    case .checked: true
    }
  }
}
