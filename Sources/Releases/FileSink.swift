import Crypto
import Glibc

/// A file that is being written: hashed, counted, and synced to the disk when it is finished.
struct FileSink: ~Copyable {
  private static let capacity = 1 << 20

  private let descriptor: Int32
  private let path: String
  private var hash = SHA256()
  private var buffer: [UInt8] = []
  private var lines = 0
  private var bytes = 0

  /// Makes a file that must not exist yet, with the mode 0600.
  init(making name: String, in folder: Int32, path: String) throws(ReleaseError) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    descriptor = openat(folder, name, flags, 0o600)
    self.path = path
    guard descriptor >= 0 else { throw .system("make \(path)", errno) }
  }

  /// Takes an empty file over that is open already.
  init(writingTo descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit { close(descriptor) }

  mutating func append(_ text: [UInt8]) throws(ReleaseError) {
    buffer += text
    if buffer.count >= Self.capacity { try flush() }
  }

  private mutating func flush() throws(ReleaseError) {
    hash.update(data: buffer)
    bytes += buffer.count
    lines += buffer.count { $0 == UInt8(ascii: "\n") }
    let code = writeAll(buffer, to: descriptor)
    guard code == 0 else { throw .system("write \(path)", code) }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes what is left and waits until the disk has it.
  consuming func finish() throws(ReleaseError) -> FileFacts {
    try flush()
    guard fsync(descriptor) == 0 else { throw .system("sync \(path)", errno) }
    return FileFacts(lines: lines, bytes: bytes, sha256: hexDigits(hash.finalize()))
  }
}

extension ReleaseError {
  /// What the system said.
  static func system(_ doing: String, _ code: Int32) -> ReleaseError {
    let words = String(cString: strerror(code))
    let remedy = code == ENOSPC ? "Make room and try again." : "Check the folder and the disk."
    return ReleaseError(.io, "cannot \(doing): \(words). \(remedy)")
  }
}

/// Writes all bytes, going on after interruptions and short writes.
///
/// - Returns: 0, or the `errno` of the write that failed.
private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
  bytes.withUnsafeBytes { buffer in
    var offset = 0
    while offset < buffer.count {
      let written = write(
        descriptor,
        buffer.baseAddress?.advanced(by: offset),
        buffer.count - offset
      )
      if written >= 0 {
        offset += written
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }
}
