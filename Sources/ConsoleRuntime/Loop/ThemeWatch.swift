package import CellGrid

/// Notices that the user's theme files were changed, and reads them again.
///
/// Nothing is asked for again and again: the system says when an editor has written, moved or removed
/// a file. Where there is no folder yet, the one above it is watched until there is.
package struct ThemeWatch: Sendable {
  /// The themes as they are now, and what is wrong with one that cannot be read.
  package typealias Reading = (themes: [Theme], problem: String?)

  private let folder: String
  private let read: @Sendable () -> Reading
  private let notices = FolderWatch()

  /// Watches a folder.
  ///
  /// - Parameters:
  ///   - folder: where the user's theme files are, or would be.
  ///   - read: reads all themes.
  package init(folder: String, read: @escaping @Sendable () -> Reading) {
    self.folder = folder
    self.read = read
    arm()
  }

  /// The descriptor that becomes readable after a change; negative when the system has none to spare.
  var descriptor: Int32 { notices.descriptor }

  /// Takes the notices out; nil when there were none that concern a theme.
  func take() -> Reading? {
    // A theme file, or the folder that was waited for.
    let concernsThemes = notices.take { name in
      name.suffix(5).elementsEqual(".toml".utf8) && name.first != 0x2E
        || name.elementsEqual("themes".utf8)
    }
    arm()
    return concernsThemes ? read() : nil
  }

  /// Watches the folder, and the one above it for the moment at which it is made.
  private func arm() {
    if notices.watch(filesOf: folder) { return }
    let above = folder.split(separator: "/").dropLast().joined(separator: "/")
    notices.watch(whatIsMadeIn: "/" + above)
  }
}
