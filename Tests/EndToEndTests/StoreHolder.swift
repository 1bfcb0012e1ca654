import GRDB

/// A program that writes to the store and takes its time.
final class StoreHolder: Sendable {
  private let queue: DatabaseQueue

  /// Holds a store.
  ///
  /// - Parameter alone: whether nobody can even read it meanwhile.
  init(_ path: String, alone: Bool = false) throws {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    if alone {
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
    }
    queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.inDatabase { database in
      try database.execute(sql: alone ? "BEGIN EXCLUSIVE" : "BEGIN IMMEDIATE")
    }
  }

  func letGo() throws {
    try queue.inDatabase { try $0.execute(sql: "ROLLBACK") }
    try queue.close()
  }
}
