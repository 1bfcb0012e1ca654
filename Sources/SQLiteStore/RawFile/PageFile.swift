import Glibc

/// A database file that is read page by page, without SQLite.
///
/// Never while this process has the store open: closing a file drops the locks that SQLite holds on it.
final class PageFile {
  /// How many bytes a page has.
  let pageSize: Int
  /// How many pages there are.
  let count: Int
  private let descriptor: Int32
  private let usable: Int
  private let state: State

  /// What changes when somebody writes.
  private struct State: Equatable {
    var size: Int
    var seconds: Int
    var nanoseconds: Int
  }

  init(_ path: String) throws(MisreadFile) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    let header = descriptor < 0 ? nil : Self.read(descriptor, at: 0, 100)
    guard let header, let state = Self.state(of: descriptor) else {
      if descriptor >= 0 { close(descriptor) }
      throw MisreadFile()
    }
    self.state = state
    let size = Int(header[16]) << 8 | Int(header[17])
    pageSize = size == 1 ? 65_536 : size
    usable = pageSize - Int(header[20])
    guard pageSize >= 512, pageSize & (pageSize - 1) == 0, usable >= 480 else {
      close(descriptor)
      throw MisreadFile()
    }
    count = state.size / pageSize
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// How many bytes of the rest of a row an overflow page takes.
  var overflowSize: Int { usable - 4 }

  /// Reads a page.
  func page(_ number: Int) throws(MisreadFile) -> PageBytes {
    guard (1...max(1, count)).contains(number),
      let bytes = Self.read(descriptor, at: (number - 1) * pageSize, pageSize)
    else { throw MisreadFile() }
    return PageBytes(bytes, number: number, usable: usable)
  }

  /// Throws when somebody has written meanwhile.
  func checkUnchanged() throws(MisreadFile) {
    guard Self.state(of: descriptor) == state else { throw MisreadFile() }
  }

  private static func state(of descriptor: Int32) -> State? {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    return State(
      size: Int(status.st_size),
      seconds: status.st_mtim.tv_sec,
      nanoseconds: status.st_mtim.tv_nsec
    )
  }

  private static func read(_ descriptor: Int32, at offset: Int, _ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let got = bytes.withUnsafeMutableBytes { buffer in
        pread(descriptor, buffer.baseAddress.map { $0 + done }, count - done, offset + done)
      }
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { return nil }
      done += got
    }
    return bytes
  }
}
