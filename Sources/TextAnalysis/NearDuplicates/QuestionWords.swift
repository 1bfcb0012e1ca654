/// What a word does in a question, as far as its wording matters.
enum WordRole: UInt8 {
  /// Says nothing by itself: an article, a pronoun, an auxiliary verb, a word of courtesy.
  case free
  /// Ties other words together: `on`, `for`, `before`.
  case preposition
  /// Asks for something: `when`, `why`.
  case asking
  /// Turns the sense round: `not`, `without`.
  case negation
  /// Has a digit in it: a number, a version, a date, a code.
  case number
  /// A word of the dictionary.
  case ordinary
  /// In no dictionary: a name, a product, a word of another language, a slip of the pen.
  case unknown
  /// In no dictionary, and one letter off a word of the first four roles; what it is, only another question can tell.
  case doubtful

  /// Whether two questions with different ones of these may still ask the same.
  var isContent: Bool {
    switch self {
    case .free, .preposition, .negation: false
    case .asking, .number, .ordinary, .unknown, .doubtful: true
    }
  }
}

/// The lists of words that decide a role.
///
/// What is in several languages a word of different roles is in none.
///
/// Sources: the closed classes of the grammars of English, German, French, Spanish, Italian, Dutch and Portuguese;
/// the words of courtesy and framing are those that people put before a question to a help desk.
enum QuestionWords {
  /// The role of a word of a normalised question, nil when no list has it.
  static func role(of word: String) -> WordRole? { roles[word] }

  /// A pair of opposites: which pair, and which side of it; nil for a word without one.
  ///
  /// Only words that would otherwise count for nothing need one.
  static func opposite(of word: String) -> Opposite? { opposites[word] }

  /// One side of a pair of words that turn a question round.
  struct Opposite: Hashable {
    var pair: UInt8
    var side: UInt8
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
    for word in roles.keys.sorted() where word.utf8.count >= 2 {
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

  /// Before these the letter `t`, left over from an apostrophe, says `not`.
  static let shortenedNegations: Set<String> = Set(
    words(
      """
      ain aren can couldn didn doesn don hadn hasn haven isn mustn needn shan shouldn wasn weren won wouldn
      """
    )
  )

  private static let roles: [String: WordRole] = {
    var roles: [String: WordRole] = [:]
    for (list, role) in [
      (free, WordRole.free), (courtesy, .free), (otherLanguages, .free),
      (prepositions, .preposition), (otherPrepositions, .preposition), (asking, .asking),
      (otherAsking, .asking), (negations, .negation), (otherNegations, .negation),
    ] {
      for word in words(list) { roles[word] = role }
    }
    return roles
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

  private static func words(_ list: String) -> [String] {
    list.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  private static let free = """
    a about all also am an and another any anybody anyone anything are aren as at be been being both but by can \
    could couldn d did didn do does doesn doing don each either else even ever every get gets getting go goes \
    going got had hadn has hasn have haven having he her here hers him his i is isn it its itself just \
    ll m may me might mine must mustn my myself needn of one or other our ours own re s shall shan she should \
    shouldn so some somebody someone something such t than that the their theirs them then there these they thing \
    things this those though to too try trying us ve very want wanted wanting was wasn way ways we were weren what \
    whether which will won would wouldn you your yours yourself
    """

  private static let courtesy = """
    & - -- : ; | ? ! , . ... although afternoon excuse generally usually typically normally actually advance anyway assistance basically bit briefly clarify currently curious dear exactly explain folks \
    greetings guys hello help hey hi kindly know let like morning evening night team everyone everybody maybe nicely ok okay perhaps please possible possibly \
    pls plz precisely properly question quick quickly really regarding simply sorry tell thank thanks thx wanna \
    well wonder wondering also therefore thus hence however moreover furthermore meanwhile u ur r b thru tho cuz bc btw asap fyi imho real rather quite now
    """

  private static let prepositions = """
    w/ while above across after against along among around at because before behind below beneath beside besides between \
    beyond by down during except for from if in inside instead into like near off on onto out outside over per since through throughout \
    toward towards under underneath unless until up upon via when whenever where wherever with within
    """

  private static let asking = "how when where who whom whose why"

  private static let negations =
    "no nor not never none nobody nothing neither without w/o cannot cant dont"

  private static let otherLanguages = """
    aber als auch danke dank vielen guten tag morgen abend kurze frage entschuldigung voraus bitte da das dass dem den denn der des dir du ein eine einem einen einer eines er es für gibt \
    habe haben hallo ich ihr ihre ihren im ist kann kannst können mein meine meinem meinen meiner mich mir \
    muss sein sich sie sind und uns unser unsere werden wird zum zur \
    au aux avec bonjour bonsoir merci svp plaît excusez avance petite ce cela ces cette dans de des du elle elles en est et être il ils je la le les leur lui \
    ma mes moi mon nous ont ou par peut peux pour que qui sa ses sont sur ta tes toi ton tu un une vos votre \
    vous \
    al con gracias favor disculpe decir saber podría quisiera pregunta realmente buenos buenas días tardes del el ella ellas ellos es esta este esto ha han hola la las le les lo los me mi mis nos para pero \
    por puede puedo se ser si sobre su sus te tengo tiene tu una unas unos usted y yo \
    che ci con da dei del della delle di e gli ho i il io la lo mi mio nel nella per posso più si sono su \
    un una uno \
    aan bij dat de een en het heb hoe ik je kan mijn naar of op te van voor zijn \
    ao as com da das do dos e em mais meu minha na nas nos o os ou para pela pelo posso se seu sua um uma
    """

  private static let otherPrepositions =
    "ab auf aus bei bis durch gegen mit nach seit über um unter von vor zu zwischen depuis vers chez desde hasta hacia entre até sotto verso dal"

  private static let otherAsking = """
    warum wann wer wessen wo woher wohin wie welche welcher welches comment pourquoi quand où cuando cuándo cómo dónde \
    donde quién porqué quando dove perché chi waarom wanneer waar wie onde quem porque
    """

  private static let otherNegations = """
    kein keine keinem keinen keiner nicht nie niemals ohne aucun aucune jamais ne pas rien sans nunca sin nada non nulla \
    senza geen niet nooit zonder nem sem não
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
