import Glibc

/// Folders for files of the user's own.
enum Folders {
  /// Makes the folders that a file stands in, for their owner alone, as far as they are missing.
  ///
  /// - Parameter path: the file, from the root.
  /// - Returns: the folder.
  @discardableResult
  static func make(for path: String) -> String {
    let parts = path.split(separator: "/").dropLast()
    for end in parts.indices {
      let folder = "/" + parts[...end].joined(separator: "/")
      if access(folder, F_OK) != 0 { mkdir(folder, 0o700) }
    }
    return "/" + parts.joined(separator: "/")
  }
}
