import Glibc

/// Wakes a thread that sleeps in `poll`.
final class Bell: Sendable {
  private let reading: Descriptor
  private let writing: Descriptor

  /// Makes a bell that nobody has rung.
  ///
  /// - Throws: when the process has no descriptors left.
  init() throws(SystemError) {
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) != 0 { throw SystemError("pipe") }
    reading = Descriptor(owning: ends[0])
    writing = Descriptor(owning: ends[1])
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
  }

  /// The descriptor that becomes readable when it is rung.
  var descriptor: Int32 { reading.raw }

  /// Wakes who sleeps; a full pipe wakes just as well.
  func ring() { _ = [UInt8(0)].withUnsafeBytes { write(writing.raw, $0.baseAddress, 1) } }

  /// Where a signal's handler, which can do little else, writes the byte that it rings with.
  var handlerDescriptor: Int32 { writing.raw }

  /// Takes the rings out, and returns the bytes of those that said more than `ring` does.
  @discardableResult
  func silence() -> [UInt8] {
    var said: [UInt8] = []
    var bytes = [UInt8](repeating: 0, count: 64)
    while true {
      let count = bytes.withUnsafeMutableBytes { read(reading.raw, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { break }
      said += bytes.prefix(count).filter { $0 != 0 }
      if count < bytes.count { break }
    }
    return said
  }
}
