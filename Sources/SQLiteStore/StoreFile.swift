import Glibc
import ReviewStorage

/// The file of a store, before SQLite sees it.
///
/// SQLite would make a file that is missing, and answer "unable to open database file" for five
/// different reasons.
///
/// A file with something in it is never opened here: closing it again would drop the locks that other
/// connections of this process hold on it, and the next process to close the store would take the
/// journal away under their hands.
/// Source: "How To Corrupt An SQLite Database File", section 2.2, sqlite.org/howtocorrupt.html.
struct StoreFile {
  let path: String

  init(_ path: String) { self.path = path }

  /// Checks that the file can be opened as a store, and makes one if that is wanted.
  ///
  /// - Parameters:
  ///   - create: whether to make a store when there is no file, or an empty one.
  ///   - fill: makes the store in an empty file beside, which is then put in place: so nobody ever
  ///     sees, and no crash ever leaves, one that is half made.
  func prepare(create: Bool, fill: (String) throws -> Void) throws {
    var status = stat()
    if stat(path, &status) != 0 {
      let code = errno
      guard code == ENOENT else { throw unreachable(code) }
      guard create else {
        throw StoreError(
          .unreachable,
          "There is no store at \(path). Give the path of one with --store, or make one with "
            + "errata log.",
          cause: explanation(code)
        )
      }
      try make(fill) { newFile in
        // Unlike rename, link does not replace what somebody else made meanwhile.
        if link(newFile, path) == 0 || errno == EEXIST {
          unlink(newFile)
          return true
        }
        // A disk without hard links.
        return rename(newFile, path) == 0
      }
      return
    }
    if status.st_mode & S_IFMT == S_IFDIR {
      throw StoreError(
        .unreachable,
        "\(path) is a folder, not a store. Give the path of a file in it."
      )
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw StoreError(.unreachable, "\(path) is no regular file. Give the path of a store.")
    }
    guard access(path, R_OK | W_OK) == 0 else { throw unreachable(errno) }
    guard access(folder, W_OK | X_OK) == 0 else {
      if errno == EROFS { throw unreachable(errno) }
      throw StoreError(
        .unreachable,
        "The folder \(folder) cannot be written, and the store's journal has to stand in it. "
          + "Give yourself write permission on it, or copy the store elsewhere.",
        cause: explanation(errno)
      )
    }
    guard status.st_size == 0 else { return }
    guard create else {
      throw StoreError(
        .damaged,
        "The file \(path) is empty and so no store. Give the path of another with --store, or "
          + "make a store in it with errata log."
      )
    }
    try fillInPlace(fill)
  }

  private var folder: String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Replaces an empty file by a store; of several processes that want to, one does.
  private func fillInPlace(_ fill: (String) throws -> Void) throws {
    let file = Glibc.open(path, O_RDWR | O_CLOEXEC)
    guard file >= 0 else { throw unreachable(errno) }
    defer { Glibc.close(file) }
    flock(file, LOCK_EX)
    var status = stat()
    guard stat(path, &status) == 0, status.st_size == 0 else { return }
    try make(fill) { rename($0, path) == 0 }
  }

  private func make(
    _ fill: (String) throws -> Void,
    moveIntoPlace: (String) -> Bool
  ) throws {
    let newFile = "\(path).new-\(String(UInt64.random(in: 0 ... .max), radix: 36))"
    defer { unlink(newFile) }
    try makeEmptyFile(newFile)
    try fill(newFile)
    guard moveIntoPlace(newFile) else { throw unreachable(errno) }
    // The name has to survive a power cut as the content does.
    let folder = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    Glibc.close(folder)
  }

  /// Makes a file readable and writable by its owner alone, whatever the umask; SQLite gives its
  /// journals the same mode.
  private func makeEmptyFile(_ newFile: String) throws(StoreError) {
    let file = Glibc.open(newFile, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else {
      let code = errno
      if code == ENOENT {
        throw StoreError(
          .unreachable,
          "The folder \(folder) does not exist, so no store can be made in it. Make it first.",
          cause: explanation(code)
        )
      }
      throw unreachable(code)
    }
    fchmod(file, 0o600)
    Glibc.close(file)
  }

  private func unreachable(_ code: Int32) -> StoreError {
    guard code != EROFS else {
      return StoreError(
        .unreachable,
        "The store at \(path) stands on a disk that is mounted read-only, and SQLite has to write beside it, "
          + "also to read. Copy the store and its key (\(path)-key) to another disk and name it with --store.",
        cause: explanation(code)
      )
    }
    return StoreError(
      .unreachable,
      "The store at \(path) cannot be opened for reading and writing. Check the path and its "
        + "permissions, or give another with --store.",
      cause: explanation(code)
    )
  }
}

private func explanation(_ code: Int32) -> String { String(cString: strerror(code)) }
