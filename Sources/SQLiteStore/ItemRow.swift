import GRDB
import ReviewModel

/// The derived columns of an item's row.
enum ItemRow {
  static let insertion = """
    INSERT INTO items
      (interaction, kind, status, rank, moment, skipped, late, signal, agent, question_key,
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
    questionKey: Int64
  ) -> [SQLValue] {
    [
      .integer(interaction), .integer(kind.code), .integer(rank(of: kind, signal: signal)),
      .integer(moment(of: time)), .integer(signal.code), .integer(agent), .integer(questionKey),
    ]
  }

  /// Where the default order puts a waiting item, before its time: conflicts, then explicit, then
  /// implicit feedback.
  static func rank(of kind: ItemKind, signal: Signal) -> Int64 {
    switch (kind, signal) {
    case (.conflict, _): 0
    case (.answer, .down): 1
    case (.answer, .retry): 2
    case (.answer, .up), (.answer, .corrected), (.answer, .none): 3
    }
  }

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
    try database.run(
      "UPDATE items SET status = ?, skipped = ?, late = ? WHERE key = ?",
      .integer(state.status.code),
      .integer(state.skipped),
      .integer(state.late),
      .integer(item)
    )
    if state.status == .decided(.correct) { try Sketches(database).add(questionOf: item) }
  }
}

/// What an item's row keeps of its log.
struct DerivedState: Equatable {
  var status: ItemStatus
  /// The event that skipped it, by which skipped items are ordered; 0 unless it is skipped.
  var skipped: Int64
  /// How many second opinions stand.
  var late: Int

  /// Folds a log.
  ///
  /// - Parameters:
  ///   - log: the item's events.
  ///   - isNeeded: whether the record still asks for a person; what waits is withdrawn otherwise.
  init(_ log: DecisionLog, isNeeded: Bool) {
    status = log.status.isOpen && !isNeeded ? .withdrawn : log.status
    skipped = status == .skipped ? log.effective?.sequence ?? 0 : 0
    late = log.secondOpinions.count
  }
}
