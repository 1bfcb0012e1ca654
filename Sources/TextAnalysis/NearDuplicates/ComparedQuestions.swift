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
    words.append(
      lookup.number(of: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    )
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
    joinPhrases(from: start)
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
