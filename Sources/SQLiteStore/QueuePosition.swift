import GRDB
import Queueing
import ReviewModel
import ReviewStorage

/// What the queue sorts by, computed item by item: where an order has no index, and for the few items
/// that a search leaves.
struct QueuePositions {
  /// The columns that it is computed from, of `items i` joined with `questions q`.
  static let columns = """
    i.skipped, errata_turn(i.kind, i.signal, i.late, i.moment, q.asked), i.age, i.moment, i.agent,
      i.question_key, q.asked, i.key
    """
  /// The join that the columns need.
  static let join = " CROSS JOIN questions q ON q.key = i.question_key"

  let order: QueueOrder
  let shuffle: Shuffle
  private let ranks: [Int64: Int64]

  /// - Parameter halfBits: of the random order; nil for the one that the store's size asks for.
  init(_ order: QueueOrder, halfBits: Int? = nil, in database: Database) throws {
    self.order = order
    if case .random(let seed) = order {
      let largest = try database.integer("SELECT max(key) FROM items") ?? 0
      shuffle =
        halfBits.map { Shuffle(seed: seed, halfBits: $0) }
        ?? Shuffle(seed: seed, count: largest + 1)
    } else {
      shuffle = Shuffle(seed: 0, halfBits: 1)
    }
    ranks = order == .agent ? try Self.ranks(of: Self.agents(in: database)) : [:]
  }

  /// The agents in their order.
  static func agents(in database: Database) throws -> [Int64] {
    try database.all("SELECT key, model, version FROM agents") { row in
      (
        key: row.integer(),
        agent: Agent(model: row.optionalText(), version: row.optionalText())
      )
    }.sorted { AgentOrder.precedes($0.agent, $1.agent) }.map(\.key)
  }

  private static func ranks(of agents: [Int64]) -> [Int64: Int64] {
    var ranks: [Int64: Int64] = [:]
    for (rank, agent) in agents.enumerated() { ranks[agent] = Int64(rank) }
    return ranks
  }

  /// Reads the columns.
  func read(_ row: inout Columns) -> QueuePosition {
    let skipped = row.integer()
    let turn = row.integer()
    let age = row.integer()
    let moment = row.integer()
    let agent = row.integer()
    let question = row.integer()
    let asked = row.integer()
    let key = row.integer()
    guard skipped == 0 else { return QueuePosition(skipped: skipped, key: key) }
    switch order {
    case .value: return QueuePosition(first: turn, key: key)
    case .newest: return QueuePosition(first: age, key: key)
    case .oldest: return QueuePosition(first: moment, key: key)
    case .agent: return QueuePosition(first: ranks[agent] ?? .max, second: age, key: key)
    case .cluster:
      return asked > 1
        ? QueuePosition(first: ~asked, second: question, third: age, key: key)
        : QueuePosition(first: -2, second: 0, third: age, key: key)
    case .random: return QueuePosition(first: shuffle.place(of: key), key: key)
    }
  }
}

/// A place in the queue, ascending.
///
/// The cursor of a page is one; what an order does not use is 0.
struct QueuePosition: Comparable {
  /// 0, or when it was skipped: those come last and need no more to be told apart.
  var skipped: Int64 = 0
  var first: Int64 = 0
  var second: Int64 = 0
  var third: Int64 = 0
  /// How the random order is cut, so that its pages fit together when the store grows.
  var halfBits: Int64 = 0
  var key: Int64

  init(
    skipped: Int64 = 0,
    first: Int64 = 0,
    second: Int64 = 0,
    third: Int64 = 0,
    key: Int64
  ) {
    (self.skipped, self.first, self.second, self.third) = (skipped, first, second, third)
    self.key = key
  }

  init(_ cursor: QueueCursor) throws {
    guard cursor.components.count == 6 else {
      throw StoreError.misuse("A cursor of another order was handed to the queue.")
    }
    let c = cursor.components
    self.init(skipped: c[0], first: c[1], second: c[2], third: c[3], key: c[5])
    halfBits = c[4]
  }

  var cursor: QueueCursor {
    QueueCursor(components: [skipped, first, second, third, halfBits, key])
  }

  static func < (left: QueuePosition, right: QueuePosition) -> Bool {
    if left.skipped != right.skipped { return left.skipped < right.skipped }
    if left.first != right.first { return left.first < right.first }
    if left.second != right.second { return left.second < right.second }
    if left.third != right.third { return left.third < right.third }
    return left.key < right.key
  }
}
