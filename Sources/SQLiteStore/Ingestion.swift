import GRDB
import Queueing
import ReviewModel
import ReviewStorage

/// Takes records in, one after another, inside one transaction.
struct Ingestion {
  private let database: Database
  private let questionTable: QuestionTable
  private let find: Query
  private let insertInteraction: Query
  private let insertFeedback: Query
  private let insertItem: Query
  private let refusing: Set<String>
  private let findMark: Query?
  private var tallies = Tallies()
  private var taken = 0
  private var daily = DailyTallies()
  private var questions: [Int64: Question] = [:]
  private var agents: [[UInt8]: Int64] = [:]

  private struct Question {
    let key: Int64
    let text: String
    /// How often it was asked before.
    let before: Int64
    /// How often it was asked since.
    var asked: Int64

    /// How often it was asked with that.
    var total: Int64 { before + asked }
  }

  init(_ database: Database) throws {
    self.database = database
    questionTable = try QuestionTable(database)
    find = try Query("SELECT key FROM interactions WHERE id = ?", in: database)
    insertInteraction = try Query(
      """
      INSERT INTO interactions
        (id, time, question_key, agent, consent, surrogates, user, session, question, answer,
         sources, meta, content)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      in: database
    )
    insertFeedback = try Query("INSERT INTO feedback VALUES (?, ?, ?, ?, ?, ?, ?)", in: database)
    insertItem = try Query(ItemRow.insertion, in: database)
    refusing = try Consents.refusing(in: database)
    let hasTombstones = try database.integer("SELECT 1 FROM tombstones LIMIT 1") != nil
    findMark =
      hasTombstones ? try Query("SELECT 1 FROM tombstones WHERE mark = ?", in: database) : nil
  }

  /// Takes one record in.
  mutating func take(_ record: CapturedRecord) throws -> IngestOutcome {
    taken += 1
    if let user = record.interaction.user, refusing.contains(user) {
      return try key(of: record) == nil ? .withoutConsent : .unchanged
    }
    for mark in record.marks {
      if try findMark?.first(.text(mark.rawValue), read: { _ in true }) == true {
        return .erasedBefore
      }
    }
    if let known = try key(of: record) {
      let isRefused = record.interaction.consent == Consent.none
      guard try isRefused || agrees(record, with: known) else { return .contradicts }
      if !isRefused { try learnValues(of: record, at: known) }
      let isNarrowed = try narrowConsent(of: known, to: record.interaction.consent)
      let unchanged: IngestOutcome = isNarrowed ? .consentChanged : .unchanged
      guard let feedback = try feedback(of: record, joining: known) else { return unchanged }
      try replaceFeedback(of: known, with: .given(feedback))
      return .feedbackReplaced
    }
    guard record.interaction.consent != Consent.none else { return .withoutConsent }
    try add(record)
    return .added
  }

  /// The feedback that takes the place of a known record's; nil when what is stored stays.
  private func feedback(of record: CapturedRecord, joining known: Int64) throws -> Feedback? {
    let row = try FeedbackRow.of(known, in: database)
    switch row {
    case .given(let stored) where !record.replaces(stored):
      try learn(record.feedback, of: stored, at: known)
      return nil
    case .withdrawn(let time) where record.feedback?.isNewer(than: time) != true: return nil
    case .given, .withdrawn, nil: break
    }
    guard record.namesValuesInFeedback,
      let standing = try StandingRows(database).texts(with: known)
    else { return record.feedback }
    var joining = record
    joining.feedback = record.feedback(joining: standing, stored: row?.feedback)
    if let stored = row?.feedback, !joining.replaces(stored) {
      try learn(joining.feedback, of: stored, at: known)
      return nil
    }
    return joining.feedback
  }

  /// Notes by what the values are known again that feedback names which was stored without that.
  private func learn(_ given: Feedback?, of stored: Feedback, at known: Int64) throws {
    guard let given, !given.fingerprints.isEmpty, given.time == stored.time,
      given.texts == stored.texts
    else { return }
    let all = stored.fingerprints.merging(given.fingerprints)
    if all != stored.fingerprints {
      try Fingerprints(database).note(all, ofFeedback: known)
    }
  }

  /// Notes by what the values are known again that a record names which was stored without that.
  private func learnValues(of record: CapturedRecord, at known: Int64) throws {
    guard !record.interaction.fingerprints.isEmpty, !record.content.isEmpty,
      try Fingerprints(database).ofRecord(known).isEmpty,
      try database.first(
        "SELECT content FROM interactions WHERE key = ?",
        .integer(known),
        read: { row in row.bytes { $0.elementsEqual(record.content) } }
      ) == true,
      let stored = try StandingRows(database).record(withKey: known)
    else { return }
    try Fingerprints(database).note(record.fingerprints(of: stored), ofRecord: known)
  }

  /// The key of a record that is known, under the one id or the other.
  private func key(of record: CapturedRecord) throws -> Int64? {
    for id in [record.interaction.id, record.otherID] {
      guard let id else { continue }
      if let key = try find.first(.text(id.rawValue), read: { $0.integer() }) { return key }
    }
    return nil
  }

  /// Writes the counts that were gathered; the last step.
  func finish() throws {
    try tallies.write(to: database)
    try daily.write(to: database)
    let update = try Query("UPDATE questions SET asked = asked + ? WHERE key = ?", in: database)
    let isLarge = taken >= DueTurns.manyRecords
    let regroup = try Query(ItemRow.turnsOfQuestion, in: database)
    for question in questions.values where question.asked > 0 {
      try update.run(.integer(question.asked), .integer(question.key))
      let isLarger =
        ReviewValue.doublings(of: question.before) != ReviewValue.doublings(of: question.total)
      guard isLarger else { continue }
      if isLarge {
        try DueTurns.note(question.key, in: database)
      } else {
        try regroup.run(.integer(question.key))
      }
    }
  }

  /// Replaces a known record's feedback, and brings its item up to date.
  mutating func replaceFeedback(of interaction: Int64, with row: FeedbackRow) throws {
    try Verdicts.replace(of: interaction, in: database)
    let before = Signal(try FeedbackRow.of(interaction, in: database)?.feedback)
    let signal = Signal(row.feedback)
    tallies.count(before, by: -1)
    tallies.count(signal)
    try recount(interaction, from: before, to: signal)
    try Query("INSERT OR REPLACE INTO feedback VALUES (?, ?, ?, ?, ?, ?, ?)", in: database)
      .run(row.values(for: interaction))
    try database.run(
      "UPDATE items SET signal = ? WHERE interaction = ? AND kind > 0 AND kind != 3",
      .integer(signal.code),
      .integer(interaction)
    )
    let index = SearchIndex(database)
    let items = try database.all(
      ItemRow.ofInteraction,
      .integer(interaction),
      .integer(interaction)
    ) { (key: $0.integer(), kind: $0.integer()) }
    for item in items { try index.noteChange(of: item.key) }
    if let item = items.first(where: { $0.kind == ItemKind.answer.code })?.key {
      try database.run(
        "UPDATE items SET signal = ?, needed = ? WHERE key = ?",
        .integer(signal.code),
        .flag(signal.needsReview),
        .integer(item)
      )
      try ItemRow.refresh(item, in: database)
    } else if signal.needsReview {
      try addItem(of: interaction, signal: signal)
    }
  }

  private mutating func recount(
    _ interaction: Int64,
    from before: Signal,
    to signal: Signal
  ) throws {
    let record = try database.first(
      "SELECT time, agent FROM interactions WHERE key = ?",
      .integer(interaction)
    ) { (time: $0.optionalInteger(), agent: $0.integer()) }
    guard let record else { return }
    daily.count(before, at: record.time, agent: record.agent, by: -1)
    daily.count(signal, at: record.time, agent: record.agent)
  }

  private mutating func add(_ record: CapturedRecord) throws {
    let interaction = record.interaction
    let (questionKey, asked) = try countedQuestion(record.questionKey)
    let agent = try key(of: interaction.agent)
    try insertInteraction.run(
      .text(interaction.id.rawValue),
      .optional(interaction.time?.milliseconds),
      .integer(questionKey),
      .integer(agent),
      .optional(interaction.consent?.code),
      .integer(interaction.replacedSurrogates),
      .optional(interaction.user),
      .optional(interaction.session),
      .text(interaction.question),
      .text(interaction.answer),
      .optional(JSONColumn.bytes(of: interaction.sources)),
      .optional(JSONColumn.bytes(of: interaction.meta)),
      .optional(record.content.isEmpty ? nil : record.content)
    )
    let key = database.lastInsertedRowID
    if !interaction.fingerprints.isEmpty {
      try Fingerprints(database).note(interaction.fingerprints, ofRecord: key)
    }
    let signal = Signal(record.feedback)
    tallies.count(interaction.consent)
    tallies.count(signal)
    daily.count(signal, at: interaction.time?.milliseconds, agent: agent)
    if let feedback = record.feedback {
      try insertFeedback.run(FeedbackRow.given(feedback).values(for: key))
    }
    if signal.needsReview {
      try insertItem.run(
        ItemRow.values(
          of: .answer,
          interaction: key,
          signal: signal,
          time: interaction.time,
          agent: agent,
          questionKey: questionKey,
          asked: asked
        )
      )
    }
  }

  private func addItem(of interaction: Int64, signal: Signal) throws {
    let values = try database.first(
      """
      SELECT x.time, x.agent, x.question_key, q.asked
      FROM interactions x CROSS JOIN questions q ON q.key = x.question_key WHERE x.key = ?
      """,
      .integer(interaction)
    ) { row in
      ItemRow.values(
        of: .answer,
        interaction: interaction,
        signal: signal,
        time: row.optionalInteger().map(Timestamp.init(milliseconds:)),
        agent: row.integer(),
        questionKey: row.integer(),
        asked: row.integer()
      )
    }
    if let values { try insertItem.run(values) }
  }

  /// Whether a known record has the same question and answer, byte for byte.
  private func agrees(_ record: CapturedRecord, with key: Int64) throws -> Bool {
    try database.first(
      "SELECT question, answer, content FROM interactions WHERE key = ?",
      .integer(key)
    ) { row in
      let sameQuestion = row.bytes { $0.elementsEqual(record.interaction.question.utf8) }
      let sameAnswer = row.bytes { $0.elementsEqual(record.interaction.answer.utf8) }
      let sameContent = row.bytes { $0.elementsEqual(record.content) } && !record.content.isEmpty
      return sameContent || sameQuestion && sameAnswer
    } ?? false
  }

  /// Takes over what a record that is known says of consent, when it is less or the first word.
  ///
  /// - Returns: whether it was.
  private mutating func narrowConsent(of key: Int64, to consent: Consent?) throws -> Bool {
    guard let consent else { return false }
    let stored: Consent? =
      try database.first("SELECT consent FROM interactions WHERE key = ?", .integer(key)) { row in
        try row.optionalCoded()
      } ?? nil
    guard stored.map({ consent < $0 }) ?? true else { return false }
    try database.run(
      "UPDATE interactions SET consent = ? WHERE key = ?",
      .integer(consent.code),
      .integer(key)
    )
    tallies.count(stored, by: -1)
    tallies.count(consent)
    return true
  }

  /// The key of a normalised question, counted as asked once more, and how often that makes.
  private mutating func countedQuestion(_ text: String) throws -> (key: Int64, asked: Int64) {
    let hash = questionTable.hash(of: text)
    if let question = questions[hash], question.text.utf8.elementsEqual(text.utf8) {
      questions[hash]?.asked += 1
      return (question.key, question.total + 1)
    }
    let (key, before) = try questionTable.question(text)
    if questions[hash] == nil {
      questions[hash] = Question(key: key, text: text, before: before, asked: 1)
    } else {
      try database.run("UPDATE questions SET asked = asked + 1 WHERE key = ?", .integer(key))
      try database.run(ItemRow.turnsOfQuestion, .integer(key))
    }
    return (key, before + 1)
  }

  private mutating func key(of agent: Agent) throws -> Int64 {
    // A byte that no UTF-8 has marks what is unknown, and parts model from version.
    let name =
      (agent.model.map { Array($0.utf8) } ?? [0xFF]) + [0xFE]
      + (agent.version.map { Array($0.utf8) } ?? [0xFF])
    if let known = agents[name] { return known }
    let key = try AgentTable(database).key(of: agent)
    agents[name] = key
    return key
  }
}
