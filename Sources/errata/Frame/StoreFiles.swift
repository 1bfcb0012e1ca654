import Capture
import Glibc

/// The files of a store, which no option may name for anything else.
///
/// SQLite's locks belong to the process: reading such a file and closing it drops the locks of the
/// store that is open here, and another process may then break it. Writing to one destroys it.
struct StoreFiles {
  private let paths: [String]

  /// The files of the store at a path.
  init(of store: String) {
    paths = ["", "-wal", "-shm", "-journal"].map { store + $0 } + [StoreKey.path(beside: store)]
  }

  /// Refuses a path that names one of them; nil and `-` name none.
  ///
  /// - Parameter option: what the path was given for.
  func refuse(_ path: String?, for option: String) throws {
    guard let path, path != "-", paths.contains(where: { isSameFile($0, path) }) else { return }
    throw Failure(.usage, "\(path) belongs to the store; name another file for \(option)")
  }
}

/// Whether two paths name one file, be it there or not.
func isSameFile(_ left: String, _ right: String) -> Bool {
  var found = (left: stat(), right: stat())
  guard stat(left, &found.left) == 0, stat(right, &found.right) == 0 else {
    return left.utf8.elementsEqual(right.utf8)
  }
  return found.left.st_ino == found.right.st_ino && found.left.st_dev == found.right.st_dev
}
