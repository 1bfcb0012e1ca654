package import ConsoleUI
import Glibc
import Synchronization

/// The file with the team's guidelines: read once, and again when it has changed.
package final class GuidelinesFile: Sendable {
  /// The bytes that it may have.
  static let limit = 1 << 18

  private let path: String
  private let last = Mutex<Mark?>(nil)

  /// What tells one state of a file from another.
  private struct Mark: Equatable {
    var device: UInt
    var inode: UInt
    var size: Int
    var seconds: Int
    var nanoseconds: Int
  }

  /// Names the file, which is not read yet.
  package init(_ path: String) { self.path = path }

  /// What it says now; nil when that was told before.
  package func read() -> Guidelines? {
    do throws(SystemError) {
      let descriptor = try Descriptor(opening: path, O_RDONLY | O_NONBLOCK)
      var status = stat()
      guard fstat(descriptor.raw, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        return problem("it is no file")
      }
      let mark = Mark(
        device: UInt(status.st_dev),
        inode: UInt(status.st_ino),
        size: Int(status.st_size),
        seconds: status.st_mtim.tv_sec,
        nanoseconds: status.st_mtim.tv_nsec
      )
      if last.withLock({ $0 == mark }) { return nil }
      let bytes = try descriptor.contents(limit: Self.limit + 1)
      guard bytes.count <= Self.limit else {
        return problem("it has more than \(Self.limit / 1024) KiB")
      }
      guard let text = String(validating: bytes, as: UTF8.self) else {
        return problem("it is not UTF-8")
      }
      last.withLock { $0 = mark }
      return .text(text)
    } catch {
      return problem(error.words)
    }
  }

  /// Says what is wrong, each time anew.
  private func problem(_ words: String) -> Guidelines {
    last.withLock { $0 = nil }
    return .problem(
      "The guidelines cannot be read from \(path): \(words). The setting guidelines in errata.toml names "
        + "the file."
    )
  }
}
