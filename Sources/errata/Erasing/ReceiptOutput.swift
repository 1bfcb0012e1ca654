import Glibc

/// Where the receipt of an erasure goes: looked at before anything is erased, for it cannot be had twice.
final class ReceiptOutput {
  private let path: String?
  private var descriptor: Int32

  /// More than a receipt takes: its length grows with the releases that it names, not with records.
  private static let room = 64 << 10

  /// Makes the file, or looks whether standard output takes anything.
  ///
  /// - Parameter path: a file that is not there yet; nil for standard output.
  /// - Throws: a ``Failure`` when the receipt could not be written.
  init(_ path: String?) throws {
    self.path = path
    descriptor = STDOUT_FILENO
    guard let path else {
      try checkStandardOutput()
      return
    }
    Self.removeUnfinished(path)
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    let name = PlainText.line(path).text
    guard descriptor >= 0 else {
      let code = errno
      if code == EEXIST {
        throw Failure(
          .usage,
          "\(name) is there already, and a receipt replaces nothing; nothing was erased. Name another file."
        )
      }
      throw refusal("\(name) cannot be made: \(systemMessage(code))")
    }
    // Before the mark is in it, nobody takes it for one that was left.
    while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
    var code = posix_fallocate(descriptor, 0, off_t(Self.room))
    if code != 0, code != EOPNOTSUPP, code != EINVAL {
      withdraw()
      throw refusal("there is no room for \(name): \(systemMessage(code))")
    }
    code = fill(Self.mark + "\n", isWhole: false)
    guard code == 0 else {
      withdraw()
      throw refusal("\(name): \(systemMessage(code))")
    }
  }

  /// What a file begins with until its receipt is whole.
  private static let mark = "Unfinished: the run that writes this receipt goes on, or was ended."

  /// Takes a file away that a run has left which was ended, so that the same command can be given again; a run
  /// that goes on holds its file.
  private static func removeUnfinished(_ path: String) {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { return }
    defer { close(file) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else { return }
    var bytes = [UInt8](repeating: 0, count: mark.utf8.count)
    guard pread(file, &bytes, bytes.count, 0) == bytes.count, bytes.elementsEqual(mark.utf8) else {
      return
    }
    unlink(path)
  }

  /// Writes to the file what is known so far, for whoever finds it when the run is ended now; standard
  /// output, and a file that cannot be written, wait for the whole receipt.
  func write(unfinished lines: [String], store: String) {
    guard path != nil else { return }
    let words = """
      \(Self.mark) When errata forget --pending --store '\(PlainText.line(store).text)' finds nothing to do, \
      all that stands here was done, and only the hashes after it are missing.
      """
    _ = fill(([words] + lines).joined(separator: "\n") + "\n", isWhole: false)
  }

  private func checkStandardOutput() throws {
    let name = "standard output"
    guard fcntl(descriptor, F_GETFL) >= 0 else { throw refusal("\(name) is closed") }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return }
    switch status.st_mode & S_IFMT {
    case S_IFIFO, S_IFSOCK:
      var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      if poll(&request, 1, 0) > 0, request.revents & Int16(POLLERR) != 0 {
        throw refusal("nobody reads \(name)")
      }
    case S_IFREG:
      var disk = statvfs()
      if fstatvfs(descriptor, &disk) == 0, disk.f_bavail * disk.f_frsize < UInt(Self.room) {
        throw refusal("the disk behind \(name) is full")
      }
    default:
      if Glibc.write(descriptor, "", 0) != 0 { throw refusal("\(name): \(systemMessage(errno))") }
    }
  }

  private func refusal(_ why: String) -> Failure {
    Failure(
      .inputOutput,
      "the receipt could not be written, so nothing was erased: \(why). Name a file with --receipt."
    )
  }

  /// Takes the file back, when there is no receipt.
  func withdraw() {
    guard let path, descriptor >= 0 else { return }
    if isInPlace { unlink(path) }
    close(descriptor)
    descriptor = -1
  }

  /// Whether the file still stands under its name.
  private var isInPlace: Bool {
    var held = stat()
    var named = stat()
    guard let path, fstat(descriptor, &held) == 0, lstat(path, &named) == 0 else { return false }
    return held.st_ino == named.st_ino && held.st_dev == named.st_dev
  }

  /// Writes the receipt; where it was to go fails after all, it goes to standard output, else to standard
  /// error.
  ///
  /// - Throws: a ``Failure`` that says so; the erasure is done all the same.
  func write(_ lines: [String]) throws {
    let text = lines.joined(separator: "\n") + "\n"
    let bytes = Array(text.utf8)
    var code = path == nil ? writeAll(bytes[...], to: descriptor) : fill(text, isWhole: true)
    var cause: String? = nil
    if path != nil, code == 0, !isInPlace {
      code = ENOENT
      cause = "the file was moved or removed meanwhile"
    }
    guard code != 0 else { return }
    withdraw()
    let place = path.map { PlainText.line($0).text } ?? "standard output"
    var other = "standard output"
    if path == nil || writeAll(bytes[...], to: STDOUT_FILENO) != 0 {
      other = "standard error"
      Messages.write(PlainText.lines(lines.joined(separator: "\n")) + "\n")
    }
    throw Failure(
      .inputOutput,
      """
      the receipt could not be written to \(place): \(cause ?? systemMessage(code)). It stands on \(other), just \
      above; keep it. What it says was done is done.
      """
    )
  }

  /// Puts a text at the beginning of the file; behind it, NULs keep the room until the text is whole.
  private func fill(_ text: String, isWhole: Bool) -> Int32 {
    let bytes = Array(text.utf8)
    lseek(descriptor, 0, SEEK_SET)
    var code = writeAll(bytes[...], to: descriptor)
    if isWhole, code == 0, ftruncate(descriptor, off_t(bytes.count)) != 0 { code = errno }
    if code == 0, fsync(descriptor) != 0 { code = errno }
    return code
  }
}
