/// Finds the questions that may have the same content as one, or the same but for one ordinary word, without looking at
/// any other pair.
///
/// The signature of a question is the sum of the hashes of what its concepts are meant for. A question whose signature less
/// one word is another's has that word more. So a question costs as many looks as it has words, however many others
/// were made from its template: what makes joins by similarity slow never comes up. Only questions of the very same words in
/// other orders are all candidates of each other, so ``QuestionStars`` looks at no more than so many in vain.
///
/// Source of the scheme: Bocek, Hunt and Stiller, "Fast similarity search in large dictionaries" (2007), where strings are
/// found by what is left when letters are deleted.
struct SignatureIndex {
  /// The questions in the order of their groups; a group has one signature.
  private let members: [Int32]
  private let groupStarts: [Int32]
  private let groups: [Int32]
  /// For each question the place of the first of its group that is, most likely, word for word the same.
  private let runStarts: [Int32]
  /// For each group those whose questions may be near its own.
  private let neighbours: Adjacency

  init(_ questions: ComparedQuestions) {
    let spellings = Spellings(questions)
    var hashes = spellings.meant.map { $0.map { stirred(UInt64($0)) } ?? 0 }
    for (concept, parts) in spellings.parts {
      hashes[Int(concept)] = parts.reduce(0) { $0 &+ stirred(UInt64($1)) }
    }
    let signatures = (0..<questions.count).map { question in
      questions.concepts[questions.conceptRange(question)].reduce(0) { $0 &+ hashes[Int($1)] }
    }
    let wordings = (0..<questions.count).map { question in
      questions.words(of: question).reduce(UInt32(2_166_136_261)) { ($0 ^ $1) &* 16_777_619 }
    }
    let order = (0..<Int32(questions.count)).sorted {
      let pair = (signatures[Int($0)], signatures[Int($1)])
      guard pair.0 == pair.1 else { return pair.0 < pair.1 }
      let wording = (wordings[Int($0)], wordings[Int($1)])
      return wording.0 < wording.1 || wording.0 == wording.1 && $0 < $1
    }
    var groups = [Int32](repeating: 0, count: questions.count)
    var starts: [Int32] = []
    var runs = [Int32](repeating: 0, count: questions.count)
    for (place, question) in order.enumerated() {
      let isNew = place == 0 || wordings[Int(order[place - 1])] != wordings[Int(question)]
      runs[Int(question)] = isNew ? Int32(place) : runs[Int(order[place - 1])]
      if place == 0 || signatures[Int(order[place - 1])] != signatures[Int(question)] {
        starts.append(Int32(place))
      }
      groups[Int(question)] = Int32(starts.count - 1)
    }
    starts.append(Int32(questions.count))
    members = order
    groupStarts = starts
    runStarts = runs
    self.groups = groups

    let table = SignatureTable(
      (0..<(starts.count - 1)).map { signatures[Int(order[Int(starts[$0])])] }
    )
    var edges: [UInt64] = []
    for group in 0..<(starts.count - 1) {
      for place in Int(starts[group])..<Int(starts[group + 1]) {
        let question = Int(order[place])
        let concepts = questions.concepts[questions.conceptRange(question)]
        let isPlain = concepts.allSatisfy {
          spellings.meant[Int($0)] == $0 && spellings.parts[$0] == nil
        }
        // The plain members of a group have the same words.
        if isPlain, place > Int(starts[group]) { continue }
        func link(_ signature: UInt64) {
          guard let other = table.place(of: signature), other != group else { return }
          edges.append(UInt64(min(group, other)) << 32 | UInt64(max(group, other)))
        }
        for concept in concepts {
          let without = signatures[question] &- hashes[Int(concept)]
          if questions.lookup.isOrdinary[Int(concept)] { link(without) }
          for other in spellings.others[concept] ?? [] { link(without &+ stirred(UInt64(other))) }
          if spellings.parts[concept] != nil { link(without &+ stirred(UInt64(concept))) }
        }
      }
    }
    edges.sort()
    var pairs: [(from: Int32, to: Int32)] = []
    for (place, edge) in edges.enumerated() where place == 0 || edges[place - 1] != edge {
      let ends = (Int32(edge >> 32), Int32(truncatingIfNeeded: edge))
      pairs.append((ends.0, ends.1))
      pairs.append((ends.1, ends.0))
    }
    neighbours = Adjacency(pairs, count: starts.count - 1)
  }

  /// Calls its argument with each question that may be near one, those in the same words first, as long as it asks for more.
  func forEachCandidate(of question: Int, _ body: (Int) -> Bool) {
    let group = Int(groups[question])
    let range = range(group)
    let run = max(range.lowerBound, min(Int(runStarts[question]), range.upperBound))
    guard forEachMember(at: run..<range.upperBound, body),
      forEachMember(at: range.lowerBound..<run, body)
    else { return }
    for other in neighbours[group] where !forEachMember(at: self.range(Int(other)), body) { return }
  }

  /// How many groups of the same words there are.
  var groupCount: Int { groupStarts.count - 1 }

  /// The group of a question.
  func group(of question: Int) -> Int { Int(groups[question]) }

  /// The groups whose questions may be near those of one.
  func groups(beside group: Int) -> [Int] { neighbours[group].map(Int.init) }

  /// The questions of a group.
  func members(of group: Int) -> [Int] { members[range(group)].map(Int.init) }

  private func range(_ group: Int) -> Range<Int> {
    Int(groupStarts[group])..<Int(groupStarts[group + 1])
  }

  private func forEachMember(at places: Range<Int>, _ body: (Int) -> Bool) -> Bool {
    places.allSatisfy { body(Int(members[$0])) }
  }
}

/// The places of signatures, by open addressing behind a filter that lets few others through.
private struct SignatureTable {
  private var slots: [Int32]
  private var filter: [UInt64]
  private let signatures: [UInt64]
  private let mask: UInt64
  private let filterMask: UInt64

  init(_ signatures: [UInt64]) {
    self.signatures = signatures
    var size = 16
    while size < signatures.count * 2 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
    mask = UInt64(size - 1)
    filter = [UInt64](repeating: 0, count: max(1, size * 4 / 64))
    filterMask = UInt64(filter.count - 1)
    for (place, signature) in signatures.enumerated() {
      var slot = signature & mask
      while slots[Int(slot)] >= 0 { slot = (slot + 1) & mask }
      slots[Int(slot)] = Int32(place)
      filter[Int(signature >> 20 & filterMask)] |= bits(signature)
    }
  }

  /// Two bits of a word of the filter.
  private func bits(_ signature: UInt64) -> UInt64 {
    1 << (signature >> 52 & 63) | 1 << (signature >> 58)
  }

  func place(of signature: UInt64) -> Int? {
    let bits = bits(signature)
    guard filter[Int(signature >> 20 & filterMask)] & bits == bits else { return nil }
    var slot = signature & mask
    while slots[Int(slot)] >= 0 {
      let place = Int(slots[Int(slot)])
      if signatures[place] == signature { return place }
      slot = (slot + 1) & mask
    }
    return nil
  }
}

/// The neighbours of each of so many, in one array.
private struct Adjacency {
  private var starts: [Int32]
  private var targets: [Int32]

  init(_ edges: [(from: Int32, to: Int32)], count: Int) {
    starts = [Int32](repeating: 0, count: count + 1)
    for edge in edges { starts[Int(edge.from) + 1] += 1 }
    for place in 0..<count { starts[place + 1] += starts[place] }
    targets = [Int32](repeating: 0, count: edges.count)
    var next = starts
    for edge in edges {
      targets[Int(next[Int(edge.from)])] = edge.to
      next[Int(edge.from)] += 1
    }
  }

  subscript(_ place: Int) -> ArraySlice<Int32> {
    targets[Int(starts[place])..<Int(starts[place + 1])]
  }
}
