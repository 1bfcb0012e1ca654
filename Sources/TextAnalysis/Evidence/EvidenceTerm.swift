/// A word, a number or a sign of a text, in the form in which an answer and a source are compared.
struct EvidenceTerm: Equatable {
  /// What it is; it says how much it weighs.
  enum Kind: Equatable {
    /// A word of the matter.
    case word
    /// A name: a word that begins with a capital within a sentence.
    case name
    /// A number, in figures or in words.
    case number
    /// One letter of a script that writes no spaces between words.
    case letter
    /// `not` and its like.
    case negation
    /// A word that says nothing by itself: `the`, `of`.
    case function
    /// A word that speaks of the sources or the answer: `according`, `passage`.
    case frame
  }

  /// A hash of its folded, stemmed form.
  var form: UInt64
  var kind: Kind

  /// What it adds to the weight of a sentence, as a factor of its rarity.
  ///
  /// The factors were chosen on half of the labelled answers that `EvidenceBenchmark` reads.
  var factor: Double {
    switch kind {
    case .word: 1
    case .name, .number: 2
    case .letter: 0.5
    case .negation: 0.3
    case .function, .frame: 0
    }
  }
}

/// Reads a text term by term.
///
/// A term is a run of letters, with apostrophes inside, or a number: so `5mg` is two, as `5 mg` is.
/// Letters are compared without case, compatibility forms and composition (``FoldedText``), ASCII
/// words without their ending too (``EvidenceStem``). A number is compared by its value: `1,000` is
/// `1000`, `2.50` is `2.5`, `٣` and `three` are `3`; `kg` after a number is `kilogram`. Scripts without
/// spaces give a term a letter. Other signs than `% $ € £ ¥ °` say nothing.
struct EvidenceTerms {
  private let text: [Unicode.Scalar]
  private let end: Int
  /// Up to where the text was read.
  private(set) var index: Int
  private var word: [UInt8] = []
  private var previous: EvidenceTerm?
  /// The two words before count things of the sources: `passage 2`, `steps 1-3`.
  private var isCounting = false
  private var isFirst = true
  /// The sign of a currency, which comes after its number as its name does.
  private var heldSign: EvidenceTerm?

  init(of text: [Unicode.Scalar], in range: Range<Int>) {
    self.text = text
    index = range.lowerBound
    end = range.upperBound
  }

  /// The next term, nil at the end.
  mutating func next() -> EvidenceTerm? {
    if previous?.kind == .number, let sign = heldSign {
      heldSign = nil
      previous = sign
      return sign
    }
    while index < end {
      let scalar = text[index]
      if let term = scalar.isASCII ? asciiTerm(scalar) : otherTerm(scalar) {
        isFirst = false
        previous = term
        return term
      }
    }
    return nil
  }

  private mutating func asciiTerm(_ scalar: Unicode.Scalar) -> EvidenceTerm? {
    switch scalar {
    case "a"..."z", "A"..."Z": return wordTerm()
    case "0"..."9": return numberTerm()
    case "%", "$":
      index += 1
      return scalar == "%" ? sign("percent") : currency("dollar")
    default:
      index += 1
      return nil
    }
  }

  private mutating func otherTerm(_ scalar: Unicode.Scalar) -> EvidenceTerm? {
    switch scalar {
    case "\u{20AC}", "\u{A3}", "\u{A5}":
      index += 1
      return currency(
        scalar == "\u{20AC}" ? "euro" : scalar == "\u{A3}" ? "pound" : "yen"
      )
    case "\u{B0}":
      index += 1
      return sign("degree")
    default: break
    }
    if scalar.isWrittenWithoutSpaces {
      index += 1
      guard scalar.properties.isAlphabetic else { return nil }
      return EvidenceTerm(form: EvidenceHash.of(scalar), kind: .letter)
    }
    let properties = scalar.properties
    if properties.numericType == .decimal { return numberTerm() }
    if properties.isAlphabetic { return wordTerm() }
    index += 1
    return nil
  }

  /// The name of a sign, in the form that the word has.
  private mutating func sign(_ name: String) -> EvidenceTerm {
    word = Array(name.utf8)
    EvidenceStem.shorten(&word)
    return EvidenceTerm(form: EvidenceHash.of(word), kind: .word)
  }

  private mutating func currency(_ name: String) -> EvidenceTerm? {
    let term = sign(name)
    guard index < end, text[index].isASCIIDigit else { return term }
    heldSign = term
    return nil
  }

  private mutating func wordTerm() -> EvidenceTerm? {
    let start = index
    let isAfterNumber = previous?.kind == .number && start > 0 && isNearNumber(start)
    var isASCII = true
    word.removeAll(keepingCapacity: true)
    while index < end {
      let scalar = text[index]
      if scalar.isASCIILetter {
        word.append(UInt8(truncatingIfNeeded: scalar.value) | 0x20)
      } else if scalar == "'" || scalar == "\u{2019}" {
        guard index > start, index + 1 < end, isLetter(text[index + 1]) else { break }
        word.append(0x27)
      } else if !scalar.isASCII, isLetter(scalar) || scalar.isCombining {
        isASCII = false
      } else {
        break
      }
      index += 1
    }
    guard isASCII else { return foldedWord(start..<index) }
    let isCapital = "A"..."Z" ~= text[start] && !isFirst
    let hash = EvidenceHash.of(word)
    let entry = EvidenceWords.entry(of: word, hash: hash)
    isCounting = entry?.countsSources ?? false
    switch entry?.kind {
    case .negation: return EvidenceTerm(form: EvidenceHash.negation, kind: .negation)
    case .function: return EvidenceTerm(form: hash, kind: .function)
    case .frame: return EvidenceTerm(form: hash, kind: .frame)
    case .number: return EvidenceTerm(form: EvidenceHash.of(entry?.number ?? 0), kind: .number)
    case .word, .name, .letter, nil: break
    }
    if isAfterNumber, let unit = EvidenceWords.unit(of: word) {
      return EvidenceTerm(form: EvidenceHash.of(unit), kind: .word)
    }
    EvidenceStem.shorten(&word)
    return EvidenceTerm(form: EvidenceHash.of(word), kind: isCapital ? .name : .word)
  }

  /// Whether only a space or nothing stands between a number and this place.
  private func isNearNumber(_ place: Int) -> Bool {
    let before = text[place - 1]
    if isDigit(before) { return true }
    return place > 1 && (before == " " || before == "-" || before == "\u{A0}")
      && isDigit(text[place - 2])
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? scalar.isASCIIDigit : scalar.properties.numericType == .decimal
  }

  private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? scalar.isASCIILetter
      : scalar.properties.isAlphabetic && !scalar.isWrittenWithoutSpaces
        && scalar.properties.numericType == nil
  }

  private mutating func foldedWord(_ range: Range<Int>) -> EvidenceTerm {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text[range])
    var folded = FoldedText()
    folded.append(contentsOf: view)
    let isCapital = text[range.lowerBound].properties.isUppercase && !isFirst
    isCounting = false
    return EvidenceTerm(
      form: EvidenceHash.of(folded.scalars),
      kind: isCapital ? .name : .word
    )
  }

  private mutating func numberTerm() -> EvidenceTerm? {
    var number = EvidenceNumber()
    while index < end, number.take(text[index], before: index + 1 < end ? text[index + 1] : nil) {
      index += 1
    }
    // `passage 2` counts the sources, and `steps 1-3` goes on counting.
    if isCounting { return EvidenceTerm(form: number.form, kind: .frame) }
    return EvidenceTerm(form: number.form, kind: .number)
  }
}

extension Unicode.Scalar {
  fileprivate var isCombining: Bool { properties.canonicalCombiningClass != .notReordered }

  /// Whether its script puts no spaces between words: Han, kana, Thai, Lao, Khmer, Burmese.
  package var isWrittenWithoutSpaces: Bool {
    switch value {
    case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF: true
    case 0x2E80...0xA4CF, 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x20000...0x3FFFF: true
    default: false
    }
  }
}
