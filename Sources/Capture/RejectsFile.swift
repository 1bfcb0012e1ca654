import Glibc
import JSONText
import ReviewModel

/// The file that lines which were kept out go to, when it was asked for.
///
/// Of a log, one JSON object a line: `{"input","line","reason","text"}`; the text is the line as it was,
/// and a line that was too long has none. Of a file of decisions, the line itself. Either has private
/// values and all, since one wants to repair and read it again; so the file has mode 0600 and belongs
/// to what an erasure must look at. Bytes that are not UTF-8 become U+FFFD in JSON. An older file of that
/// name is emptied.
///
/// It is found by its name at each writing, since an erasure puts another in its place; so what is kept out
/// after that stands in the new one.
package final class RejectsFile {
  /// Where it stands, links resolved; as it was given when nothing stays there.
  package let path: String
  /// Whether what is written stays, so that an erasure has to look at it.
  package var isKept: Bool { stream == nil }
  /// What takes lines and keeps nothing: a terminal, a pipe, `/dev/null`.
  private let stream: Int32?
  private var pending: [UInt8] = []

  /// Makes the file, or empties it.
  ///
  /// - Throws: `io` when it cannot be written.
  package init(path: String) throws(CaptureError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Self.error(path, errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let place = realpath(path, nil)
    else {
      self.path = path
      stream = descriptor
      return
    }
    close(descriptor)
    self.path = String(cString: place)
    free(place)
    stream = nil
    try HeldFile(self.path, Self.subject, for: .adding).empty()
  }

  deinit { if let stream { close(stream) } }

  /// Whether an erasure has to look at a path to which rejects once went: what stands there is a file, or
  /// nothing does any more.
  package static func isKept(at path: String) -> Bool {
    var status = stat()
    return stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
  }

  func add(_ broken: BrokenLine, _ block: LineBlock, _ line: LineBlock.Line) {
    var members = [
      JSONMember("input", .string(broken.input)),
      JSONMember("line", .number(String(broken.line))),
      JSONMember("reason", .string(broken.reason.description)),
    ]
    if !line.isTooLong {
      let text = String(decoding: block.bytes[line.range], as: UTF8.self)
      members.append(JSONMember("text", .string(text)))
    }
    JSONWriter.append(.object(members), to: &pending)
    pending.append(UInt8(ascii: "\n"))
  }

  /// Adds a line as it is.
  package func add(_ line: ArraySlice<UInt8>) throws(CaptureError) {
    pending += line
    pending.append(UInt8(ascii: "\n"))
    if pending.count >= 1 << 16 { try flush() }
  }

  /// Writes what was added.
  package func flush() throws(CaptureError) {
    guard !pending.isEmpty else { return }
    if let stream {
      let code = writeAll(pending, to: stream)
      guard code == 0 else { throw Self.error(path, code) }
    } else {
      try HeldFile(path, Self.subject, for: .adding).append(pending, isSafe: false)
    }
    pending.removeAll(keepingCapacity: true)
  }

  /// What its lines are called in messages.
  static let subject = "the rejects"

  private static func error(_ path: String, _ code: Int32) -> CaptureError {
    CaptureError(.io, "cannot write the rejects to \(path): \(systemMessage(code)).")
  }
}
