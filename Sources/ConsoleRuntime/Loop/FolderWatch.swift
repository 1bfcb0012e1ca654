import Glibc

/// Notices that files of a folder were written, moved or removed.
///
/// Nothing is asked for again and again: the system says when. A file that is replaced, as editors do, is
/// noticed too, which a watch over the file itself would miss.
struct FolderWatch: Sendable {
  private let notifier: Descriptor?

  /// Watches nothing yet.
  init() {
    let raw = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    notifier = raw < 0 ? nil : Descriptor(owning: raw)
  }

  /// The descriptor that becomes readable after a change; negative when the system has none to spare.
  var descriptor: Int32 { notifier?.raw ?? -1 }

  /// Watches the files of a folder from now on; once more changes nothing.
  ///
  /// - Returns: whether there is such a folder.
  @discardableResult
  func watch(filesOf folder: String) -> Bool {
    add(folder, IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE)
  }

  /// Watches what is made in a folder from now on.
  func watch(whatIsMadeIn folder: String) { add(folder, IN_CREATE | IN_MOVED_TO) }

  @discardableResult
  private func add(_ folder: String, _ changes: Int32) -> Bool {
    guard let notifier else { return false }
    return inotify_add_watch(notifier.raw, folder, UInt32(changes) | UInt32(IN_ONLYDIR)) >= 0
  }

  /// Takes the notices out: whether one of them names something that is meant.
  ///
  /// - Parameter isMeant: asked of a name's bytes; an editor's own files beside one's change with every
  ///   key.
  func take(_ isMeant: (ArraySlice<UInt8>) -> Bool) -> Bool {
    guard let notifier else { return false }
    var buffer = [UInt8](repeating: 0, count: 4096)
    var found = false
    while true {
      let count = buffer.withUnsafeMutableBytes {
        Glibc.read(notifier.raw, $0.baseAddress, $0.count)
      }
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { return found }
      found = found || Self.names(in: buffer[..<count]).contains(where: isMeant)
    }
  }

  private static func names(in notices: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var names: [ArraySlice<UInt8>] = []
    var rest = notices
    let header = 16
    while rest.count >= header {
      let start = rest.startIndex
      let length = rest[(start + 12)..<(start + 16)].reversed().reduce(0) { $0 << 8 | Int($1) }
      names.append(rest.dropFirst(header).prefix(length).prefix { $0 != 0 })
      rest = rest.dropFirst(header + length)
    }
    return names
  }
}
