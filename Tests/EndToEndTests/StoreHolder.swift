import GRDB

/// A program that writes to the store and takes its time.
final class StoreHolder: Sendable {
  private let queue: DatabaseQueue

  init(_ path: String) throws {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
  }

  func letGo() throws { try queue.inDatabase { try $0.execute(sql: "ROLLBACK") } }
}
