/// Words that a question is about as words: `what does BTW mean`, `how do you say sorry in French`, `define whom`.
///
/// There they are names, however little they say elsewhere.
enum Mentions {
  /// What a word says of the words beside it.
  enum Cue: UInt8 {
    /// `What does … mean`.
    case meaning
    /// `The meaning of …`.
    case sense
    /// `The word …`, `define …`.
    case naming
    /// `How do I say …`.
    case saying
  }

  /// When a word that says nothing or little may be what is asked about.
  enum Use: UInt8, Comparable {
    /// Never: an article, a pronoun, any word that has a sense of its own.
    case never
    /// A word of grammar.
    case grammar
    /// A word of courtesy, behind more words than one of grammar.
    case courtesy

    static func < (left: Use, right: Use) -> Bool { left.rawValue < right.rawValue }
  }

  static func cue(of word: String) -> Cue? { cues[word] }

  static func use(of word: String, _ role: WordRole) -> Use {
    if courtesies.contains(word) { return .courtesy }
    let isPronoun = !QuestionWords.soft(word).isDisjoint(with: .pronouns)
    guard role != .ordinary, role != .number, role != .unknown, !isPronoun,
      !pointers.contains(word)
    else { return .never }
    return .grammar
  }

  /// The places of such words.
  static func places(in words: ArraySlice<UInt32>, _ lookup: WordLookup) -> [Int] {
    func traits(_ place: Int) -> WordTraits? {
      words.indices.contains(place) ? lookup.traits[Int(words[place])] : nil
    }
    var places: [Int] = []
    for (place, word) in words.enumerated() {
      guard let cue = lookup.traits[Int(word)].cue else { continue }
      let here = words.startIndex + place
      func add(_ place: Int, ifAtLeast use: Use) {
        if let found = traits(place)?.use, found >= use { places.append(place) }
      }
      func add(behind place: Int) {
        add(place + 1, ifAtLeast: place + 2 == words.endIndex ? .grammar : .courtesy)
      }
      switch cue {
      case .meaning:
        let isAsked = traits(here - 2)?.verbs.contains(.doing) == true
        if here - 1 > words.startIndex || here + 1 == words.endIndex {
          add(here - 1, ifAtLeast: isAsked ? .grammar : .courtesy)
        }
      case .sense:
        if here + 1 == words.endIndex { add(here - 1, ifAtLeast: .courtesy) }
        if here + 2 < words.endIndex, lookup.isOf(words[here + 1]) { add(behind: here + 1) }
      case .naming: add(behind: here)
      case .saying: add(here + 1, ifAtLeast: .courtesy)
      }
    }
    return places
  }

  private static let cues: [String: Cue] = {
    var cues: [String: Cue] = [:]
    for (cue, list) in [
      (Cue.meaning, "mean means stand stands denote denotes"),
      (.sense, "meaning definition translation spelling pronunciation abbreviation"),
      (.naming, "define word acronym"),
      (.saying, "say saying spell pronounce translate"),
    ] {
      for word in list.split(separator: " ") { cues[String(word)] = cue }
    }
    return cues
  }()

  private static let courtesies: Set<String> = Set(
    "hello hey hi hiya ok okay please pls plz sorry thank thanks thx btw fyi imho cheers greetings"
      .split(separator: " ").map(String.init)
  )

  /// Words that point to what was said, and are not said themselves.
  private static let pointers: Set<String> = Set(
    "a an the this that these those there so both each either one all any some something anything everything"
      .split(separator: " ").map(String.init)
  )
}
