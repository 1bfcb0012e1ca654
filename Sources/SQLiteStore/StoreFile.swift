import Glibc
import ReviewStorage

/// The file of a store, before SQLite sees it.
///
/// SQLite would make a file that is missing, switch another program's database to WAL, and answer
/// "unable to open database file" for five different reasons.
struct StoreFile {
  let path: String

  init(_ path: String) { self.path = path }

  /// Checks that the file can be opened as a store, and makes an empty one if that is wanted.
  func prepare(create: Bool) throws(StoreError) {
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
      try makeEmptyFile()
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
      throw StoreError(
        .unreachable,
        "The folder \(folder) cannot be written, and the store's journal has to stand in it. "
          + "Give yourself write permission on it, or copy the store elsewhere.",
        cause: explanation(errno)
      )
    }
    try checkHeader(create: create)
  }

  private var folder: String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Makes the file readable and writable by its owner alone, whatever the umask; SQLite gives its
  /// journals the same mode.
  private func makeEmptyFile() throws(StoreError) {
    let file = Glibc.open(path, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
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

  /// Looks at the header alone: a database in WAL mode may hold newer pages elsewhere, but a store
  /// is made with its header in place.
  private func checkHeader(create: Bool) throws(StoreError) {
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw unreachable(errno) }
    defer { Glibc.close(file) }
    var header = [UInt8](repeating: 0, count: 100)
    let count = Glibc.read(file, &header, header.count)
    guard count >= 0 else {
      throw StoreError(
        .io,
        "The store at \(path) cannot be read. Check the disk.",
        cause: explanation(errno)
      )
    }
    if count == 0 {
      // Empty, or made a moment ago and not yet filled.
      guard create || access(path + "-wal", F_OK) == 0 else {
        throw StoreError(
          .damaged,
          "The file \(path) is empty and so no store. Give the path of another with --store, or "
            + "make a store in it with errata log."
        )
      }
      return
    }
    guard count == header.count, header.starts(with: "SQLite format 3\0".utf8) else {
      throw StoreError.foreign(path)
    }
    guard bigEndian(header[68..<72]) == UInt32(bitPattern: Schema.applicationID) else {
      throw StoreError.foreign(path)
    }
    guard bigEndian(header[60..<64]) <= UInt32(Schema.version) else {
      throw StoreError.tooNew(path)
    }
  }

  private func unreachable(_ code: Int32) -> StoreError {
    StoreError(
      .unreachable,
      "The store at \(path) cannot be opened for reading and writing. Check the path and its "
        + "permissions, or give another with --store.",
      cause: explanation(code)
    )
  }
}

private func explanation(_ code: Int32) -> String { String(cString: strerror(code)) }

private func bigEndian(_ bytes: ArraySlice<UInt8>) -> UInt32 {
  bytes.reduce(0) { $0 << 8 | UInt32($1) }
}
