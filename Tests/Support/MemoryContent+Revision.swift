package import ReviewModel
package import ReviewStorage

extension MemoryContent {
  mutating func revise(_ revision: RecordRevision) {
    guard let old = records[revision.id] else { return }
    let id = rename(revision.id, to: revision.interaction.id)
    records[id]?.interaction = revision.interaction
    records[id]?.interaction.id = id
    records[id]?.questionKey = revision.questionKey
    if old.feedback != nil, let feedback = revision.feedback { records[id]?.feedback = feedback }
    for key in items.keys where items[key]?.kind == .answer && items[key]?.interaction == id {
      items[key]?.questionKey = revision.questionKey
    }
    if asked(old.questionKey) == 0 {
      for key in items.keys where items[key]?.questionKey == old.questionKey {
        items[key]?.questionKey = revision.questionKey
      }
    }
    var texts = RevisedTexts()
    texts.question = .init(old.interaction.question, revision.interaction.question)
    texts.answer = .init(old.interaction.answer, revision.interaction.answer)
    if old.interaction.sources != revision.interaction.sources {
      texts.sources = (old.interaction.sources, revision.interaction.sources)
    }
    if let before = old.feedback?.correction, let now = revision.feedback?.correction {
      texts.correction = .init(before, now)
    }
    if let feedback = revision.feedback {
      texts.tags = zip(old.feedback?.tags ?? [], feedback.tags).map { .init($0, $1) }
    }
    follow(texts, sides: { $0.interaction == id && $0.reviewer == nil }) { $0.interaction == id }
  }

  /// Gives a record another id, with a number behind it when that is taken.
  private mutating func rename(_ old: InteractionID, to wanted: InteractionID) -> InteractionID {
    guard old != wanted else { return old }
    var new = wanted
    var number = 1
    while records[new] != nil {
      number += 1
      new = InteractionID("\(wanted.rawValue)-\(number)")
    }
    records[new] = records.removeValue(forKey: old)
    for key in items.keys {
      if items[key]?.interaction == old {
        items[key]?.interaction = new
        if items[key]?.kind == .answer { items[key]?.id = ItemID(new.rawValue) }
      }
      for side in items[key]?.sides.indices ?? 0..<0
      where items[key]?.sides[side].interaction == old {
        items[key]?.sides[side].interaction = new
      }
    }
    for set in sets.indices {
      for index in sets[set].set.drops.indices where sets[set].set.drops[index].interaction == old {
        sets[set].set.drops[index].interaction = new
      }
      for index in sets[set].set.examples.indices {
        for entry in sets[set].set.examples[index].lineage.indices
        where sets[set].set.examples[index].lineage[entry].interaction == old {
          sets[set].set.examples[index].lineage[entry].interaction = new
        }
      }
    }
    return new
  }

  mutating func learn(_ fingerprints: FingerprintMaker, of operation: OperationID) {
    for index in log.indices where log[index].event.operation == operation {
      guard let record = items[log[index].event.item]?.interaction else { continue }
      log[index].event.fingerprints = log[index].event.fingerprints
        .merging(fingerprints.fingerprints(on: record))
    }
  }

  mutating func revise(_ revision: WordsRevision) {
    defer { learn(revision.fingerprints, of: revision.operation) }
    for index in log.indices where log[index].event.operation == revision.operation {
      log[index].event.fingerprints = log[index].event.fingerprints.limited(to: revision.names)
      if let note = revision.note, log[index].event.note != nil { log[index].event.note = note }
      if let reason = revision.keptReason, log[index].event.kept?.reason.isEmpty == false {
        log[index].event.kept?.reason = reason
      }
      let before = log[index].event.assertions
      var texts = RevisedTexts()
      for (place, new) in zip(before.indices, revision.assertions) {
        log[index].event.assertions[place].value = new
        texts.assertions.append(.init(before[place].value, new))
      }
      if let new = revision.correction, case .decide(.correct(let old)) = log[index].event.action,
        !old.isEmpty
      {
        log[index].event.action = .decide(.correct(new))
        texts.correction = .init(old, new)
        let decided = items[log[index].event.item]?.interaction
        follow(texts, sides: { $0.interaction == decided && $0.reviewer != nil }) {
          $0.operation == revision.operation
        }
      } else if !texts.assertions.isEmpty {
        follow(texts, sides: { _ in false }) { $0.operation == revision.operation }
      }
    }
    for index in operations.indices where operations[index].id == revision.operation {
      if let new = revision.correction, case .decide(.correct(let old)) = operations[index].kind,
        !old.isEmpty
      {
        operations[index].kind = .decide(.correct(new))
      }
    }
  }

  var rejectionReasons: [RejectionReason] {
    let all = sets.flatMap(\.approvals).compactMap { line -> RejectionReason? in
      guard case .rejected(let reason) = line.event.state, !reason.isEmpty else { return nil }
      return RejectionReason(operation: line.event.operation, text: reason)
    }
    return Set(all).sorted { ($0.operation, $0.text) < ($1.operation, $1.text) }
  }

  mutating func revise(_ revision: ReasonRevision) {
    for set in sets.indices {
      for line in sets[set].approvals.indices
      where sets[set].approvals[line].event.operation == revision.reason.operation
        && sets[set].approvals[line].event.state == .rejected(revision.reason.text)
      {
        sets[set].approvals[line].event.state = .rejected(revision.text)
      }
    }
  }

  /// Examples by the numbers of set and example, sides by item and number, drops by set and number.
  func copies(in place: WordsPlace) -> [CopiedWords] {
    switch place {
    case .example:
      sets.enumerated().flatMap { set, content in
        content.set.examples.enumerated().map {
          CopiedWords($1, row: [Int64(set), Int64($0)], name: "example")
        }
      }
    case .side:
      items.values.sorted { $0.key < $1.key }.flatMap { item in
        item.sides.enumerated().map {
          CopiedWords(
            .side,
            row: [item.key, Int64($0)],
            name: "side",
            texts: [$1.correction],
            records: [$1.interaction]
          )
        }
      }
    case .drop:
      sets.enumerated().flatMap { set, content in
        content.set.drops.enumerated().map {
          CopiedWords(
            .drop,
            row: [Int64(set), Int64($0)],
            name: "drop",
            texts: [$1.reason],
            records: [$1.interaction]
          )
        }
      }
    case .gate: gateCopies
    case .record, .decision, .rejection, .question, .agent, .remains: []
    }
  }

  mutating func revise(_ revision: CopyRevision) {
    let (old, new) = (revision.old, revision.new)
    guard old.place != .gate else { return reviseGate(revision) }
    let (first, second) = (old.row[0], Int(old.row[1]))
    switch old.place {
    case .example:
      let example = sets[Int(first)].set.examples[second]
      sets[Int(first)].set.examples[second] = example.revising(revision) ?? example
    case .side where items[first]?.sides[second].correction == old.texts[0]:
      items[first]?.sides[second].correction = new.texts[0]
      items[first]?.sides[second].interaction = new.records[0]
    case .drop where sets[Int(first)].set.drops[second].reason == old.texts[0]:
      sets[Int(first)].set.drops[second].reason = new.texts[0]
      sets[Int(first)].set.drops[second].interaction = new.records[0]
    default: break
    }
  }

  private mutating func follow(
    _ texts: RevisedTexts,
    sides isMeant: (ConflictSide) -> Bool,
    examples isTheirs: (LineageEntry) -> Bool
  ) {
    for key in items.keys {
      for index in items[key]?.sides.indices ?? 0..<0 {
        guard let side = items[key]?.sides[index], isMeant(side),
          let change = texts.correction, change.old == side.correction
        else { continue }
        items[key]?.sides[index].correction = change.new
      }
    }
    for set in sets.indices {
      sets[set].set.examples = sets[set].set.examples.map { example in
        guard example.lineage.contains(where: isTheirs) else { return example }
        return example.revising(texts, isSpeaker: example.lineage.first.map(isTheirs) ?? false)
      }
    }
  }
}

extension MemoryContent {
  mutating func rename(_ names: RevisedNames) {
    for key in items.keys {
      guard let old = items[key]?.id, items[key]?.kind == .conflict,
        let new = names.conflicts[old]
      else { continue }
      let id = free(new.rawValue, besides: items.values.map(\.id.rawValue))
      items[key]?.id = ItemID(id)
    }
    for name in names.examples {
      guard let set = sets.firstIndex(where: { $0.set.id == name.set }),
        let example = sets[set].set.examples.firstIndex(where: { $0.id == name.old })
      else { continue }
      let others = sets[set].set.examples.map(\.id).filter { $0 != name.old }.map(\.rawValue)
      let id = ExampleID(free(name.new.rawValue, besides: others))
      sets[set].set.examples[example].id = id
      sets[set].set.examples[example].cluster = name.cluster
      for line in sets[set].approvals.indices
      where sets[set].approvals[line].event.example == name.old {
        sets[set].approvals[line].event.example = id
      }
      for drop in sets[set].set.drops.indices
      where sets[set].set.drops[drop].mergedInto == name.old {
        sets[set].set.drops[drop].mergedInto = id
      }
    }
  }

  private func free(_ wanted: String, besides taken: [String]) -> String {
    var name = wanted
    var number = 1
    while taken.contains(name) {
      number += 1
      name = "\(wanted)-\(number)"
    }
    return name
  }
}

extension MemoryStore {
  /// See ``DecisionStore``.
  package func learn(
    _ fingerprints: FingerprintMaker,
    of operation: OperationID
  ) throws(StoreError) {
    try write { $0.learn(fingerprints, of: operation) }
  }

  /// See ``RevisionStore``.
  package func conflictQuestions() throws(StoreError) -> [ItemID: String] {
    read { content in
      let conflicts = content.items.values.filter { $0.kind == .conflict }
      return Dictionary(uniqueKeysWithValues: conflicts.map { ($0.id, $0.questionKey) })
    }
  }

  /// See ``RevisionStore``.
  package func rename(_ names: RevisedNames) throws(StoreError) {
    try write { $0.rename(names) }
  }

  /// See ``RevisionStore``.
  package func revise(_ revisions: [RecordRevision]) throws(StoreError) {
    try write { content in
      content.verdicts = [:]
      content.revision += 1
      for revision in revisions { content.revise(revision) }
    }
  }

  /// See ``RevisionStore``.
  package func revise(_ words: [WordsRevision]) throws(StoreError) {
    try write { content in
      content.verdicts = [:]
      content.revision += 1
      for revision in words { content.revise(revision) }
    }
  }

  /// See ``RevisionStore``.
  package func forEachCopy(
    in place: WordsPlace,
    _ body: (CopiedWords) -> Void
  ) throws(StoreError) {
    for copy in read({ $0.copies(in: place) }) { body(copy) }
  }

  /// See ``RevisionStore``.
  package func revise(_ copies: [CopyRevision]) throws(StoreError) {
    try write { content in for revision in copies { content.revise(revision) } }
  }

  /// See ``RevisionStore``.
  package func pendingRecheck() throws(StoreError) -> PendingRecheck? { read { $0.recheck } }

  /// See ``RevisionStore``.
  package func begin(_ recheck: PendingRecheck) throws(StoreError) {
    try write { $0.recheck = recheck }
  }

  /// See ``RevisionStore``.
  package func finishRecheck() throws(StoreError) { try write { $0.recheck = nil } }

  /// See ``RevisionStore``.
  package func rejectionReasons() throws(StoreError) -> [RejectionReason] {
    read { $0.rejectionReasons }
  }

  /// See ``RevisionStore``.
  package func revise(_ reasons: [ReasonRevision]) throws(StoreError) {
    try write { content in for revision in reasons { content.revise(revision) } }
  }
}
