import GRDB
import ReviewModel
import ReviewStorage

/// Takes records out, inside one transaction.
///
/// What points at a row goes before the row; the logs stay, without their words.
struct Erasing {
  let database: Database
  private(set) var extent = ErasureExtent()
  private var ids: Set<InteractionID> = []
  private var keys: Set<Int64> = []
  private var items: Set<ItemKey> = []
  private var questions: [Int64: Int] = [:]
  private var questionOfRecord: [InteractionID: Int64] = [:]
  private var agents: Set<Int64> = []
  private var operations: Set<Int64> = []
  /// Operations that stay, without what must not be said.
  private var shortened: Set<OperationID> = []
  private var tallies = Tallies()
  private var daily = DailyTallies()

  init(_ database: Database) { self.database = database }

  /// Erases records; unknown ones leave their marks alone.
  mutating func erase(_ erasures: [RecordErasure], now: Timestamp) throws {
    for erasure in erasures {
      try find(erasure.interaction)
      try remember(erasure.marks, now: now)
    }
    extent.records = ids.sorted()
    extent.count(.records, ids.count)
    guard !ids.isEmpty else { return }
    try Verdicts.noteRevision(in: database)
    try findItems()
    try takeConflictsApart()
    for item in items { try delete(item) }
    let needsIndexes = keys.count > Self.few
    if needsIndexes { try indexReferences() }
    for key in keys {
      try database.run("DELETE FROM feedback WHERE interaction = ?", .integer(key))
      try database.run("DELETE FROM record_fingerprints WHERE interaction = ?", .integer(key))
      try database.run("DELETE FROM interactions WHERE key = ?", .integer(key))
    }
    try emptyLog()
    try leaveIndex()
    try dropQuestionsAndAgents()
    if needsIndexes { try dropIndexes() }
    try tallies.write(to: database)
    try daily.write(to: database)
    try takeSetsApart()
  }

  /// Keeps marks of what is erased.
  func remember(_ marks: [ErasureMark], now: Timestamp) throws {
    for mark in marks {
      try database.run(
        "INSERT OR IGNORE INTO tombstones VALUES (?, ?)",
        .text(mark.rawValue),
        .integer(now.milliseconds)
      )
    }
  }

  /// How many records are erased without indexes of what refers to them.
  private static let few = 100

  /// Makes indexes by which SQLite sees that nothing refers to a row that goes.
  ///
  /// Without one it reads a whole table for each row. Nothing else needs them, so they go again.
  private func indexReferences() throws {
    try database.execute(
      sql: """
        CREATE INDEX erasing_questions ON interactions (question_key);
        CREATE INDEX erasing_items ON items (interaction);
        """
    )
  }

  private func dropIndexes() throws {
    try database.execute(sql: "DROP INDEX erasing_questions; DROP INDEX erasing_items")
  }

  /// Notes what goes with a record.
  private mutating func find(_ id: InteractionID) throws {
    var traces = TextTraces()
    let row = try database.first(
      """
      SELECT key, question_key, agent, time, consent, question, answer, sources, meta, session
      FROM interactions WHERE id = ?
      """,
      .text(id.rawValue)
    ) { row in
      let found = (
        key: row.integer(), question: row.integer(), agent: row.integer(),
        time: row.optionalInteger(), consent: try row.optionalCoded(Consent.self)
      )
      for _ in 0..<5 { row.bytes { traces.add($0) } }
      return found
    }
    guard let row, ids.insert(id).inserted else { return }
    keys.insert(row.key)
    questions[row.question, default: 0] += 1
    questionOfRecord[id] = row.question
    agents.insert(row.agent)
    tallies.count(row.consent, by: -1)
    let feedback = try FeedbackRow.of(row.key, in: database)
    tallies.count(Signal(feedback?.feedback), by: -1)
    daily.count(Signal(feedback?.feedback), at: row.time, agent: row.agent, by: -1)
    if feedback != nil { extent.count(.feedback) }
    _ = try database.first(
      "SELECT correction, comment, tags, fingerprints FROM feedback WHERE interaction = ?",
      .integer(row.key)
    ) { row in for _ in 0..<4 { row.bytes { traces.add($0) } } }
    _ = try database.first(
      "SELECT bytes FROM record_fingerprints WHERE interaction = ?",
      .integer(row.key)
    ) { row in row.bytes { traces.add($0) } }
    extent.traces.add(traces)
  }

  private mutating func findItems() throws {
    let query = try Query("SELECT key FROM items WHERE interaction = ? AND kind = 0", in: database)
    for key in keys { try query.each([.integer(key)]) { items.insert($0.integer()) } }
    extent.items = items
  }

  /// Takes the sides of erased records out of conflicts; one of which nothing is left goes.
  ///
  /// What was said of a pair of questions was said of all who ask them: another record of the question stands for the
  /// one that goes.
  private mutating func takeConflictsApart() throws {
    var affected: Set<ItemKey> = []
    try Query("SELECT item, interaction FROM sides", in: database).each { row in
      let item = row.integer()
      if ids.contains(InteractionID(row.text())) { affected.insert(item) }
    }
    let standing = try Query(
      "SELECT key FROM items WHERE interaction = ? AND kind > 0",
      in: database
    )
    for key in keys { try standing.each([.integer(key)]) { affected.insert($0.integer()) } }
    for item in affected {
      let sides = try ConflictRow.sides(of: item, in: database)
      let staying = sides.filter { !ids.contains($0.interaction) }
      for side in sides where ids.contains(side.interaction) {
        extent.traces.add(side.correction)
        extent.count(.sides)
      }
      extent.count(.conflicts)
      extent.items.insert(item)
      try noteOperations(of: item)
      if let others = try otherSides(of: item, for: sides) {
        try stand(item, on: others)
        try ItemRow.refresh(item, in: database)
      } else if staying.isEmpty {
        items.insert(item)
      } else {
        try reopen(item, with: staying)
      }
    }
  }

  /// The sides of a pair of questions with records that stay; nil for a conflict, and when nobody else asks one of them.
  private func otherSides(of item: ItemKey, for sides: [ConflictSide]) throws -> [ConflictSide]? {
    let kind = try database.integer("SELECT kind FROM items WHERE key = ?", .integer(item))
    guard kind == ItemKind.pair.code else { return nil }
    let records = try Query(
      """
      SELECT x.id, x.answer, f.correction FROM interactions x LEFT JOIN feedback f ON f.interaction = x.key
      WHERE x.question_key = ? ORDER BY x.id
      """,
      in: database
    )
    var others: [ConflictSide] = []
    for side in sides {
      guard let question = questionOfRecord[side.interaction] else {
        others.append(side)
        continue
      }
      var other: ConflictSide?
      try records.each([.integer(question)]) { row in
        let id = InteractionID(row.text())
        guard other == nil, !ids.contains(id) else { return }
        let answer = row.text()
        other = ConflictSide(interaction: id, correction: row.optionalText() ?? answer)
      }
      guard let other else { return nil }
      others.append(other)
    }
    return others
  }

  /// Lets a conflict stand on the sides that stay; with one alone there is nothing to settle.
  private func reopen(_ item: ItemKey, with sides: [ConflictSide]) throws {
    try stand(item, on: sides)
    try database.run(
      """
      UPDATE items SET needed = ?, since = (SELECT coalesce(max(sequence), 0) FROM decisions) WHERE key = ?
      """,
      .flag(sides.count > 1),
      .integer(item)
    )
    try ItemRow.refresh(item, in: database)
  }

  /// Gives an item other sides, the first of which it goes by.
  private func stand(_ item: ItemKey, on sides: [ConflictSide]) throws {
    let record = try database.first(
      "SELECT key, time, agent FROM interactions WHERE id = ?",
      .text(sides[0].interaction.rawValue)
    ) { row in (key: row.integer(), time: row.optionalInteger(), agent: row.integer()) }
    guard let record else {
      throw StoreError(
        .damaged,
        "A conflict has a side whose record is missing. Run errata doctor for more."
      )
    }
    let feedback = try FeedbackRow.of(record.key, in: database)?.feedback
    try database.run(
      """
      UPDATE items SET interaction = ?, signal = ?, moment = ?, agent = ? WHERE key = ?
      """,
      .integer(record.key),
      .integer(Signal(feedback).code),
      .integer(ItemRow.moment(of: record.time.map(Timestamp.init(milliseconds:)))),
      .integer(record.agent),
      .integer(item)
    )
    try ConflictRow.replaceSides(of: item, by: sides, in: database)
  }

  private mutating func delete(_ item: ItemKey) throws {
    try noteOperations(of: item)
    extent.count(.items)
    extent.count(
      .claims,
      Int(try database.integer("SELECT count(*) FROM claims WHERE item = ?", .integer(item)) ?? 0)
    )
    for statement in [
      "DELETE FROM claims WHERE item = ?", "DELETE FROM sides WHERE item = ?",
      "DELETE FROM conflicts WHERE item = ?", "DELETE FROM items WHERE key = ?",
    ] {
      try database.run(statement, .integer(item))
    }
  }

  private mutating func noteOperations(of item: ItemKey) throws {
    var count = 0
    try Query("SELECT operation FROM decisions WHERE item = ?", in: database).each([.integer(item)])
    { row in
      operations.insert(row.integer())
      count += 1
    }
    extent.count(.decisions, count)
    // The words of a decision on several records stay; by what they are known on this one goes.
    try forgetValues(in: "decision IN (SELECT sequence FROM decisions WHERE item = ?)", item)
  }

  /// Empties the words of operations that were about nothing that stays as it was, and takes those
  /// without any item out of their reviewer's undo.
  private mutating func emptyLog() throws {
    let living = try Query(
      "SELECT i.key FROM decisions d CROSS JOIN items i ON i.key = d.item WHERE d.operation = ?",
      in: database
    )
    for operation in operations {
      var stays = false
      var stands = false
      try living.each([.integer(operation)]) { row in
        stands = true
        if !extent.items.contains(row.integer()) { stays = true }
      }
      if !stands {
        try database.run("DELETE FROM standings WHERE operation = ?", .integer(operation))
      }
      if stays {
        try emptyExclusions(of: operation)
      } else {
        try emptyTexts(of: operation)
      }
    }
  }

  /// Notes whose words have to leave the search index; compacting takes them out.
  private mutating func leaveIndex() throws {
    let index = SearchIndex(database)
    let high = try index.high()
    for item in extent.items where item <= high { try index.noteErasure(of: item) }
    extent.count(.searchIndex, extent.items.count { $0 <= high })
  }

  private mutating func emptyTexts(of operation: Int64) throws {
    var texts: [Int64] = []
    try Query(
      """
      SELECT t.key, t.bytes FROM operations o
        CROSS JOIN texts t ON t.key IN \(AssertionRows.texts)
      WHERE o.key = ? AND t.bytes IS NOT NULL
      """,
      in: database
    ).each([.integer(operation)]) { row in
      texts.append(row.integer())
      row.bytes { extent.traces.add($0) }
    }
    for text in texts {
      try database.run("UPDATE texts SET bytes = NULL WHERE key = ?", .integer(text))
      extent.count(.texts)
    }
    try forgetValues(
      in: "decision IN (SELECT sequence FROM decisions WHERE operation = ?)",
      operation
    )
  }

  /// Empties what must not be said by an operation that was about others too: it is taken from an answer, and nobody knows
  /// from whose.
  private mutating func emptyExclusions(of operation: Int64) throws {
    var texts: [Int64] = []
    try Query(
      """
      SELECT t.key, t.bytes FROM assertions a CROSS JOIN texts t ON t.key = a.text
      WHERE a.operation = ? AND a.kind = \(Assertion.Kind.excludes.code) AND t.bytes IS NOT NULL
      """,
      in: database
    ).each([.integer(operation)]) { row in
      texts.append(row.integer())
      row.bytes { extent.traces.add($0) }
    }
    guard !texts.isEmpty else { return }
    for text in texts {
      try database.run("UPDATE texts SET bytes = NULL WHERE key = ?", .integer(text))
      extent.count(.texts)
    }
    try Query("SELECT id FROM operations WHERE key = ?", in: database)
      .each([.integer(operation)]) { shortened.insert(OperationID($0.text())) }
  }

  /// Forgets by what the values of some decisions are known again.
  private mutating func forgetValues(in decisions: String, _ key: Int64) throws {
    try Query("SELECT bytes FROM fingerprints WHERE \(decisions)", in: database)
      .each([.integer(key)]) { row in row.bytes { extent.traces.add($0) } }
    try database.run("DELETE FROM fingerprints WHERE \(decisions)", .integer(key))
  }

  private mutating func dropQuestionsAndAgents() throws {
    for (question, count) in questions {
      try database.run(
        "UPDATE questions SET asked = asked - ? WHERE key = ?",
        .integer(count),
        .integer(question)
      )
      try database.run(
        """
        DELETE FROM trained_questions
        WHERE question = ? AND (SELECT asked FROM questions WHERE key = question) = 0
        """,
        .integer(question)
      )
      try database.run(ItemRow.turnsOfQuestion, .integer(question))
      let text = try database.first(
        """
        SELECT text FROM questions q WHERE key = ? AND asked = 0
          AND NOT EXISTS (SELECT 1 FROM conflicts c WHERE c.question_key = q.key)
        """,
        .integer(question)
      ) { $0.bytes { Array($0) } }
      guard let text else { continue }
      extent.traces.add(text)
      extent.count(.questions)
      try database.run("DELETE FROM questions WHERE key = ?", .integer(question))
    }
    for agent in agents
    where try database.integer(
      "SELECT 1 FROM interactions WHERE agent = ? LIMIT 1",
      .integer(agent)
    ) == nil {
      try database.run("DELETE FROM agents WHERE key = ?", .integer(agent))
      extent.count(.agents)
    }
  }

  /// Takes the examples that were made of erased records out of every set, and their names out of
  /// the others.
  private mutating func takeSetsApart() throws {
    var removed: [(set: Int64, position: Int64, id: ExampleID)] = []
    var asked: [[InteractionID]] = []
    var changed: [(set: Int64, position: Int64, content: [UInt8])] = []
    let rows = try Query("SELECT set_key, position, id, content FROM examples", in: database)
    let gone = try emptiedOperations()
    try rows.each { row in
      let (set, position, id) = (row.integer(), row.integer(), ExampleID(row.text()))
      try row.bytes { bytes in
        let example = try ExampleJSON.example(id: id, from: bytes)
        var left = try erased(example, gone)
        if left != nil, example.excludesWords(by: shortened) { left = nil }
        guard left != example else { return }
        if let left {
          changed.append((set, position, ExampleJSON.bytes(of: left)))
        } else {
          removed.append((set, position, id))
          asked.append(example.lineage.map(\.interaction))
          for text in [example.question, example.answer, example.expected] {
            extent.traces.add(text)
          }
        }
      }
    }
    for (set, position, content) in changed {
      try database.run(
        "UPDATE examples SET content = ? WHERE set_key = ? AND position = ?",
        .bytes(content),
        .integer(set),
        .integer(position)
      )
    }
    for ((set, position, id), records) in zip(removed, asked) {
      try Trainings(database)
        .keepQuestions(of: records, questionOfRecord, set: set, position: position)
      try remove(id, at: position, from: set)
      let said = try GateRow.erase(id, in: database)
      for text in said.flatMap(\.result.texts) { extent.traces.add(text) }
      extent.count(.gateCases, said.count)
    }
    try forgetNames(of: removed.map { ($0.set, $0.id) })
    extent.count(.examples, removed.count)
    extent.count(.exampleNames, changed.count)
    extent.examples = Set(removed.map(\.id))
    try dropDrops()
  }

  private func emptiedOperations() throws -> Set<OperationID> {
    var gone: Set<OperationID> = []
    let query = try Query(
      """
      SELECT o.id FROM operations o CROSS JOIN texts t ON t.key = o.correction
      WHERE o.key = ? AND t.bytes IS NULL
      """,
      in: database
    )
    for operation in operations {
      try query.each([.integer(operation)]) { gone.insert(OperationID($0.text())) }
    }
    return gone
  }

  private func erased(_ example: Example, _ gone: Set<OperationID>) throws -> Example? {
    var failure: (any Error)?
    let left = example.erasing(
      { ids.contains($0) },
      decisions: { gone.contains($0) },
      staying: { id in
        do {
          return try database.first(
            """
            SELECT x.question, f.tags FROM interactions x
            LEFT JOIN feedback f ON f.interaction = x.key WHERE x.id = ?
            """,
            .text(id.rawValue)
          ) { row in
            StayingRecord(
              question: row.text(),
              tags: try row.optionalBytes { try JSONColumn.tags(from: $0) } ?? []
            )
          }
        } catch {
          failure = error
          return nil
        }
      }
    )
    if let failure { throw failure }
    return left
  }

  /// Takes ids that were made of what is erased out of the logs: they say whether somebody has guessed it.
  private func forgetNames(of examples: [(set: Int64, id: ExampleID)]) throws {
    guard !examples.isEmpty else { return }
    try ApprovalLog.renaming(in: database) {
      for (set, id) in examples {
        try database.run(
          """
          UPDATE approvals SET example = CAST('erased-' || lower(hex(randomblob(8))) AS BLOB)
          WHERE set_key = ? AND example = ?
          """,
          .integer(set),
          .text(id.rawValue)
        )
        try database.run(
          "UPDATE drops SET merged_into = NULL WHERE set_key = ? AND merged_into = ?",
          .integer(set),
          .text(id.rawValue)
        )
      }
    }
  }

  private mutating func remove(_ id: ExampleID, at position: Int64, from set: Int64) throws {
    try database.run(
      "DELETE FROM examples WHERE set_key = ? AND position = ?",
      .integer(set),
      .integer(position)
    )
    var reasons: [Int64] = []
    try Query(
      """
      SELECT sequence, reason FROM approvals
      WHERE set_key = ? AND example = ? AND length(reason) > 0
      """,
      in: database
    ).each([.integer(set), .text(id.rawValue)]) { row in
      reasons.append(row.integer())
      row.bytes { extent.traces.add($0) }
    }
    for sequence in reasons {
      try database.run("UPDATE approvals SET reason = x'' WHERE sequence = ?", .integer(sequence))
    }
    extent.count(.rejections, reasons.count)
  }

  private mutating func dropDrops() throws {
    var places: [(set: Int64, position: Int64)] = []
    try Query("SELECT set_key, position, interaction FROM drops", in: database).each { row in
      let (set, position) = (row.integer(), row.integer())
      if ids.contains(InteractionID(row.text())) { places.append((set, position)) }
    }
    for (set, position) in places {
      try database.run(
        "DELETE FROM drops WHERE set_key = ? AND position = ?",
        .integer(set),
        .integer(position)
      )
    }
    extent.count(.drops, places.count)
  }
}
