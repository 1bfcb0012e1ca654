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

  /// The files that a receipt has hashes of, with what they are called there.
  ///
  /// The shared memory has none: it is an index of the write-ahead log, holds no text, and changes whenever
  /// somebody reads. A store in WAL mode has no rollback journal.
  var hashed: [(path: String, name: String)] {
    Array(zip(database, ["store", "write-ahead log"]))
  }

  /// The SHA-256 of these files, by path; what is not there is missing.
  var hashes: Result<[String: String], any Error> {
    Result {
      var hashes: [String: String] = [:]
      for (file, _) in hashed {
        if let hash = try FileTraces.hash(of: file) { hashes[file] = hash }
      }
      return hashes
    }
  }
}
