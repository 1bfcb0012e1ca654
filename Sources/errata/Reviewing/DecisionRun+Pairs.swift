import Curation
import Releases
import ReviewModel
import ReviewStorage
import TextAnalysis

extension DecisionRun {
  /// How many questions of a conflict are told apart at once: each is compared with each.
  private static let mostQuestions = 20

  /// Says of two records whether they ask the same.
  func decidePair(_ line: DecisionLine, now: Timestamp) throws -> Report {
    guard line.word == .same || line.word == .different, let other = line.than else {
      throw DecisionComplaint("--than goes with \"same\" and \"different\" only")
    }
    let sides = try [line.id.rawValue, other].map { try side(named: $0) }
    guard let pair = pair(of: sides) else {
      throw DecisionComplaint("both records ask the very same question", status: .badInput)
    }
    return try decide([pair], line, now: now)
  }

  /// Tells the questions of a conflict apart, between whose records there is none then.
  func decidePairs(_ line: DecisionLine, of item: ItemDetail, now: Timestamp) throws -> Report {
    let sides = try item.sides.map { try side(named: $0.interaction.rawValue) }
    var distinct: [RecordSide] = []
    for side in sides where !distinct.contains(where: { $0.key.utf8.elementsEqual(side.key.utf8) })
    {
      distinct.append(side)
    }
    guard distinct.count > 1 else {
      throw DecisionComplaint(
        "its records ask the very same question, so there is nothing to tell apart",
        status: .badInput
      )
    }
    guard distinct.count <= Self.mostQuestions else {
      throw DecisionComplaint(
        "it has more than \(Self.mostQuestions) questions; tell them apart by two, with --than"
      )
    }
    let pairs = distinct.indices.flatMap { first in
      distinct[(first + 1)...].compactMap { pair(of: [distinct[first], $0]) }
    }
    var line = line
    line.word = .different
    return try decide(pairs, line, now: now)
  }

  private struct RecordSide {
    var id: InteractionID
    var key: String
    var expected: String
  }

  private func side(named name: String) throws -> RecordSide {
    let id = InteractionID(try lookup.id(named: name))
    guard let record = try store.record(id) else {
      throw DecisionComplaint("no record of the store has this id", status: .missingInput)
    }
    let key = questionKey(of: record.interaction.question)
    return RecordSide(
      id: id,
      key: key.isEmpty ? record.interaction.question : key,
      expected: record.feedback?.correction ?? record.interaction.answer
    )
  }

  private func pair(of sides: [RecordSide]) -> Conflict? {
    guard !sides[0].key.utf8.elementsEqual(sides[1].key.utf8) else { return nil }
    return Conflict(
      id: ContentHash.sha256.pairID(sides.map(\.key)),
      kind: .pair,
      questionKey: sides[0].key,
      sides: sides.map { ConflictSide(interaction: $0.id, correction: $0.expected) }
    )
  }

  private func decide(_ pairs: [Conflict], _ line: DecisionLine, now: Timestamp) throws -> Report {
    try store.putPairs(pairs, now: now)
    var line = line
    line.than = nil
    var reports: [Report] = []
    for pair in pairs {
      line.id = pair.id
      reports.append(try carryOut(line, now: now))
    }
    return reports[0]
  }
}

extension DecisionLine {
  /// Refuses what makes no sense for a kind of item.
  func refuse(for kind: ItemKind) throws(DecisionComplaint) {
    switch (kind, word) {
    case (.pair, .correct), (.pair, .affirm), (.pair, .discard), (.pair, .classify):
      throw DecisionComplaint("two questions are called \"same\" or \"different\"")
    case (.audit, .split), (.audit, .same), (.audit, .different):
      throw DecisionComplaint("an audited answer is called \"right\" or \"wrong\", or corrected")
    case (.answer, .right), (.conflict, .right), (.pair, .right), (.answer, .wrong),
      (.conflict, .wrong), (.pair, .wrong), (.gate, .right), (.gate, .wrong):
      throw DecisionComplaint(
        "only an answer that was drawn into a sample is called right or wrong; \"affirm\" and \"discard\" are for all others"
      )
    case (.answer, .same), (.answer, .different), (.conflict, .same), (.gate, .same),
      (.gate, .different):
      throw DecisionComplaint(
        "only a pair of questions is called the same or different; --than names the other record"
      )
    default: return
    }
  }
}
