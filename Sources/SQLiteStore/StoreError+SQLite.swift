import GRDB
import ReviewStorage

extension StoreError {
  /// Says what an error of SQLite means for a store.
  ///
  /// SQLite's own words go into the cause; bound values never do.
  init(_ error: any Error, at path: String) {
    if let error = error as? StoreError {
      self = error
      return
    }
    guard let error = error as? DatabaseError else {
      self.init(.inconsistent, "The store at \(path) failed. This is a bug.", cause: "\(error)")
      return
    }
    // A command may have written other things before, which stand.
    let notChanged = "This step changed nothing"
    let cause = "SQLite \(error.extendedResultCode.rawValue): \(error.message ?? "no message")"
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(
        .busy,
        "The store at \(path) is held by somebody else for too long. \(notChanged); "
          + "try again, or end the program that holds it.",
        cause: cause
      )
    case .SQLITE_FULL:
      self.init(
        .io,
        "The disk with \(path) is full. \(notChanged); make room and try again.",
        cause: cause
      )
    case .SQLITE_IOERR
    where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE
      || error.extendedResultCode == .SQLITE_IOERR_SHMMAP:
      self.init(
        .io,
        "The store at \(path) cannot be opened for want of room beside it: SQLite keeps an index of "
          + "a few KiB there, also to read. Make room on the disk and try again.",
        cause: cause
      )
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
      self.init(
        .io,
        "The store at \(path) is read-only. \(notChanged); make the file, its folder and "
          + "its disk writable.",
        cause: cause
      )
    case .SQLITE_IOERR:
      self.init(
        .io,
        "Reading or writing the store at \(path) failed. \(notChanged); check the disk and "
          + "the room on it.",
        cause: cause
      )
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT:
      self.init(
        .damaged,
        "The store at \(path) is damaged. Keep the file as it is, and go back to a copy of it; "
          + "sqlite3's .recover can save what is left.",
        cause: cause
      )
    case .SQLITE_CANTOPEN:
      self.init(
        .unreachable,
        "The store at \(path) cannot be opened. Check that its folder exists and is writable.",
        cause: cause
      )
    // GRDB's words when a file system has no shared memory, as many of a network have not.
    case .SQLITE_ERROR where error.message?.contains("activate WAL") == true:
      self.init(
        .unreachable,
        "The store at \(path) stands on a disk where several programs cannot share it. Move it to a "
          + "local disk.",
        cause: cause
      )
    default:
      self.init(
        .inconsistent,
        "The store at \(path) refused a request. This is a bug; nothing was changed.",
        cause: cause
      )
    }
  }

  /// The file is another program's, or no database.
  static func foreign(_ path: String) -> StoreError {
    StoreError(
      .damaged,
      "The file \(path) is no errata store. Give the path of one with --store; the file was not "
        + "touched."
    )
  }

  /// The file was made by a newer version.
  static func tooNew(_ path: String) -> StoreError {
    StoreError(
      .tooNew,
      "The store at \(path) was made by a newer version of errata. Use that version; the file was "
        + "not touched."
    )
  }

  /// A request that a caller must not make.
  static func misuse(_ message: String) -> StoreError { StoreError(.inconsistent, message) }
}
