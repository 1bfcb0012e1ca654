/// What is known of every word of a table: its role, its concept and its opposite.
struct WordTraits {
  var role: WordRole
  /// The number of its concept; words with one concept count as the same.
  var concept: UInt32
  /// Whether other words stand for the same.
  var hasSynonyms: Bool
  /// What it says of person, mood and tense.
  var soft: SoftWords
  /// A bit for each language that has it among its words of grammar.
  var languages: UInt8
  /// The pair of opposites that it is in, and the side of it, 0 for none: twice the pair, more one on its second side.
  var opposite: UInt8
  /// Which forms of `do` and `be` it is.
  var verbs: AuxiliaryForms = []
  /// What it says of words beside it.
  var cue: Mentions.Cue?
  /// The number that it is written for.
  var written: WrittenNumber?
  /// Whether it is short for several words.
  var isContraction = false
  /// When it may be what is asked about.
  var use = Mentions.Use.never
}

/// Looks up the traits of words, each of them once.
struct WordLookup {
  private(set) var words = WordTable()
  private(set) var concepts = WordTable()
  private(set) var traits: [WordTraits] = []
  /// Whether a concept is one that a question may have and its like not: an ordinary word, or one that may be a slip of a
  /// word that says nothing.
  private(set) var isOrdinary: [Bool] = []
  /// The phrases that begin with a word, as numbers of words.
  private(set) var phrases: [UInt32: [(rest: [UInt32], word: UInt32)]] = [:]
  private let dictionary: WordDictionary
  /// The numbers of words of grammar in questions of other languages than English.
  private var foreign: [UInt64: UInt32] = [:]

  init(dictionary: WordDictionary) {
    self.dictionary = dictionary
    for (first, others) in Phrases.byFirstWord.sorted(by: {
      $0.key.lexicographicallyPrecedes($1.key)
    }) {
      phrases[number(of: first)] = others.map { other in
        (other.rest.map { number(of: $0) }, number(of: other.word))
      }
    }
  }

  private mutating func number(of word: [UInt8]) -> UInt32 {
    word.withUnsafeBufferPointer { number(of: $0) }
  }

  /// The number of a word.
  mutating func number(of word: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let number = words.number(of: word)
    if number == traits.count { traits.append(made(for: word)) }
    return number
  }

  /// Whether a word may be the first half of another; an article or a pronoun is none.
  func mayBeginCompound(_ word: UInt32) -> Bool {
    let isWord = traits[Int(word)].role == .ordinary || traits[Int(word)].role == .unknown
    return isWord || Compounds.beginnings.contains(Array(words.word(Int(word))))
  }

  /// The number of a word if it is ordinary.
  mutating func numberOfOrdinary(_ word: UnsafeBufferPointer<UInt8>) -> UInt32? {
    if let known = words.existingNumber(of: word) {
      return traits[Int(known)].role == .ordinary ? known : nil
    }
    guard dictionary.contains(word) || Compounds.words.contains(Array(word)) else { return nil }
    return number(of: word)
  }

  /// Whether two words are one with a slip in it, or their stems are.
  func areSlips(_ left: UInt32, _ right: UInt32) -> Bool {
    let traits = (traits[Int(left)], traits[Int(right)])
    if traits.0.role == .asking || traits.1.role == .asking, areOneEditApart(left, right) {
      return true
    }
    let rule =
      traits.0.role == .ordinary || traits.1.role == .ordinary
      ? SlipRule.allows : SlipRule.allowsOfUnknown
    let areWordsSlips = words.withWord(Int(left)) { first in
      words.withWord(Int(right)) { rule(first, $0) }
    }
    if areWordsSlips { return true }
    return concepts.withWord(Int(traits.0.concept)) { first in
      concepts.withWord(Int(traits.1.concept)) { rule(first, $0) }
    }
  }

  /// Whether a word is two others written together.
  func isJoined(_ word: UInt32, _ first: UInt32, _ second: UInt32) -> Bool {
    words.withWord(Int(word)) { letters in
      words.withWord(Int(first)) { first in
        letters.count > first.count && letters.starts(with: first)
          && words.withWord(Int(second)) { letters[first.count...].elementsEqual($0) }
      }
    }
  }

  /// Whether two words are likely one with a slip in it, as two names may be too.
  func mayBeSlips(_ left: UInt32, _ right: UInt32) -> Bool {
    let areNames = isOutsideDictionary(left) && isOutsideDictionary(right)
    return words.withWord(Int(left)) { first in
      words.withWord(Int(right)) { second in
        SlipRule.mayAllow(first, second, areNames: areNames)
          || !areNames && (isFrequent(left) || isFrequent(right)) && isOneEditApart(first, second)
      }
    }
  }

  private func isFrequent(_ word: UInt32) -> Bool {
    words.withWord(Int(word)) { QuestionWords.frequent.contains(Array($0)) }
  }

  /// Whether a word may be a slip of another: no dictionary and no list has it.
  func isOutsideDictionary(_ word: UInt32) -> Bool {
    let role = traits[Int(word)].role
    return role == .unknown || role == .doubtful
  }

  func isNot(_ word: UInt32) -> Bool { isWord(word, "not") }
  func isOf(_ word: UInt32) -> Bool { isWord(word, "of") }
  func isTo(_ word: UInt32) -> Bool { isWord(word, "to") }
  func isFrom(_ word: UInt32) -> Bool { isWord(word, "from") }

  /// Whether a word says where, and not from where to where or with what.
  func isOfPlace(_ word: UInt32) -> Bool {
    isWord(word, "in") || isWord(word, "on") || isWord(word, "at")
  }

  func isJoining(_ word: UInt32) -> Bool {
    isWord(word, "and") || isWord(word, "or") || isWord(word, "&")
  }

  func isArticle(_ word: UInt32) -> Bool { isWord(word, "a") || isWord(word, "one") }

  /// `What is the price` and `the price` ask the same; `what do cats eat` and `do cats eat` do not.
  func isFormOfBe(_ word: UInt32) -> Bool {
    isWord(word, "is") || isWord(word, "are") || isWord(word, "s") || isWord(word, "re")
  }

  private func isWord(_ word: UInt32, _ text: StaticString) -> Bool {
    words.withWord(Int(word)) { bytes in
      bytes.count == text.utf8CodeUnitCount
        && (0..<bytes.count).allSatisfy { bytes[$0] == text.utf8Start[$0] }
    }
  }

  func areOneEditApart(_ left: UInt32, _ right: UInt32) -> Bool {
    words.withWord(Int(left)) { first in
      words.withWord(Int(right)) { isOneEditApart(first, $0) }
    }
  }

  /// Whether two words differ in their endings or their spelling only.
  func haveOneStem(_ left: UInt32, _ right: UInt32) -> Bool {
    var stems = (Array(words.word(Int(left))), Array(words.word(Int(right))))
    WordConcept.shorten(&stems.0)
    WordConcept.shorten(&stems.1)
    return stems.0 == stems.1
  }

  /// The number that a word has in a question of a language; in English it is the word's own.
  mutating func number(of word: UInt32, in language: QuestionLanguage) -> UInt32 {
    guard language != .english, traits[Int(word)].languages != 0 else { return word }
    let key = UInt64(language.rawValue) << 32 | UInt64(word)
    if let known = foreign[key] { return known }
    let text = Array(words.word(Int(word)))
    let role = QuestionWords.role(
      of: String(decoding: text, as: UTF8.self),
      in: language
    )
    let number = addedNumber(text + [language.rawValue], role: role ?? .unknown)
    foreign[key] = number
    return number
  }

  /// Whether what is said of one of two things may be said of both in either order: `compare cats and dogs`.
  func isMutual(_ word: UInt32) -> Bool {
    words.withWord(Int(word)) { bytes in
      bytes.count <= 9 && Self.mutual.contains(Array(bytes))
    }
  }

  private static let mutual = [
    "compare", "compares", "comparing", "combine", "combining", "mix", "mixing",
  ]
  .map { Array($0.utf8) }

  /// The number of a letter or a short word that is a name where it stands: `plan a`, `the US office`.
  mutating func numberAsName(of word: UInt32) -> UInt32 {
    addedNumber(Array(words.word(Int(word))) + [Self.nameMark], role: .unknown)
  }

  private static let nameMark: UInt8 = 0x1F

  private mutating func addedNumber(_ text: [UInt8], role: WordRole) -> UInt32 {
    text.withUnsafeBufferPointer { text in
      let number = words.number(of: text)
      if number == traits.count { traits.append(made(for: text, role: role)) }
      return number
    }
  }

  private mutating func made(
    for word: UnsafeBufferPointer<UInt8>,
    role known: WordRole? = nil
  ) -> WordTraits {
    let text = String(decoding: word, as: UTF8.self)
    let role = known ?? role(of: word, text)
    let isOfGrammar = !role.isContent || known != nil
    let form = isOfGrammar ? grammarForm(text) : WordConcept.form(of: text.utf8)
    let concept = form.withUnsafeBufferPointer { concepts.number(of: $0) }
    if concept == isOrdinary.count { isOrdinary.append(false) }
    switch role {
    case .ordinary, .asking, .doubtful, .intensifier: isOrdinary[Int(concept)] = true
    default: break
    }
    let isEnglish = known == nil
    let opposite =
      isEnglish ? QuestionWords.opposite(of: text).map { $0.pair * 2 + $0.side } ?? 0 : 0
    let languages =
      isEnglish
      ? QuestionWords.languages(of: text).reduce(0) { $0 | 1 << $1.rawValue } : UInt8(0)
    return WordTraits(
      role: role,
      concept: concept,
      hasSynonyms: !isOfGrammar && WordConcept.hasSynonyms(text.utf8),
      soft: isEnglish ? QuestionWords.soft(text) : [],
      languages: languages,
      opposite: opposite,
      verbs: isEnglish ? AuxiliaryForms(text) : [],
      cue: isEnglish ? Mentions.cue(of: text) : nil,
      written: isEnglish ? WrittenNumber(text) : nil,
      isContraction: isEnglish && Contractions.contain(word),
      use: isEnglish ? Mentions.use(of: text, role) : .never
    )
  }

  private func grammarForm(_ text: String) -> [UInt8] {
    Array((QuestionWords.concept(of: text) ?? text).utf8)
  }

  private func role(of word: UnsafeBufferPointer<UInt8>, _ text: String) -> WordRole {
    if let role = QuestionWords.role(of: text) { return role }
    if word.contains(where: { $0 &- 0x30 < 10 }) { return .number }
    if Self.isSmiley(text) { return .free }
    if word.count == 1 { return .unknown }
    if dictionary.contains(word) || Compounds.words.contains(Array(word)) { return .ordinary }
    return QuestionWords.mayBeSlip(word) ? .doubtful : .unknown
  }

  private static func isSmiley(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isEmojiPresentation || ":;().!?,*".unicodeScalars.contains(scalar)
    }
  }
}
