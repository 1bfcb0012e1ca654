/// What each concept most likely is when it is a slip of the pen, so that questions with slips are found by the hash of what
/// was meant.
///
/// A word in no dictionary is taken for the most frequent ordinary word one edit away; else for a more frequent word like
/// itself. It is only a guess, for finding candidates: they are compared word for word. Its next best guesses are tried
/// too.
///
/// Words one edit apart have a form in common when one letter of each is left out or none is: Garbe, "1000x faster
/// spelling correction: the symmetric delete algorithm" (2012).
struct Spellings {
  static let mostOthers = 3

  /// What a concept is taken for: itself, another, or nothing, when it is more likely a slip of a word that says nothing.
  private(set) var meant: [UInt32?]
  /// Of what may be two words that were written together, the concepts of both that a question may be about.
  private(set) var parts: [UInt32: [UInt32]] = [:]
  /// What else it may be.
  private(set) var others: [UInt32: [UInt32]] = [:]

  init(_ questions: ComparedQuestions) {
    let lookup = questions.lookup
    meant = (0..<UInt32(lookup.concepts.count)).map { $0 }
    var uses = [Int](repeating: 0, count: lookup.words.count)
    for word in questions.words { uses[Int(word)] += 1 }
    let neighbours = Self.neighbours(in: lookup)
    var withoutOrdinary: [UInt32] = []
    // In the order of words, since several may share a concept and a dictionary has another order in each process.
    for (word, near) in neighbours.sorted(by: { $0.key < $1.key }) {
      var listed = 0
      var ordinary: [(word: UInt32, uses: Int)] = []
      for other in near {
        switch lookup.traits[Int(other)].role {
        case .free, .preposition, .negation: listed = max(listed, uses[Int(other)])
        case .ordinary, .asking: ordinary.append((other, uses[Int(other)]))
        default: break
        }
      }
      let own = lookup.traits[Int(word)]
      guard !ordinary.isEmpty || listed > 0 else {
        withoutOrdinary.append(word)
        continue
      }
      ordinary.sort { $0.uses > $1.uses || $0.uses == $1.uses && $0.word < $1.word }
      let concepts = ordinary.prefix(Self.mostOthers).map { lookup.traits[Int($0.word)].concept }
      let isListed = own.role == .doubtful && listed > (ordinary.first?.uses ?? 0)
      meant[Int(own.concept)] = isListed ? nil : concepts.first ?? own.concept
      others[own.concept] =
        isListed ? concepts + [own.concept] : concepts.dropFirst() + [own.concept]
    }
    takeForLikes(withoutOrdinary, neighbours, uses, lookup)
    partWords(besides: neighbours, uses, lookup)
  }

  /// Takes each word in no dictionary that is like no other for the two that it may be, where both stand alone somewhere.
  private mutating func partWords(
    besides neighbours: [UInt32: [UInt32]],
    _ uses: [Int],
    _ lookup: WordLookup
  ) {
    for word in 0..<UInt32(lookup.words.count)
    where lookup.isOutsideDictionary(word) && neighbours[word] == nil {
      var best: (uses: Int, pair: [UInt32])?
      lookup.words.withWord(Int(word)) { letters in
        guard (4...SlipRule.mostLetters).contains(letters.count) else { return }
        for place in 2...(letters.count - 2) {
          guard
            let first = lookup.words.existingNumber(
              of: UnsafeBufferPointer(rebasing: letters[..<place])
            ),
            let second = lookup.words.existingNumber(
              of: UnsafeBufferPointer(rebasing: letters[place...])
            )
          else { continue }
          let shared = min(uses[Int(first)], uses[Int(second)])
          if shared > best?.uses ?? 0 { best = (shared, [first, second]) }
        }
      }
      guard let best else { continue }
      parts[lookup.traits[Int(word)].concept] = best.pair.map { lookup.traits[Int($0)] }
        .filter { $0.role.isContent }.map(\.concept)
    }
  }

  /// Takes each of these for a more frequent one that is taken for itself.
  private mutating func takeForLikes(
    _ words: [UInt32],
    _ neighbours: [UInt32: [UInt32]],
    _ uses: [Int],
    _ lookup: WordLookup
  ) {
    let order = words.sorted {
      uses[Int($0)] > uses[Int($1)]
        || uses[Int($0)] == uses[Int($1)]
          && lookup.words.word(Int($0)).lexicographicallyPrecedes(lookup.words.word(Int($1)))
    }
    let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    var roots: Set<UInt32> = []
    for (place, word) in order.enumerated() {
      let near = (neighbours[word] ?? []).filter {
        roots.contains($0) && places[$0] ?? .max < place
      }
      let own = lookup.traits[Int(word)].concept
      if let root = near.min(by: { places[$0] ?? 0 < places[$1] ?? 0 }) {
        meant[Int(own)] = lookup.traits[Int(root)].concept
        others[own] = [own]
      } else {
        roots.insert(word)
      }
    }
  }

  /// The words that each word outside the dictionary may be a slip of.
  private static func neighbours(in lookup: WordLookup) -> [UInt32: [UInt32]] {
    var forms: [(hash: UInt64, word: UInt32)] = []
    for number in 0..<lookup.words.count where lookup.traits[number].role != .number {
      func add(_ word: UnsafeBufferPointer<UInt8>) {
        guard (2...SlipRule.mostLetters).contains(word.count) else { return }
        forEachForm(of: word) { forms.append(($0, UInt32(number))) }
      }
      lookup.words.withWord(number, add)
      if lookup.traits[number].role.isContent {
        lookup.concepts.withWord(Int(lookup.traits[number].concept), add)
      }
    }
    forms.sort { $0.hash < $1.hash || $0.hash == $1.hash && $0.word < $1.word }
    var neighbours: [UInt32: [UInt32]] = [:]
    var start = 0
    while start < forms.count {
      var end = start + 1
      while end < forms.count, forms[end].hash == forms[start].hash { end += 1 }
      if end - start > 1 {
        for form in forms[start..<end] where lookup.isOutsideDictionary(form.word) {
          for other in forms[start..<end] where mayBeSlip(form.word, of: other.word, lookup) {
            if neighbours[form.word]?.contains(other.word) != true {
              neighbours[form.word, default: []].append(other.word)
            }
          }
        }
      }
      start = end
    }
    return neighbours
  }

  private static func mayBeSlip(_ word: UInt32, of other: UInt32, _ lookup: WordLookup) -> Bool {
    guard word != other else { return false }
    if !lookup.traits[Int(other)].role.isContent {
      return lookup.traits[Int(word)].role == .doubtful && lookup.areOneEditApart(word, other)
    }
    return lookup.areSlips(word, other) || lookup.mayBeSlips(word, other)
  }

  private static func forEachForm(
    of word: UnsafeBufferPointer<UInt8>,
    _ body: (UInt64) -> Void
  ) {
    body(wordHash(word))
    for gap in word.indices where gap == 0 || word[gap] != word[gap - 1] {
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for place in word.indices where place != gap {
        hash = (hash ^ UInt64(word[place])) &* 0x100_0000_01B3
      }
      body(stirred(hash))
    }
  }
}
