import Glibc
import JSONText
import ReviewModel

/// The file of a quarantine, held so that nobody else changes it.
struct QuarantineFile: ~Copyable {
  private let path: String
  private let descriptor: Int32

  /// Opens the file, which is made when it is not there, and waits until nobody else holds it.
  init(_ path: String) throws(CaptureError) {
    self.path = path
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard descriptor >= 0 else { throw Self.error(path, errno) }
      while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
      var held = stat()
      var named = stat()
      // Whoever held it may have put another file in its place.
      if fstat(descriptor, &held) == 0, lstat(path, &named) == 0, held.st_ino == named.st_ino,
        held.st_dev == named.st_dev
      {
        fchmod(descriptor, 0o600)
        self.descriptor = descriptor
        return
      }
      close(descriptor)
    }
  }

  deinit { close(descriptor) }

  /// What records the file has, by their texts.
  borrowing func contents() throws(CaptureError) -> Set<Int> {
    var known: Set<Int> = []
    for line in try lines() {
      guard let entry = QuarantinedLine(line) else { continue }
      known.insert(Quarantine.key(entry.text))
    }
    return known
  }

  /// The lines without their ends.
  borrowing func lines() throws(CaptureError) -> [ArraySlice<UInt8>] {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = part.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress, $0.count, off_t(bytes.count))
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Self.error(path, errno) }
      if count == 0 { break }
      bytes += part[..<count]
    }
    return bytes.split(separator: UInt8(ascii: "\n"))
  }

  /// Adds bytes, which are on the disk afterwards.
  borrowing func append(_ bytes: [UInt8]) throws(CaptureError) {
    var status = stat()
    fstat(descriptor, &status)
    var code = writeAll(bytes, to: descriptor)
    if code == 0, fsync(descriptor) != 0 { code = errno }
    guard code == 0 else {
      // Half a line would spoil the next one.
      ftruncate(descriptor, status.st_size)
      throw Self.error(path, code)
    }
  }

  /// Puts other content in its place, whole or not at all; without any the file is removed.
  consuming func replace(by bytes: [UInt8]) throws(CaptureError) {
    guard !bytes.isEmpty else {
      guard unlink(path) == 0 else { throw Self.error(path, errno) }
      return
    }
    let code = FileReplacement.replace(path, by: bytes)
    guard code == 0 else { throw Self.error(path, code) }
  }

  private static func error(_ path: String, _ code: Int32) -> CaptureError {
    CaptureError(.io, "cannot write the quarantine \(path): \(systemMessage(code)).")
  }
}
