import GRDB
import ReviewModel

/// The agents of a store, each of which stands there once.
struct AgentTable {
  private let database: Database

  init(_ database: Database) { self.database = database }

  /// The key of an agent, which is added when it is new.
  func key(of agent: Agent) throws -> Int64 {
    let model = SQLValue.optional(agent.model)
    let version = SQLValue.optional(agent.version)
    let known = try database.integer(
      "SELECT key FROM agents WHERE model IS ? AND version IS ?",
      model,
      version
    )
    if let known { return known }
    try database.run("INSERT INTO agents (model, version) VALUES (?, ?)", model, version)
    return database.lastInsertedRowID
  }

  /// Takes those of these agents out that answered nobody who is left.
  func dropUnused(_ keys: Set<Int64>) throws {
    guard !keys.isEmpty else { return }
    var used: Set<Int64> = []
    try Query("SELECT DISTINCT agent FROM interactions", in: database).each {
      used.insert($0.integer())
    }
    for key in keys.subtracting(used) {
      try database.run("DELETE FROM agents WHERE key = ?", .integer(key))
    }
  }
}
