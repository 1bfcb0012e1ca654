/// Questions as numbers of words, in flat arrays: a million of them take some 150 MB.
struct ComparedQuestions {
  /// How many words of a question are compared one by one; the rest of a longer one counts as one number.
  static let mostWords = 400

  private(set) var lookup: WordLookup
  /// The words of all questions, in their order.
  private(set) var words: [UInt32] = []
  /// The concepts of what each question asks about, in rising order.
  private(set) var concepts: [UInt32] = []
  private var wordEnds: [Int] = [0]
  private var conceptEnds: [Int] = [0]
  private var scratch: [UInt32] = []
  private var compound: [UInt8] = []

  init(dictionary: WordDictionary) {
    lookup = WordLookup(dictionary: dictionary)
  }

  var count: Int { wordEnds.count - 1 }

  /// Where the words of a question stand.
  func wordRange(_ question: Int) -> Range<Int> { wordEnds[question]..<wordEnds[question + 1] }

  /// Where the concepts of a question stand.
  func conceptRange(_ question: Int) -> Range<Int> {
    conceptEnds[question]..<conceptEnds[question + 1]
  }

  func words(of question: Int) -> ArraySlice<UInt32> { words[wordRange(question)] }

  func traits(_ word: UInt32) -> WordTraits { lookup.traits[Int(word)] }

  /// Takes a normalised question in.
  mutating func append(_ key: UnsafeBufferPointer<UInt8>) {
    let start = words.count
    var position = 0
    while position < key.count {
      guard words.count - start < Self.mostWords else {
        append(rest: UnsafeBufferPointer(rebasing: key[position...]))
        break
      }
      if key[position] == 0x20 {
        position += 1
        continue
      }
      var end = position + 1
      while end < key.count, key[end] != 0x20 { end += 1 }
      append(word: UnsafeBufferPointer(rebasing: key[position..<end]), from: start)
      position = end
    }
    closeQuestion(from: start)
  }

  private mutating func append(word: UnsafeBufferPointer<UInt8>, from start: Int) {
    var word = word
    while word.count > 1, Self.isBracket(word[0]) {
      word = UnsafeBufferPointer(rebasing: word.dropFirst())
    }
    while word.count > 1, Self.isBracket(word[word.count - 1]) {
      word = UnsafeBufferPointer(rebasing: word.dropLast())
    }
    if word[0] >= 0xE0, appendLetters(of: word) { return }
    if word.count == 1, word[0] == UInt8(ascii: "t"), let last = words.last, words.count > start,
      lookup.words.withWord(Int(last), Self.isShortenedNegation)
    {
      append("not")
      return
    }
    let number = lookup.number(of: word)
    // A word that stands twice is a slip.
    if words.count > start, words.last == number { return }
    if words.count > start, appendCompound(with: word) { return }
    words.append(number)
  }

  /// Puts a word together with the one before it when the dictionary has both as one: `data base`, `re use`.
  private mutating func appendCompound(with word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let last = words.last, word.count >= 2, lookup.mayBeginCompound(last),
      QuestionWords.role(of: String(decoding: word, as: UTF8.self)) != .free
    else { return false }
    compound.removeAll(keepingCapacity: true)
    compound += lookup.words.word(Int(last))
    compound += word
    guard let number = compound.withUnsafeBufferPointer({ lookup.numberOfOrdinary($0) }) else {
      return false
    }
    words[words.count - 1] = number
    return true
  }

  private mutating func append(_ word: StaticString) {
    words.append(number(of: word))
  }

  /// Letters of scripts without spaces are words of their own.
  private mutating func appendLetters(of word: UnsafeBufferPointer<UInt8>) -> Bool {
    let text = String(decoding: word, as: UTF8.self)
    guard text.unicodeScalars.contains(where: \.isWrittenWithoutSpaces) else { return false }
    for scalar in text.unicodeScalars {
      var letter = String(scalar)
      letter.withUTF8 { words.append(lookup.number(of: $0)) }
    }
    return true
  }

  /// What stands behind the last word that is compared: as a number, only the very same is equal to it.
  private mutating func append(rest: UnsafeBufferPointer<UInt8>) {
    let name = Array("0".utf8) + Array(String(wordHash(rest), radix: 36).utf8)
    name.withUnsafeBufferPointer { words.append(lookup.number(of: $0)) }
  }

  /// Puts short forms down as the words that they are short for, and numbers that are written as words in digits.
  private mutating func writeOut(from start: Int) {
    var place = start
    /// The number that was written as a word right before.
    var before: Int?
    while place < words.count {
      defer { place += 1 }
      let traits = lookup.traits[Int(words[place])]
      guard let written = traits.written else {
        before = nil
        if traits.isContraction {
          let parts = Contractions.parts(of: lookup.words.word(Int(words[place])))
          words.replaceSubrange(place...place, with: parts.map { number(of: $0) })
          place += parts.count - 1
        }
        continue
      }
      switch written {
      case .small(let value):
        if let tens = before, let both = written.value(behind: tens) {
          place -= 1
          words.remove(at: place)
          words[place] = number(of: Array(String(both).utf8))
          before = nil
        } else {
          words[place] = number(of: Array(String(value).utf8))
          before = value
        }
      case .power(let value):
        before = nil
        guard place > start, lookup.isArticle(words[place - 1]) else { continue }
        place -= 1
        words.remove(at: place)
        words[place] = number(of: Array(String(value).utf8))
      }
    }
  }

  /// Puts each phrase down as the word that it stands for.
  private mutating func joinPhrases(from start: Int) {
    var place = start
    while place < words.count {
      defer { place += 1 }
      guard let phrases = lookup.phrases[words[place]] else { continue }
      for phrase in phrases where words[(place + 1)...].starts(with: phrase.rest) {
        words.replaceSubrange(place...(place + phrase.rest.count), with: [phrase.word])
        break
      }
    }
  }

  private mutating func closeQuestion(from start: Int) {
    let language = language(from: start)
    if language == .english {
      writeOut(from: start)
      joinMeasures(from: start)
      joinPhrases(from: start)
      nameMentions(from: start)
      nameLetters(from: start)
      turnTail(from: start)
      cutFrame(from: start)
    } else {
      joinMeasures(from: start)
      cutCourtesies(from: start)
      for place in start..<words.count {
        words[place] = lookup.number(of: words[place], in: language)
      }
    }
    scratch.removeAll(keepingCapacity: true)
    for word in words[start...] {
      let traits = lookup.traits[Int(word)]
      if traits.role.isContent { scratch.append(traits.concept) }
    }
    // A question without content is what its words are.
    if scratch.isEmpty { scratch = words[start...].map { lookup.traits[Int($0)].concept } }
    scratch.sort()
    concepts += scratch
    wordEnds.append(words.count)
    conceptEnds.append(concepts.count)
  }

  /// The language that has most of a question's words among its words of grammar; in doubt English.
  private func language(from start: Int) -> QuestionLanguage {
    var counts = [Int](repeating: 0, count: QuestionLanguage.allCases.count)
    for word in words[start...] {
      let languages = lookup.traits[Int(word)].languages
      for language in counts.indices where languages >> UInt8(language) & 1 == 1 {
        counts[language] += 1
      }
    }
    let most = counts.max() ?? 0
    let first = counts.firstIndex(of: most) ?? 0
    return QuestionLanguage(rawValue: UInt8(first)) ?? .english
  }

  /// Gives words that the question is about numbers of their own.
  private mutating func nameMentions(from start: Int) {
    for place in Mentions.places(in: words[start...], lookup) {
      words[place] = lookup.numberAsName(of: words[place])
    }
  }

  /// Gives letters and short words that are names where they stand numbers of their own.
  private mutating func nameLetters(from start: Int) {
    for place in start..<words.count where lookup.words.word(Int(words[place])).count <= 2 {
      if let kind = ShortWords.kind(at: place - start, in: words[start...], lookup) {
        words[place] = kind == .name ? lookup.numberAsName(of: words[place]) : number(of: "would")
      }
    }
  }

  private mutating func number(of word: [UInt8]) -> UInt32 {
    word.withUnsafeBufferPointer { lookup.number(of: $0) }
  }

  private mutating func number(of word: StaticString) -> UInt32 {
    lookup.number(of: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  /// Writes each number with its unit in one way.
  private mutating func joinMeasures(from start: Int) {
    var place = start
    while place < words.count {
      defer { place += 1 }
      guard lookup.traits[Int(words[place])].role == .number else { continue }
      if place > start,
        let joined = Measures.joined(
          currency: lookup.words.word(Int(words[place - 1])),
          lookup.words.word(Int(words[place]))
        )
      {
        words[place] = joined.withUnsafeBufferPointer { lookup.number(of: $0) }
        place -= 1
        words.remove(at: place)
      }
      let number = lookup.words.word(Int(words[place]))
      if place + 1 < words.count,
        let joined = Measures.joined(number, lookup.words.word(Int(words[place + 1])))
      {
        words[place] = joined.withUnsafeBufferPointer { lookup.number(of: $0) }
        words.remove(at: place + 1)
      } else if let plain = Measures.plain(number) {
        words[place] = plain.withUnsafeBufferPointer { lookup.number(of: $0) }
      }
    }
  }

  /// Puts a question that stands behind what it is about before that.
  private mutating func turnTail(from start: Int) {
    let end = Courtesies.end(of: words[start...], lookup)
    guard let place = TailQuestion.start(of: words[start..<end], lookup) else { return }
    let tail = Array(words[place..<end])
    words.removeSubrange(place..<end)
    words.insert(contentsOf: tail, at: start)
  }

  private mutating func cutCourtesies(from start: Int) {
    let first = Courtesies.start(of: words[start...], lookup)
    let end = Courtesies.end(of: words[first...], lookup)
    guard first < end else { return }
    words.removeSubrange(end...)
    words.removeSubrange(start..<first)
  }

  /// Takes off what only says that something is asked.
  private mutating func cutFrame(from start: Int) {
    let kept = QuestionFrame.kept(of: words[start...], lookup)
    words.removeSubrange(kept.upperBound...)
    words.removeSubrange(start..<kept.lowerBound)
    if let end = Courtesies.endOfRemark(words[start...], lookup) {
      // Words of its own: a slice that is held would make the array be copied whole for each question.
      let remark = Array(words[start..<end])
      words.removeSubrange(start..<end)
      words += remark
    }
    QuestionFrame.shortenHow(&words, from: start, lookup)
  }

  private static func isShortenedNegation(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    word.count <= 6
      && QuestionWords.shortenedNegations.contains(String(decoding: word, as: UTF8.self))
  }

  private static func isBracket(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "*"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
