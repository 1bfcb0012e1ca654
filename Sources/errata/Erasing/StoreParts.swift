import ConsoleRuntime

/// The files that a store consists of.
///
/// They are read as bytes only while this process does not have the store open.
struct StoreParts {
  /// The database.
  let path: String

  /// The files of the store at that path.
  init(_ path: String) { self.path = path }

  /// The database and what SQLite keeps beside it, which is where links lead to.
  var database: [String] {
    let file = Host.absolutePath(path)
    return ["", "-wal", "-shm", "-journal"].map { file + $0 }
  }

  /// The folder of drafts, with the files of editors.
  var drafts: String { DraftFolder(besideStore: path).path }

  /// The SHA-256 of the database and of its write-ahead log, by path; what is not there is missing.
  var hashes: Result<[String: String], any Error> {
    Result {
      var hashes: [String: String] = [:]
      for file in database.prefix(2) {
        if let hash = try FileTraces.hash(of: file) { hashes[file] = hash }
      }
      return hashes
    }
  }
}
