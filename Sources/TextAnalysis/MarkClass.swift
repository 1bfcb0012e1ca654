/// What a character is to the key of a question, after folding.
enum MarkClass: UInt8 {
  /// White space, a control character or a quotation mark.
  case blank
  /// A letter, or a mark on one.
  case letter
  /// A decimal digit.
  case digit
  /// A symbol or any other character that is kept wherever it stands.
  case symbol
  /// `=`, which is kept wherever it stands too.
  case equals
  /// `( [ {`.
  case opening
  /// `) ] }`.
  case closing
  /// `.`.
  case point
  /// `-`.
  case hyphen
  /// `!`.
  case exclamation
  /// `?`, or a full stop of another script: it ends sentences and means nothing else.
  case terminal
  /// `,` or `:`.
  case separator
  /// Any other punctuation.
  case prose

  /// Whether it is dropped unless a rule keeps it.
  var isSoft: Bool { rawValue >= MarkClass.point.rawValue }

  /// Whether a word can begin with it.
  var isWord: Bool { self == .letter || self == .digit }
}

extension MarkClass {
  /// Classifies a scalar.
  init(_ scalar: Unicode.Scalar) {
    if let known = Self.special(scalar) {
      self = known
      return
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark:
      self = .letter
    case .decimalNumber:
      self = .digit
    case .letterNumber, .otherNumber, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol,
      .privateUse, .unassigned, .surrogate:
      self = .symbol
    case .connectorPunctuation:
      self = .symbol
    case .openPunctuation:
      self = .opening
    case .closePunctuation:
      self = .closing
    case .initialPunctuation, .finalPunctuation:
      self = .blank
    case .dashPunctuation, .otherPunctuation:
      self = .prose
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format:
      self = .blank
    @unknown default:
      self = .symbol
    }
  }

  private static func special(_ scalar: Unicode.Scalar) -> MarkClass? {
    switch scalar {
    case "\"", "'", "`", "\u{B4}", "\u{201A}", "\u{201E}", "\u{300C}"..."\u{300F}": .blank
    case ".": .point
    case "-": .hyphen
    case "!": .exclamation
    case "?", "\u{3002}", "\u{61F}", "\u{964}": .terminal
    case ",", ":": .separator
    case "=": .equals
    case "#", "%", "&", "@", "*", "/", "\\", "\u{2030}", "\u{2032}", "\u{2033}": .symbol
    default: nil
    }
  }
}
