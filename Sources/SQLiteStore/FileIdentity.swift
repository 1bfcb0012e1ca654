import Glibc
import ReviewStorage

/// Which file a path names: its device and its number there.
///
/// Asked of the path alone, since opening the file and closing it again would drop the locks of
/// SQLite's connections on it.
struct FileIdentity: Equatable, Sendable {
  private let device: dev_t
  private let number: ino_t

  /// The two numbers, as text.
  var text: String { "\(device) \(number)" }

  /// Asks what a path names; nil when there is nothing, or it is out of reach.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = status.st_dev
    number = status.st_ino
  }
}

extension StoreError {
  /// The path names another file than the open one, so whatever is written now is lost.
  static func replaced(_ path: String) -> StoreError {
    StoreError(
      .unreachable,
      "The store at \(path) was deleted or replaced while it was open, so nothing can be saved in it. "
        + "Nothing was changed; put the file back, or start errata again."
    )
  }
}
