import Glibc

/// The lines of the command line of earlier sessions: a file for its owner alone.
///
/// It holds names of commands and words that errata itself knows, never what somebody wrote.
package struct CommandHistory: Sendable {
  /// How many lines are read, the newest; and of how many bytes the file is written anew.
  static let lineLimit = 200
  static let byteLimit = 1 << 16
  private let path: String

  /// Names the file; it need not exist, nor its folder.
  package init(_ path: String) { self.path = path }

  /// The lines, oldest first; none when the file cannot be read.
  package var lines: [String] {
    guard let file = try? Descriptor(opening: path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW) else {
      return []
    }
    var bytes = [UInt8](repeating: 0, count: 2 * Self.byteLimit)
    let count = bytes.withUnsafeMutableBytes { read(file.raw, $0.baseAddress, $0.count) }
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
      .split(separator: "\n")
      .suffix(Self.lineLimit)
      .filter { line in line.utf8.count <= 200 && line.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }
      .map(String.init)
  }

  /// Adds a line; what cannot be written is forgotten, for no work hangs on it.
  func remember(_ line: String) {
    Folders.make(for: path)
    let kept = lines
    var size = stat()
    let isLong = stat(path, &size) == 0 && size.st_size > Self.byteLimit
    let flags = O_WRONLY | O_CREAT | O_NONBLOCK | O_NOFOLLOW | (isLong ? O_TRUNC : O_APPEND)
    guard let file = try? Descriptor(opening: path, flags, mode: 0o600) else { return }
    fchmod(file.raw, 0o600)
    let text = isLong ? (kept + [line]).joined(separator: "\n") : line
    try? file.write(Array("\(text)\n".utf8))
  }
}
