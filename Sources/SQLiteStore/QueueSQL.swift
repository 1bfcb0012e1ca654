import Queueing
import ReviewModel
import ReviewStorage

/// The statements of a page in an order that an index holds.
///
/// The tie break by key stands apart: SQLite uses an index for a comparison of rows only as far as
/// the index names its columns, and records without a time all tie.
struct QueueSQL {
  /// The columns of the order, without the key.
  let order: [String]
  /// The values of the filter, which come before those of the position and the limit.
  let values: [SQLValue]
  /// From the start.
  let first: String
  /// From a position on, as long as only the key differs.
  let sameRank: String
  /// Behind all that differ by the key only.
  let laterRanks: String

  /// - Parameters:
  ///   - isBare: leaves the filter's conditions out but that the item waits; the caller asks the rest.
  init(_ order: QueueOrder, _ filter: FilterSQL, isBare: Bool = false) {
    let (index, column) =
      switch order {
      case .newest: ("items_by_newest", "i.age")
      case .oldest: ("items_by_oldest", "i.moment")
      case .value, .agent, .cluster, .random: ("items_by_value", "i.turn")
      }
    self.order = ["i.skipped", column]
    values = isBare ? [] : filter.values
    let columns = self.order.joined(separator: ", ")
    let condition = isBare ? "i.status <= 1" : filter.condition
    let selection = """
      SELECT \(columns), i.key FROM items i\(filter.isWaiting ? " INDEXED BY \(index)" : "")\
      \(isBare ? "" : filter.joins) WHERE \(condition)
      """
    let ending = " ORDER BY \(columns), i.key LIMIT ?"
    first = selection + ending
    sameRank = "\(selection) AND i.skipped = ? AND \(column) = ? AND i.key > ?\(ending)"
    laterRanks = "\(selection) AND (\(columns)) > (?, ?)\(ending)"
  }
}
