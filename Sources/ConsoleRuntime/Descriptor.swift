import Glibc

/// An open file that is closed, and with it unlocked, when its owner lets go of it.
final class Descriptor: Sendable {
  /// The number.
  let raw: CInt

  /// Opens a file; it is not passed on to child processes.
  ///
  /// - Throws: what the system said.
  init(opening path: String, _ flags: CInt, mode: mode_t = 0) throws(SystemError) {
    raw = open(path, flags | O_CLOEXEC, mode)
    if raw < 0 { throw SystemError(path) }
  }

  /// Takes an open file over.
  init(owning raw: CInt) { self.raw = raw }

  deinit { close(raw) }

  /// Locks the file for its owner alone, without waiting.
  ///
  /// - Returns: whether nobody else holds it.
  func tryLock() -> Bool { flock(raw, LOCK_EX | LOCK_NB) == 0 }

  /// Writes everything, in one call unless the system takes less.
  func write(_ bytes: [UInt8]) throws(SystemError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(raw, $0.baseAddress, $0.count) }
      if written < 0 && errno == EINTR { continue }
      if written <= 0 { throw SystemError("file \(raw)") }
      rest = rest.dropFirst(written)
    }
  }

  /// Writes everything at a place that exists already.
  func overwrite(at offset: Int, _ bytes: [UInt8]) throws(SystemError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let done = bytes.count - rest.count
      let written = rest.withUnsafeBytes { pwrite(raw, $0.baseAddress, $0.count, offset + done) }
      if written < 0 && errno == EINTR { continue }
      if written <= 0 { throw SystemError("file \(raw)") }
      rest = rest.dropFirst(written)
    }
  }

  /// Reads from the start, at most `limit` bytes.
  func contents(limit: Int) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 * 1024)
    while bytes.count < limit {
      let count = chunk.withUnsafeMutableBytes { pread(raw, $0.baseAddress, $0.count, bytes.count) }
      if count < 0 && errno == EINTR { continue }
      if count < 0 { throw SystemError("file \(raw)") }
      if count == 0 { break }
      bytes += chunk.prefix(min(count, limit - bytes.count))
    }
    return bytes
  }

  /// Cuts the file off.
  func truncate(to length: Int) throws(SystemError) {
    if ftruncate(raw, length) != 0 { throw SystemError("file \(raw)") }
  }

  /// Waits until the contents are on the disk.
  func sync() throws(SystemError) {
    if fdatasync(raw) != 0 { throw SystemError("file \(raw)") }
  }
}

/// What a system call said, with the file that it was about.
struct SystemError: Error {
  /// The file.
  let subject: String
  /// The error number.
  let number: CInt

  /// Takes the thread's last error number.
  init(_ subject: String) {
    self.subject = subject
    number = errno
  }

  /// The system's words: "No space left on device".
  var words: String { String(cString: strerror(number)) }
}
