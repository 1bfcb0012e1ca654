import Glibc

/// A file of lines outside of the store, held so that no other process of errata changes it.
///
/// The lock is on the file that its name leads to while it is held: whoever held it before may have put
/// another in its place.
struct HeldFile: ~Copyable {
  /// What it is held for.
  enum Purpose {
    /// To read it, or to put another in its place; it has to be there.
    case reading
    /// To add to its end; it is made when it is not there, and only its owner may read it.
    case adding
  }

  /// Where it stands, links resolved.
  let path: String
  /// What its lines are called in messages, such as "the rejects".
  let subject: String
  private let descriptor: Int32

  /// Opens the file, and waits until nobody else holds it.
  ///
  /// - Throws: `io` when it cannot be opened.
  init(_ path: String, _ subject: String, for purpose: Purpose) throws(CaptureError) {
    self.path = path
    self.subject = subject
    let flags = purpose == .reading ? O_RDONLY | O_NONBLOCK : O_RDWR | O_CREAT | O_APPEND
    while true {
      let descriptor = open(path, flags | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard descriptor >= 0 else {
        let code = errno
        throw Self.error(purpose == .reading ? "read" : "write", subject, path, code)
      }
      while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
      var held = stat()
      var named = stat()
      if fstat(descriptor, &held) == 0, lstat(path, &named) == 0, held.st_ino == named.st_ino,
        held.st_dev == named.st_dev
      {
        if purpose == .adding { fchmod(descriptor, 0o600) }
        self.descriptor = descriptor
        return
      }
      close(descriptor)
    }
  }

  /// Opens a file to read it, or to put another in its place; nil when it is not there, or went while
  /// somebody else held it.
  ///
  /// - Throws: `io` when it cannot be opened.
  static func reading(_ path: String, _ subject: String) throws(CaptureError) -> HeldFile? {
    do throws(CaptureError) {
      return try HeldFile(path, subject, for: .reading)
    } catch {
      var status = stat()
      if lstat(path, &status) != 0, errno == ENOENT || errno == ENOTDIR { return nil }
      throw error
    }
  }

  deinit { close(descriptor) }

  /// Lends each line without its end, in their order; nil for one of more bytes than `limit`.
  ///
  /// - Parameter body: is given the line and where it stands in the file, its end included.
  /// - Throws: `io` when reading fails.
  borrowing func forEachLine(
    limit: Int,
    _ body: (ArraySlice<UInt8>?, Range<Int>) throws(CaptureError) -> Void
  ) throws(CaptureError) {
    var start = 0
    var length = 0
    var line: [UInt8] = []
    func end(at next: Int) throws(CaptureError) {
      if length > limit {
        try body(nil, start..<next)
      } else {
        try body(line.last == UInt8(ascii: "\r") ? line.dropLast() : line[...], start..<next)
      }
      start = next
      length = 0
      line.removeAll(keepingCapacity: true)
    }
    func add(_ part: ArraySlice<UInt8>) {
      length += part.count
      if length <= limit { line += part } else { line.removeAll() }
    }
    var offset = 0
    try forEachPart { part throws(CaptureError) in
      var rest = part
      while let place = firstLineEnd(in: rest) {
        add(rest[..<place])
        rest = rest[(place + 1)...]
        try end(at: offset + part.count - rest.count)
      }
      add(rest)
      offset += part.count
    }
    if length > 0 { try end(at: offset) }
  }

  private borrowing func firstLineEnd(in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, let found = memchr(base, 0x0A, buffer.count) else {
        return nil
      }
      return bytes.startIndex + (UnsafeRawPointer(found) - base)
    }
  }

  private borrowing func forEachPart(
    _ body: (ArraySlice<UInt8>) throws(CaptureError) -> Void
  ) throws(CaptureError) {
    var part = [UInt8](repeating: 0, count: 1 << 20)
    var offset = 0
    while true {
      let count = part.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress, $0.count, off_t(offset))
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        let code = errno
        throw error("read", code)
      }
      if count == 0 { return }
      try body(part[..<count])
      offset += count
    }
  }

  /// Adds bytes to the end, all or none.
  ///
  /// - Parameter isSafe: whether they are on the disk when it returns.
  /// - Throws: `io` when that fails.
  borrowing func append(_ bytes: [UInt8], isSafe: Bool) throws(CaptureError) {
    var status = stat()
    fstat(descriptor, &status)
    var code = writeAll(bytes, to: descriptor)
    if code == 0, isSafe, fsync(descriptor) != 0 { code = errno }
    guard code == 0 else {
      // Half a line would spoil the next one.
      ftruncate(descriptor, status.st_size)
      throw error("write", code)
    }
  }

  /// Takes everything out of it.
  ///
  /// - Throws: `io` when that fails.
  borrowing func empty() throws(CaptureError) {
    guard ftruncate(descriptor, 0) == 0 else {
      let code = errno
      throw error("write", code)
    }
  }

  /// What becomes of a line of a file that is written anew.
  enum Fate {
    case stays
    case goes
    /// Another line, without its end, takes its place.
    case becomes([UInt8])
  }

  /// Writes the file anew with the lines that are to stay, in memory that does not grow with it; it is
  /// left alone when all are.
  ///
  /// - Parameters:
  ///   - limit: the most bytes of a line that is lent.
  ///   - isRehearsal: only asks.
  ///   - removesEmpty: whether the file goes with its last line.
  ///   - staying: whether a line is to stay; nil for one that is too long.
  /// - Returns: how many lines go.
  /// - Throws: `io` when reading or writing fails; the file then stands as it was.
  borrowing func filter(
    limit: Int,
    isRehearsal: Bool,
    removesEmpty: Bool,
    staying: (ArraySlice<UInt8>?) -> Bool
  ) throws(CaptureError) -> Int {
    try rewrite(limit: limit, isRehearsal: isRehearsal, removesEmpty: removesEmpty) { line in
      staying(line) ? .stays : .goes
    }
  }

  /// The same, for lines that may also become others.
  ///
  /// - Returns: how many lines go or become others.
  borrowing func rewrite(
    limit: Int,
    isRehearsal: Bool = false,
    removesEmpty: Bool,
    fate: (ArraySlice<UInt8>?) -> Fate
  ) throws(CaptureError) -> Int {
    var draft: ReplacementDraft?
    var gone = 0
    var kept = 0
    var end = 0
    // What is to stay and is not in the draft yet.
    var stretch = 0..<0
    try forEachLine(limit: limit) { line, place throws(CaptureError) in
      end = place.upperBound
      let fate = fate(line)
      if case .stays = fate {
        kept += place.count
        return
      }
      gone += 1
      guard !isRehearsal else { return }
      let open: ReplacementDraft
      if let draft { open = draft } else { open = try begin() }
      draft = open
      stretch = stretch.lowerBound..<place.lowerBound
      try copy(stretch, to: open)
      stretch = place.upperBound..<place.upperBound
      if case .becomes(let bytes) = fate {
        kept += bytes.count + 1
        let code = open.append((bytes + [UInt8(ascii: "\n")])[...])
        guard code == 0 else { throw error("write", code) }
      }
    }
    guard let draft else { return gone }
    if removesEmpty, kept == 0 {
      draft.abandon()
      guard unlink(path) == 0 else {
        let code = errno
        throw error("write", code)
      }
      return gone
    }
    try copy(stretch.lowerBound..<end, to: draft)
    let code = draft.commit()
    guard code == 0 else { throw error("write", code) }
    return gone
  }

  private borrowing func begin() throws(CaptureError) -> ReplacementDraft {
    guard let draft = ReplacementDraft(of: path) else {
      let code = errno
      throw error("write", code)
    }
    return draft
  }

  private borrowing func copy(
    _ range: Range<Int>,
    to draft: ReplacementDraft
  ) throws(CaptureError) {
    var part = [UInt8](repeating: 0, count: min(1 << 20, range.count))
    var offset = range.lowerBound
    while offset < range.upperBound {
      let wanted = min(part.count, range.upperBound - offset)
      let count = part.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress, wanted, off_t(offset))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        // Nobody who keeps to the lock makes it shorter.
        let code = count < 0 ? errno : EIO
        throw error("read", code)
      }
      let code = draft.append(part[..<count])
      guard code == 0 else { throw error("write", code) }
      offset += count
    }
  }

  private borrowing func error(_ deed: String, _ code: Int32) -> CaptureError {
    Self.error(deed, subject, path, code)
  }

  private static func error(
    _ deed: String,
    _ subject: String,
    _ path: String,
    _ code: Int32
  ) -> CaptureError {
    let remedy =
      code == EACCES
      ? " It belongs to another account, or its mode forbids it: run the same as that account, give yourself the "
        + "right, or delete the file when it is not needed." : ""
    return CaptureError(
      .io,
      "cannot \(deed) \(subject) \(path): \(systemMessage(code)).\(remedy)"
    )
  }
}
