/// The lists of words that decide a role.
///
/// A list counts only in a question of its language: `son` and `van` are words of grammar in Spanish and Dutch.
///
/// Sources: the closed classes of the grammars of English, German, French, Spanish, Italian, Dutch and Portuguese;
/// the words of courtesy are those that people put before a question to a help desk.
enum QuestionWords {
  /// The role of a word of a normalised question in a language, nil when no list of it has the word.
  static func role(of word: String, in language: QuestionLanguage = .english) -> WordRole? {
    roles[language]?[word]
  }

  /// What a word of an English question says of person, mood and tense.
  static func soft(_ word: String) -> SoftWords { softWords[word] ?? [] }

  /// The word that stands for its like among words of grammar: `inside` counts as `in`.
  static func concept(of word: String) -> String? { classes[word] }

  /// A pair of opposites: which pair, and which side of it; nil for a word without one.
  ///
  /// Only words that would otherwise count for nothing need one.
  static func opposite(of word: String) -> Opposite? { opposites[word] }

  /// One side of a pair of words that turn a question round.
  struct Opposite: Hashable {
    var pair: UInt8
    var side: UInt8
  }

  /// The languages that have a word in one of their lists.
  static func languages(of word: String) -> [QuestionLanguage] {
    QuestionLanguage.allCases.filter { roles[$0]?[word] != nil }
  }

  /// Whether a word in no dictionary may be a slip of a listed one: `ghe`, `waht`, `plase`, `withuot`.
  static func mayBeSlip(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard (2...12).contains(word.count) else { return false }
    let text = Array(word)
    return (-1..<text.count).contains { place in
      var variant = text
      if place >= 0 { variant.remove(at: place) }
      return variants[variant]?.contains { listed in
        listed.withUnsafeBufferPointer { isOneEditApart(word, $0) }
      } ?? false
    }
  }

  /// The listed words by what is left of them when a letter is left out, or none is.
  private static let variants: [[UInt8]: [[UInt8]]] = {
    var variants: [[UInt8]: [[UInt8]]] = [:]
    let listed = Set(roles.values.flatMap(\.keys) + words(often))
    for word in listed.sorted() where word.utf8.count >= 2 {
      let bytes = Array(word.utf8)
      variants[bytes, default: []].append(bytes)
      guard bytes.count >= 3 else { continue }
      for place in bytes.indices {
        var variant = bytes
        variant.remove(at: place)
        if variants[variant]?.last != bytes { variants[variant, default: []].append(bytes) }
      }
    }
    return variants
  }()

  /// Words so frequent that what is one letter off them, and no word, is a slip, short as they are.
  static let frequent: Set<[UInt8]> = Set(words(often).map { Array($0.utf8) })

  private static let often = """
    much many long often know need make work find mean cost show take help
    """

  /// Before these the letter `t`, left over from an apostrophe, says `not`.
  static let shortenedNegations: Set<String> = Set(
    words(
      """
      ain aren can couldn didn doesn don hadn hasn haven isn mustn needn shan shouldn wasn weren won wouldn
      """
    )
  )

  private static let roles: [QuestionLanguage: [String: WordRole]] = {
    var roles: [QuestionLanguage: [String: WordRole]] = [:]
    for (list, role) in [
      (free, WordRole.free), (courtesy, .free), (closed, .closed), (prepositions, .preposition),
      (asking, .asking), (negations, .negation), (intensifiers, .intensifier), (links, .link),
    ] {
      for word in words(list) { roles[.english, default: [:]][word] = role }
    }
    for word in softWords.keys { roles[.english, default: [:]][word] = .soft }
    for (language, lists) in OtherLanguages.lists {
      for (list, role) in [
        (lists.free, WordRole.free), (lists.closed, .closed),
        (lists.prepositions, .preposition), (lists.asking, .asking), (lists.negations, .negation),
      ] {
        for word in words(list) { roles[language, default: [:]][word] = role }
      }
    }
    return roles
  }()

  private static let softWords: [String: SoftWords] = {
    var table: [String: SoftWords] = [:]
    for (list, soft): (String, SoftWords) in [
      ("i we", .i), ("me us myself ourselves", .me), ("my mine our ours", .my),
      ("you u yourself yourselves", .you), ("your yours ur", .your),
      ("he him his himself", .he), ("she her hers herself", .she),
      ("they them their theirs themselves", .they), ("it its itself", .it),
      ("can could couldn", .can), ("may might", .may), ("must mustn", .must),
      ("should shouldn ought", .should), ("will shall shan won ll", .will),
      ("would wouldn", .would),
      ("was were did wasn weren didn", .past), ("had hadn", [.past, .have]),
      ("have has having haven hasn ve", .have), ("what which", .what),
    ] {
      for word in words(list) { table[word] = soft }
    }
    return table
  }()

  private static let opposites: [String: Opposite] = {
    var table: [String: Opposite] = [:]
    for (number, pair) in pairs.split(separator: "\n").enumerated() {
      for (side, group) in pair.split(separator: "|").enumerated() {
        for word in words(String(group)) {
          table[word] = Opposite(pair: UInt8(number + 1), side: UInt8(side))
        }
      }
    }
    return table
  }()

  private static let classes: [String: String] = {
    var table: [String: String] = [:]
    for group in likes.split(separator: "\n") {
      let members = words(String(group))
      for word in members { table[word] = members[0] }
    }
    return table
  }()

  private static func words(_ list: String) -> [String] {
    list.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  private static let free = """
    a am an are aren be been being do does doesn doing don ain is isn re m re s so that the there these this those also \
    then just but
    """

  private static let courtesy = """
    - -- : ; | ? ! , . ... actually anyway basically exactly greetings hello hey hi hiya kindly ok okay please pls plz \
    precisely really sorry thank thanks thx btw fyi imho cheers folks however moreover furthermore therefore thus hence
    """

  /// What may be left out beside another word, or put there, without another question: the one word that is spared.
  private static let intensifiers = """
    very quite extremely totally absolutely definitely certainly truly honestly literally obviously simply usually typically \
    normally generally currently possibly perhaps maybe quickly properly briefly nicely properly ever correctly successfully \
    easily
    """

  private static let closed = """
    all anybody anyone anything as both each either else even every everybody everyone everything get gets getting got \
    gotten go goes going gone one only or other others own same some somebody someone something such than thing things though although too \
    want wanted wants still yet already again
    """

  private static let prepositions = """
    w/ while about above across after against along among around at because coz cuz before behind below beneath beside besides \
    between beyond by concerning down during except for from if in inside instead into like near off on onto out outside over per \
    regarding since through throughout thru till under underneath unless until up upon via when whenever \
    whether wherever with within
    """

  private static let links = "& and any of to toward towards"

  private static let asking = "how where who whom whose why"

  private static let negations =
    "no not never none nobody nothing neither nor without w/o"

  /// Words of grammar that count as one, a group a line.
  private static let likes = """
    in inside
    on onto upon
    and &
    because coz cuz
    to toward towards
    until till
    about regarding concerning
    through thru
    with w/
    without w/o
    who whom
    everyone everybody
    someone somebody
    anyone anybody
    get gets
    go goes
    want wants
    though although
    """

  /// One pair a line, its sides apart by a bar.
  private static let pairs = """
    in into inside|out outside
    on|off
    up above over|down below under beneath underneath
    before|after
    from|to towards toward
    more most|less least fewer
    with|without
    if|unless
    morning|afternoon evening night
    """
}
