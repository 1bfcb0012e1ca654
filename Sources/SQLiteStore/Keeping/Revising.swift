import GRDB
import ReviewModel
import ReviewStorage

/// Takes texts in again that were redacted anew, inside one transaction.
///
/// Copies in conflicts and sets are brought up to date once, at the end.
struct Revising {
  private let database: Database
  private let questions: QuestionTable
  private let agents: AgentTable
  private let index: SearchIndex
  /// What has changed of records, by the ids that they had.
  private var records: [InteractionID: RevisedTexts] = [:]
  /// What has changed of decisions.
  private var operations: [OperationID: RevisedTexts] = [:]
  /// The new ids of records, by the old ones.
  private var names: [InteractionID: InteractionID] = [:]
  private var formerAgents: Set<Int64> = []
  private var daily = DailyTallies()
  /// The examples that follow what changes, by what they name.
  private(set) var examples: ExampleNames

  init(_ database: Database, _ examples: ExampleNames) throws {
    self.database = database
    self.examples = examples
    questions = try QuestionTable(database)
    agents = AgentTable(database)
    index = SearchIndex(database)
    try Verdicts.forgetAll(in: database)
  }

  /// Replaces the texts of a record; an unknown one is passed over.
  mutating func revise(_ revision: RecordRevision) throws {
    let row = try database.first(
      """
      SELECT key, question_key, agent, time, question, answer, sources FROM interactions
      WHERE id = ?
      """,
      .text(revision.id.rawValue)
    ) { row in
      (
        key: row.integer(), questionKey: row.integer(), agent: row.integer(),
        time: row.optionalInteger(), question: row.text(), answer: row.text(),
        sources: try row.optionalBytes { try JSONColumn.sources(from: $0) } ?? []
      )
    }
    guard let row else { return }
    let new = revision.interaction
    let id = try freeName(for: new.id, of: row.key)
    if id != revision.id { names[revision.id] = id }
    let questionKey = try questions.key(of: revision.questionKey)
    let agent = try agents.key(of: new.agent)
    try database.run(
      """
      UPDATE interactions SET id = ?, question = ?, answer = ?, sources = ?, meta = ?, session = ?,
        question_key = ?, agent = ? WHERE key = ?
      """,
      .text(id.rawValue),
      .text(new.question),
      .text(new.answer),
      .optional(JSONColumn.bytes(of: new.sources)),
      .optional(JSONColumn.bytes(of: new.meta)),
      .optional(new.session),
      .integer(questionKey),
      .integer(agent),
      .integer(row.key)
    )
    try Fingerprints(database).note(new.fingerprints, ofRecord: row.key)
    try reindex(ItemRow.ofInteraction, .integer(row.key), .integer(row.key))
    if agent != row.agent {
      formerAgents.insert(row.agent)
      let signal = Signal(try FeedbackRow.of(row.key, in: database)?.feedback)
      daily.count(signal, at: row.time, agent: row.agent, by: -1)
      daily.count(signal, at: row.time, agent: agent)
      for kind in ["kind = 0", "kind > 0"] {
        try database.run(
          "UPDATE items SET agent = ? WHERE interaction = ? AND \(kind)",
          .integer(agent),
          .integer(row.key)
        )
      }
    }
    if questionKey != row.questionKey {
      try move(from: row.questionKey, to: questionKey, record: row.key)
    }
    var texts = RevisedTexts()
    texts.question = RevisedTexts.Change(row.question, new.question)
    texts.answer = RevisedTexts.Change(row.answer, new.answer)
    if row.sources != new.sources { texts.sources = (row.sources, new.sources) }
    try revise(revision.feedback, of: row.key, noting: &texts)
    records[revision.id] = texts
  }

  private func revise(
    _ feedback: Feedback?,
    of record: Int64,
    noting texts: inout RevisedTexts
  ) throws {
    guard let feedback, case .given(let old)? = try FeedbackRow.of(record, in: database) else {
      return
    }
    try database.run(
      """
      UPDATE feedback SET correction = ?, comment = ?, tags = ?, fingerprints = ?
      WHERE interaction = ?
      """,
      .optional(feedback.correction),
      .optional(feedback.comment),
      .optional(JSONColumn.bytes(of: feedback.tags)),
      .optional(feedback.fingerprints.isEmpty ? nil : feedback.fingerprints.bytes),
      .integer(record)
    )
    if let before = old.correction, let now = feedback.correction {
      texts.correction = RevisedTexts.Change(before, now)
    }
    texts.tags = zip(old.tags, feedback.tags).map { RevisedTexts.Change($0, $1) }
  }

  /// Replaces what a reviewer wrote; unknown operations and erased words are passed over.
  mutating func revise(_ revision: WordsRevision) throws {
    let row = try database.first(
      """
      SELECT o.correction, c.bytes, o.note, n.bytes, o.kept_reason, k.bytes FROM operations o
      LEFT JOIN texts c ON c.key = o.correction LEFT JOIN texts n ON n.key = o.note
      LEFT JOIN texts k ON k.key = o.kept_reason
      WHERE o.id = ?
      """,
      .text(revision.operation.rawValue)
    ) { row in
      (0..<3).map { _ in (key: row.optionalInteger(), text: row.optionalText()) }
    }
    guard let row else { return }
    for (column, new) in zip(row, [revision.correction, revision.note, revision.keptReason]) {
      guard let key = column.key, column.text != nil, let new else { continue }
      try database.run("UPDATE texts SET bytes = ? WHERE key = ?", .text(new), .integer(key))
    }
    try Fingerprints(database).learn(
      revision.fingerprints,
      ofOperation: revision.operation,
      forgettingOthersThan: revision.names
    )
    try reindex(
      "SELECT d.item FROM decisions d CROSS JOIN operations o ON o.key = d.operation WHERE o.id = ?",
      .text(revision.operation.rawValue)
    )
    var texts = RevisedTexts()
    texts.assertions = try AssertionRows.revise(
      revision.assertions,
      of: revision.operation,
      in: database
    )
    operations[revision.operation] = texts
    guard let old = row[0].text, let new = revision.correction else { return }
    texts.correction = RevisedTexts.Change(old, new)
    operations[revision.operation] = texts
    let theirs = """
      correction = ? AND reviewer IS NOT NULL AND interaction IN (
        SELECT i.id FROM operations o JOIN decisions d ON d.operation = o.key
        JOIN items t ON t.key = d.item JOIN interactions i ON i.key = t.interaction
        WHERE o.id = ?)
      """
    try reindex(
      "SELECT item FROM sides WHERE \(theirs)",
      .text(old),
      .text(revision.operation.rawValue)
    )
    try database.run(
      "UPDATE sides SET correction = ? WHERE \(theirs)",
      .text(new),
      .text(old),
      .text(revision.operation.rawValue)
    )
  }

  /// Brings the copies up to date; the last step.
  mutating func finish() throws {
    try daily.write(to: database)
    try followInSides()
    try followInDrops()
    try followInExamples()
    try agents.dropUnused(formerAgents)
  }

  /// Takes the words of items out of the search index, of which some are no longer theirs.
  private func reindex(_ items: String, _ values: SQLValue...) throws {
    var found: Set<ItemKey> = []
    try Query(items, in: database).each(values) { found.insert($0.integer()) }
    for item in found { try index.noteErasure(of: item) }
  }

  /// The id, or with a number behind it when another record has it.
  private func freeName(for id: InteractionID, of record: Int64) throws -> InteractionID {
    let query = try Query("SELECT 1 FROM interactions WHERE id = ? AND key <> ?", in: database)
    var name = id
    var number = 1
    while try query.first(.text(name.rawValue), .integer(record), read: { _ in true }) == true {
      number += 1
      name = InteractionID("\(id.rawValue)-\(number)")
    }
    return name
  }

  private func move(from old: Int64, to new: Int64, record: Int64) throws {
    try database.run("UPDATE questions SET asked = asked - 1 WHERE key = ?", .integer(old))
    try database.run("UPDATE questions SET asked = asked + 1 WHERE key = ?", .integer(new))
    try database.run(
      "UPDATE items SET question_key = ? WHERE interaction = ? AND kind = 0",
      .integer(new),
      .integer(record)
    )
    try Sketches(database).addIfCorrected(new)
    for question in [old, new] { try database.run(ItemRow.turnsOfQuestion, .integer(question)) }
    let isLeft =
      try database.integer(
        """
        SELECT 1 FROM questions q WHERE key = ? AND (asked > 0
          OR EXISTS (SELECT 1 FROM interactions x WHERE x.question_key = q.key))
        """,
        .integer(old)
      ) != nil
    guard !isLeft else { return }
    // Nobody asks it any more in these words, so its conflicts go on under the new ones.
    try questions.replace(old, by: new)
  }

  /// The corrections that users gave, and the names of the records.
  private func followInSides() throws {
    guard !records.isEmpty else { return }
    typealias Side = (item: Int64, position: Int64, id: InteractionID, correction: String)
    var changed: [Side] = []
    try Query("SELECT item, position, interaction, correction, reviewer FROM sides", in: database)
      .each { row in
        let (item, position) = (row.integer(), row.integer())
        let (id, correction) = (InteractionID(row.text()), row.text())
        guard let texts = records[id] else { return }
        var new = correction
        if row.optionalText() == nil, let change = texts.correction,
          change.old.utf8.elementsEqual(correction.utf8)
        {
          new = change.new
        }
        changed.append((item, position, names[id] ?? id, new))
      }
    for side in changed {
      try index.noteErasure(of: side.item)
      try database.run(
        "UPDATE sides SET interaction = ?, correction = ? WHERE item = ? AND position = ?",
        .text(side.id.rawValue),
        .text(side.correction),
        .integer(side.item),
        .integer(side.position)
      )
    }
  }

  private func followInDrops() throws {
    guard !names.isEmpty else { return }
    var changed: [(set: Int64, position: Int64, id: InteractionID)] = []
    try Query("SELECT set_key, position, interaction FROM drops", in: database).each { row in
      let (set, position) = (row.integer(), row.integer())
      if let id = names[InteractionID(row.text())] { changed.append((set, position, id)) }
    }
    for drop in changed {
      try database.run(
        "UPDATE drops SET interaction = ? WHERE set_key = ? AND position = ?",
        .text(drop.id.rawValue),
        .integer(drop.set),
        .integer(drop.position)
      )
    }
  }

  private mutating func followInExamples() throws {
    guard !records.isEmpty || !operations.isEmpty else { return }
    try examples.catchUp(in: database)
    let named = records.keys.map(\.rawValue) + operations.keys.map(\.rawValue)
    let find = try Query(
      "SELECT id, content FROM examples WHERE set_key = ? AND position = ?",
      in: database
    )
    for place in examples.places(naming: named) {
      let row = [.integer(place.set), .integer(place.position)] as [SQLValue]
      let example = try find.first(row) { row in
        let id = ExampleID(row.text())
        return try row.bytes { try ExampleJSON.example(id: id, from: $0) }
      }
      guard let example else { continue }
      let revised = revised(example)
      guard revised != example else { continue }
      try database.run(
        "UPDATE examples SET content = ? WHERE set_key = ? AND position = ?",
        [.bytes(ExampleJSON.bytes(of: revised))] + row
      )
      if revised.lineage != example.lineage { examples.note(revised, at: place) }
    }
  }

  private func revised(_ example: Example) -> Example {
    var revised = example
    for (index, entry) in example.lineage.enumerated() {
      if let texts = records[entry.interaction] {
        revised = revised.revising(texts, isSpeaker: index == 0)
      }
      if let texts = entry.operation.flatMap({ operations[$0] }) {
        revised = revised.revising(texts, isSpeaker: index == 0)
      }
      if let name = names[entry.interaction] { revised.lineage[index].interaction = name }
    }
    return revised
  }
}
