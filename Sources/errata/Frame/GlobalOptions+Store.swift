import Glibc
import ReviewStorage

/// Whether a command may make a store that is not there yet.
enum StoreOpening {
  /// Opens what is there.
  case existing
  /// Opens it, or makes an empty one.
  case creating
}

extension GlobalOptions {
  /// Opens the store.
  ///
  /// - Throws: a ``Failure`` or a `StoreError` when there is none, or it cannot be opened.
  func openStore(_ opening: StoreOpening = .existing) throws -> any ReviewStore {
    let path = try storePath()
    guard opening == .creating || access(path, F_OK) == 0 else {
      throw Failure(
        .storeUnreachable,
        """
        there is no store at \(path).
        Make one with `errata log FILE --store \(path)`, or see the console at work with `errata demo`.
        """
      )
    }
    throw Failure(.storeUnreachable, "cannot open \(path): no kind of store is built in")
  }

  /// The file of the store.
  ///
  /// - Throws: a ``Failure`` when the store is a server.
  func storePath() throws -> String {
    switch try storeLocation().place {
    case .file(let path):
      return path
    case .server:
      throw Failure(
        .storeUnreachable,
        "stores on PostgreSQL are not supported by this version; give the path of a file as --store"
      )
    }
  }
}
