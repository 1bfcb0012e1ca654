import ReviewModel
package import ReviewStorage

extension MemoryContent {
  mutating func revise(_ revision: RecordRevision) {
    let id = revision.interaction.id
    guard let old = records[id] else { return }
    records[id]?.interaction = revision.interaction
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
    var replaced = [
      old.interaction.question: revision.interaction.question,
      old.interaction.answer: revision.interaction.answer,
    ]
    if let before = old.feedback?.correction, let now = revision.feedback?.correction {
      replaced[before] = now
    }
    follow(replaced, from: old.interaction.sources, to: revision.interaction.sources)
  }

  mutating func revise(_ revision: WordsRevision) {
    for index in log.indices where log[index].event.operation == revision.operation {
      if let note = revision.note, log[index].event.note != nil { log[index].event.note = note }
      if let reason = revision.keptReason, log[index].event.kept?.reason.isEmpty == false {
        log[index].event.kept?.reason = reason
      }
      if let new = revision.correction, case .decide(.correct(let old)) = log[index].event.action,
        !old.isEmpty
      {
        log[index].event.action = .decide(.correct(new))
        follow([old: new], from: [], to: [])
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

  private mutating func follow(_ replaced: [String: String], from: [Source], to: [Source]) {
    for key in items.keys {
      for side in items[key]?.sides.indices ?? 0..<0 {
        guard let old = items[key]?.sides[side].correction, let new = replaced[old] else {
          continue
        }
        items[key]?.sides[side].correction = new
      }
    }
    for set in sets.indices {
      sets[set].set.examples = sets[set].set.examples.map { example in
        example.revising(replaced, sources: example.sources == from && from != to ? to : nil)
      }
    }
  }
}

extension MemoryStore {
  /// See ``RevisionStore``.
  package func revise(_ revisions: [RecordRevision]) throws(StoreError) {
    try write { content in for revision in revisions { content.revise(revision) } }
  }

  /// See ``RevisionStore``.
  package func revise(_ words: [WordsRevision]) throws(StoreError) {
    try write { content in for revision in words { content.revise(revision) } }
  }
}
