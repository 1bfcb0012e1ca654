import GRDB
import Queueing
import ReviewModel

/// The derived columns of an item's row.
enum ItemRow {
  static let insertion = """
    INSERT INTO items
      (interaction, kind, status, turn, moment, skipped, late, signal, agent, question_key,
       needed, since)
    VALUES (?, ?, 0, ?, ?, 0, 0, ?, ?, ?, 1, 0)
    """

  /// The values of a new, open item.
  static func values(
    of kind: ItemKind,
    interaction: Int64,
    signal: Signal,
    time: Timestamp?,
    agent: Int64,
    questionKey: Int64,
    asked: Int64
  ) -> [SQLValue] {
    let value = ReviewValue(
      kind: kind,
      signal: signal,
      asked: asked,
      secondOpinions: 0,
      moment: moment(of: time)
    )
    return [
      .integer(interaction), .integer(kind.code), .integer(turn(of: value)),
      .integer(moment(of: time)), .integer(signal.code), .integer(agent), .integer(questionKey),
    ]
  }

  /// What the order by value sorts by, ascending: the complement turns it around.
  static func turn(of value: ReviewValue) -> Int64 { ~value.score }

  /// The items of a record with their kinds: an index stands for each kind, and none for both.
  static let ofInteraction = """
    SELECT key, kind FROM items WHERE interaction = ? AND kind = 0
    UNION ALL SELECT key, kind FROM items WHERE interaction = ? AND kind > 0
    """

  /// Puts the waiting items of a question where they belong after it was asked more or less often.
  static let turnsOfQuestion = """
    UPDATE items SET turn = errata_turn(kind, signal, late, moment,
      (SELECT asked FROM questions q WHERE q.key = question_key))
    WHERE question_key = ? AND status <= 1 AND turn != errata_turn(kind, signal, late, moment,
      (SELECT asked FROM questions q WHERE q.key = question_key))
    """

  /// The time by which items are ordered: one without a time counts as the oldest.
  static func moment(of time: Timestamp?) -> Int64 { time?.milliseconds ?? .min }

  /// Writes what follows from the log and from whether the item is still needed, and answers both;
  /// nil for an item that is gone.
  @discardableResult
  static func refresh(
    _ item: ItemKey,
    in database: Database
  ) throws -> (log: DecisionLog, isNeeded: Bool)? {
    guard
      let state = try database.first(
        "SELECT needed, since FROM items WHERE key = ?",
        .integer(item),
        read: { (isNeeded: $0.flag(), since: $0.integer()) }
      )
    else { return nil }
    let log = try DecisionRow.log(of: item, since: state.since, in: database)
    try write(DerivedState(log, isNeeded: state.isNeeded), of: item, in: database)
    return (log, state.isNeeded)
  }

  /// Writes what follows from the log.
  static func write(_ state: DerivedState, of item: ItemKey, in database: Database) throws {
    try database.run(update, values(of: state, item: item))
    if state.status == .decided(.correct) { try Sketches(database).add(questionOf: item) }
  }

  /// Takes ``values(of:item:)``.
  static let update = """
    UPDATE items SET status = ?1, skipped = ?2, late = ?3, failure = ?4, reason = ?5, split = ?6,
      turn = errata_turn(kind, signal, ?3, moment,
        (SELECT asked FROM questions q WHERE q.key = question_key))
    WHERE key = ?7
    """

  /// What follows from the log of an item, as values.
  static func values(of state: DerivedState, item: ItemKey) -> [SQLValue] {
    [
      .integer(state.status.code), .integer(state.skipped), .integer(state.late),
      .optional(state.failure?.rawValue), .optional(state.reason?.rawValue),
      .flag(state.isSplit), .integer(item),
    ]
  }
}

/// What an item's row keeps of its log.
struct DerivedState: Equatable {
  var status: ItemStatus
  /// The event that skipped it, by which skipped items are ordered; 0 unless it is skipped.
  var skipped: Int64
  /// How many second opinions stand beside somebody else's decision.
  var late: Int
  /// How the agent failed.
  var failure: FailureKind?
  /// Why it stands discarded or flagged.
  var reason: ReasonCode?
  /// Whether it was taken out of those that ask the same.
  var isSplit: Bool

  /// Folds a log.
  ///
  /// - Parameters:
  ///   - log: the item's events.
  ///   - isNeeded: whether the record still asks for a person; what waits is withdrawn otherwise.
  init(_ log: DecisionLog, isNeeded: Bool) {
    status = log.status.isOpen && !isNeeded ? .withdrawn : log.status
    skipped = status == .skipped ? log.effective?.sequence ?? 0 : 0
    late = log.disputes
    failure = log.failure
    if case .decide(let verdict)? = log.effective?.action { reason = verdict.reason }
    isSplit = log.isSplit
  }
}
