/// What a word does in a question, as far as its wording matters.
enum WordRole: UInt8 {
  /// Says nothing by itself: an article, `is`, `do`, a word of courtesy.
  case free
  /// Says who, whether it is so, may be so or was so: a pronoun, a modal verb, a tense. What it is stands in its ``SoftWords``.
  case soft
  /// Says of how many, or ties two words in a way of its own: `all`, `than`, `or`; in other languages than English every
  /// word of grammar that says something.
  case closed
  /// Ties words together and may be left out, though not exchanged for another: `to`, `of`, `and`.
  case link
  /// Ties other words together: `on`, `for`, `before`.
  case preposition
  /// Asks for something: `when`, `why`.
  case asking
  /// Turns the sense round: `not`, `without`.
  case negation
  /// Has a digit in it: a number, a version, a date, a code.
  case number
  /// Makes another word stronger or weaker, and no other question: `very`, `usually`.
  case intensifier
  /// A word of the dictionary.
  case ordinary
  /// In no dictionary: a name, a product, a word of another language, a slip of the pen; and a letter that stands alone.
  case unknown
  /// In no dictionary, and one letter off a word of the first seven roles; what it is, only another question can tell.
  case doubtful

  /// Whether it counts among what a question asks about.
  var isContent: Bool {
    switch self {
    case .free, .soft, .closed, .link, .preposition, .negation: false
    case .asking, .number, .intensifier, .ordinary, .unknown, .doubtful: true
    }
  }
}

/// Which forms of `do` and `be` a word is.
///
/// They say nothing beside each other, but `who does the king like` is another question than `who is the king like`.
struct AuxiliaryForms: OptionSet {
  let rawValue: UInt8

  /// A form of `do`.
  static let doing = AuxiliaryForms(rawValue: 1 << 0)
  /// A form of `be`.
  static let being = AuxiliaryForms(rawValue: 1 << 1)
  /// `doing` itself, which asks for something else than the question without it: `how is the king doing`.
  static let present = AuxiliaryForms(rawValue: 1 << 2)
}

extension AuxiliaryForms {
  init(_ word: String) {
    switch word {
    case "do", "does", "did", "don", "doesn", "didn": self = .doing
    case "doing": self = [.doing, .present]
    case "is", "are", "am", "was", "were", "isn", "aren", "wasn", "weren", "s", "re", "m":
      self = .being
    default: self = []
    }
  }

  /// Whether the one has a form of `do` where the other has one of `be`, or says what somebody is doing where the other
  /// does not.
  func isOther(than other: AuxiliaryForms) -> Bool {
    self == .doing && other == .being || self == .being && other == .doing
      || contains(.present) && !other.contains(.doing)
      || other.contains(.present) && !contains(.doing)
  }
}

/// What the words between two words of content say of person, mood and tense.
struct SoftWords: OptionSet {
  let rawValue: UInt32

  static let i = SoftWords(rawValue: 1 << 0)
  static let you = SoftWords(rawValue: 1 << 1)
  static let he = SoftWords(rawValue: 1 << 2)
  static let she = SoftWords(rawValue: 1 << 3)
  static let they = SoftWords(rawValue: 1 << 4)
  static let it = SoftWords(rawValue: 1 << 5)
  static let can = SoftWords(rawValue: 1 << 6)
  static let may = SoftWords(rawValue: 1 << 7)
  static let must = SoftWords(rawValue: 1 << 8)
  static let should = SoftWords(rawValue: 1 << 9)
  static let will = SoftWords(rawValue: 1 << 10)
  static let would = SoftWords(rawValue: 1 << 11)
  static let past = SoftWords(rawValue: 1 << 12)
  static let have = SoftWords(rawValue: 1 << 13)
  static let not = SoftWords(rawValue: 1 << 14)
  static let what = SoftWords(rawValue: 1 << 15)
  static let me = SoftWords(rawValue: 1 << 16)
  static let my = SoftWords(rawValue: 1 << 17)
  static let your = SoftWords(rawValue: 1 << 18)

  /// Words that stand for persons and things.
  static let pronouns: SoftWords = [.i, .you, .he, .she, .they, .it, .me, .my, .your, .what]

  /// Pronouns that one question may go without, as in `reset (my) password`.
  static let spared: SoftWords = [.i, .my, .you, .your, .it]
  /// Words that can only stand before one word, so that behind it they are a slip: `create I a file`.
  static let bound: SoftWords = [.i, .my, .your]

  /// Auxiliary verbs, which stand before the subject in a question and behind it in a clause.
  static let auxiliary: SoftWords = [.can, .may, .must, .should, .will, .would, .past, .have, .not]
}
