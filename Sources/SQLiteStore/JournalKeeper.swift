import GRDB
import Glibc

/// Lets connections to a store close without a byte of its file and its journal changing.
///
/// Whoever closes a file last moves its journal into it. So a connection that can only read, and therefore
/// cannot move anything, is closed last when there was a journal; when there was none, the writing one is,
/// which takes the empty journal away that it made.
final class JournalKeeper: Sendable {
  private let reader: DatabaseQueue
  private let hasJournal: Bool

  /// Opens the file that others will be opened beside.
  ///
  /// - Parameter configuration: that of the others.
  init(_ path: String, _ configuration: Configuration) throws {
    var status = stat()
    hasJournal = stat("\(path)-wal", &status) == 0 && status.st_size > 0
    var configuration = configuration
    configuration.readonly = true
    reader = try DatabaseQueue(path: path, configuration: configuration)
    // A connection holds the file from its first reading on.
    _ = try reader.read { try $0.integer("SELECT count(*) FROM sqlite_schema") }
  }

  /// Closes another connection, and then this one, or the other way round.
  func close(_ other: any DatabaseWriter) throws {
    if !hasJournal { try reader.close() }
    try other.close()
    if hasJournal { try reader.close() }
  }
}
