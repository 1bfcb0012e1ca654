import Glibc
import JSONText
import ReviewModel

/// The file that lines which were kept out go to, when it was asked for.
///
/// Of a log, one JSON object a line: `{"input","line","reason","text"}`; the text is the line as it was,
/// and a line that was too long has none. Of a file of decisions, the line itself. Either has private
/// values and all, since one wants to repair and read it again; so the file has mode 0600 and belongs
/// to what an erasure must look at. Bytes that are not UTF-8 become U+FFFD in JSON. An older file of that
/// name is replaced.
package final class RejectsFile {
  /// Where it stands.
  package let path: String
  private let descriptor: Int32
  private var pending: [UInt8] = []

  /// Opens an empty file.
  ///
  /// - Throws: `io` when it cannot be written.
  package init(path: String) throws(CaptureError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Self.error(path, errno) }
    fchmod(descriptor, 0o600)
  }

  /// Whether rejects that go to a path stay there, so that an erasure has to look at it: a terminal, a
  /// pipe and `/dev/null` keep nothing that could be taken out.
  package static func isKept(at path: String) -> Bool {
    var status = stat()
    return stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

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
    let code = writeAll(pending, to: descriptor)
    guard code == 0 else { throw Self.error(path, code) }
    pending.removeAll(keepingCapacity: true)
  }

  private static func error(_ path: String, _ code: Int32) -> CaptureError {
    CaptureError(.io, "cannot write the rejects to \(path): \(systemMessage(code)).")
  }
}
