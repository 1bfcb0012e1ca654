import Glibc

/// Looks at a file or folder that must be nobody else's.
enum FileCheck {
  /// Says whether only its owner can read and write a file or folder.
  ///
  /// - Parameters:
  ///   - id: the name of the check.
  ///   - what: what the path is, for the message: "the store".
  ///   - path: where it is.
  /// - Returns: nil when there is nothing at the path.
  static func privacy(_ id: String, _ what: String, at path: String) -> Finding? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    let shown = PlainText.line(path).text
    let mode = status.st_mode & 0o777
    if status.st_uid != geteuid() {
      return Finding(id, .remark, "\(what) \(shown) belongs to another user")
    }
    guard mode & 0o077 == 0 else {
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      return Finding(
        id,
        .bad,
        "\(what) \(shown) has the mode \(String(mode, radix: 8)), so others can reach it; "
          + "run: chmod \(isFolder ? "700" : "600") '\(shown)'"
      )
    }
    return Finding(id, .good, "only you can reach \(what) \(shown)")
  }
}
