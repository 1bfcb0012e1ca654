package import CellGrid
import Glibc

/// Notices that the user's theme files were changed, and reads them again.
///
/// Nothing is asked for again and again: the system says when an editor has written, moved or removed
/// a file. Where there is no folder yet, the one above it is watched until there is.
package struct ThemeWatch: Sendable {
  /// The themes as they are now, and what is wrong with one that cannot be read.
  package typealias Reading = (themes: [Theme], problem: String?)

  private let folder: String
  private let read: @Sendable () -> Reading
  private let notifier: Descriptor?

  /// Watches a folder.
  ///
  /// - Parameters:
  ///   - folder: where the user's theme files are, or would be.
  ///   - read: reads all themes.
  package init(folder: String, read: @escaping @Sendable () -> Reading) {
    self.folder = folder
    self.read = read
    let raw = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    notifier = raw < 0 ? nil : Descriptor(owning: raw)
    arm()
  }

  /// The descriptor that becomes readable after a change; negative when the system has none to spare.
  var descriptor: Int32 { notifier?.raw ?? -1 }

  /// Takes the notices out; nil when there were none that concern a theme.
  func take() -> Reading? {
    guard let notifier else { return nil }
    var buffer = [UInt8](repeating: 0, count: 4096)
    var hasNotices = false
    while true {
      let count = buffer.withUnsafeMutableBytes {
        Glibc.read(notifier.raw, $0.baseAddress, $0.count)
      }
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { break }
      hasNotices = hasNotices || Self.concernsThemes(buffer[..<count])
    }
    arm()
    return hasNotices ? read() : nil
  }

  /// Watches the folder, and the one above it for the moment at which it is made.
  private func arm() {
    guard let notifier else { return }
    let changes = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE
    if inotify_add_watch(notifier.raw, folder, UInt32(changes | IN_ONLYDIR)) >= 0 { return }
    let above = folder.split(separator: "/").dropLast().joined(separator: "/")
    _ = inotify_add_watch(
      notifier.raw,
      "/" + above,
      UInt32(IN_CREATE | IN_MOVED_TO | IN_ONLYDIR)
    )
  }

  /// Whether one of the notices names a theme file, or the folder that was waited for.
  ///
  /// An editor's own files beside it change with every key.
  private static func concernsThemes(_ notices: ArraySlice<UInt8>) -> Bool {
    var rest = notices
    let header = 16
    while rest.count >= header {
      let start = rest.startIndex
      let length = rest[(start + 12)..<(start + 16)].reversed().reduce(0) { $0 << 8 | Int($1) }
      let name = rest.dropFirst(header).prefix(length).prefix { $0 != 0 }
      let isTheme = name.suffix(5).elementsEqual(".toml".utf8) && name.first != 0x2E
      if isTheme || name.elementsEqual("themes".utf8) { return true }
      rest = rest.dropFirst(header + length)
    }
    return false
  }
}
