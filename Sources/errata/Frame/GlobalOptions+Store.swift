import Glibc
import ReviewStorage
import SQLiteStore

/// Whether a command may make a store that is not there yet.
enum StoreOpening {
  /// Opens what is there.
  case existing
  /// Opens it, or makes an empty one.
  case creating
  /// Opens what is there, to find out what would become of it: no byte of it changes.
  case rehearsing

  /// Opens a store that was closed before, at its file, to read it: no byte of it changes.
  static func reopen(_ path: String) throws -> any ReviewStore {
    try SQLiteReviewStore.openForRehearsal(path)
  }

  /// Opens a store that was closed before, at its file, for one thing, and closes it again.
  static func reopenForWriting(
    _ path: String,
    _ body: (any ReviewStore) throws -> Void
  ) throws {
    let store = try SQLiteReviewStore.open(path, create: false)
    do {
      try body(store)
    } catch {
      try? store.close()
      throw error
    }
    try store.close()
  }
}

extension GlobalOptions {
  /// Opens the store.
  ///
  /// - Parameters:
  ///   - opening: whether it may be made.
  ///   - mentionsPending: whether people are told of erasures that were interrupted.
  ///   - waiting: how long to wait for somebody else who holds it.
  /// - Throws: a ``Failure`` or a `StoreError` when there is none, or it cannot be opened.
  func openStore(
    _ opening: StoreOpening = .existing,
    mentionsPending: Bool = true,
    waiting: StoreWaiting = .forErasures
  ) throws -> any ReviewStore {
    let path = try storePath()
    let isThere = access(path, F_OK) == 0
    guard isThere || errno == ENOENT || errno == ENOTDIR else {
      throw Failure(.storeUnreachable, "cannot reach the store at \(path): \(systemMessage(errno))")
    }
    guard opening == .creating || isThere else {
      throw Failure(
        .storeUnreachable,
        """
        there is no store at \(path).
        Make one with `errata log FILE --store \(path)`, or see the console at work with `errata demo`.
        """
      )
    }
    if opening == .creating { try makeDataFolder(for: path) }
    var progress = ProgressLine("indexing")
    defer { progress.clear() }
    if opening == .rehearsing { return try SQLiteReviewStore.openForRehearsal(path) }
    let store = try SQLiteReviewStore.open(
      path,
      create: opening == .creating,
      patience: waiting.patience(path: path)
    ) { done in
      progress.update(done: Int64(done), total: nil, detail: "\(done) texts, once for this store")
    }
    if mentionsPending, !ErasureLock.isHeld(forStore: path) {
      for erasure in try store.pendingErasures() { Messages.note(erasure.warning) }
    }
    return store
  }

  /// Makes the folder of the default store; a folder that somebody named has to be there.
  private func makeDataFolder(for path: String) throws {
    guard try storeLocation().origin == .dataFolder else { return }
    let folder = path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex)
    var made = ""
    for part in folder.split(separator: "/") {
      made += "/\(part)"
      if mkdir(made, 0o700) != 0, errno != EEXIST {
        throw Failure(.inputOutput, "cannot make the folder \(made): \(systemMessage(errno))")
      }
    }
  }

  /// The file of the store; where a symbolic link leads, since the journal, the key and the drafts stand
  /// beside the file itself.
  ///
  /// - Throws: a ``Failure`` when the store is a server, a link that leads nowhere, or one with files beside it
  ///   that belong beside the store.
  func storePath() throws -> String {
    switch try storeLocation().place {
    case .file(let path):
      guard Host.isLink(path) else { return path }
      guard access(path, F_OK) == 0 else {
        throw Failure(
          .storeUnreachable,
          "the link \(path) leads to a file that cannot be reached: \(systemMessage(errno)). Mend the link, or give the file as --store."
        )
      }
      if let advice = FilesBesideLink(at: path).advice { throw Failure(.storeUnreachable, advice) }
      return Host.absolutePath(path)
    case .server:
      throw Failure(
        .storeUnreachable,
        "stores on PostgreSQL are not supported by this version; give the path of a file as --store"
      )
    }
  }
}
