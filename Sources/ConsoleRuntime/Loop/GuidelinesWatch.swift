import Glibc

/// Notices that the file with the team's guidelines was changed or replaced.
///
/// A link is followed to its file once, at the start. Without a folder for the file nothing is noticed; the
/// page is read whenever it is opened all the same.
struct GuidelinesWatch: Sendable {
  private let notices = FolderWatch()
  private let name: [UInt8]

  /// Watches a file.
  init(_ path: String) {
    var real = path
    if let resolved = realpath(path, nil) {
      real = String(cString: resolved)
      free(resolved)
    }
    let parts = real.split(separator: "/", omittingEmptySubsequences: false)
    name = Array((parts.last ?? "").utf8)
    let folder = parts.dropLast().joined(separator: "/")
    notices.watch(filesOf: folder.isEmpty ? (real.hasPrefix("/") ? "/" : ".") : folder)
  }

  /// The descriptor that becomes readable after a change; negative when the system has none to spare.
  var descriptor: Int32 { notices.descriptor }

  /// Takes the notices out.
  ///
  /// - Returns: whether one concerns the file.
  func take() -> Bool { notices.take { $0.elementsEqual(name) } }
}
