import Capture
import Glibc
import JSONText
import Redaction
import ReviewModel

/// Takes the lines of erased records out of a file of rejects, in which they stand as they came.
struct RejectsErasure {
  /// What names users and records.
  let identity: RecordIdentity
  /// What finds private values in ids.
  let redactor: Redactor
  /// The records that are erased.
  let records: Set<InteractionID>
  /// The keyed hash of the user who is erased, if a user is.
  let user: String?
  /// Before which moment a line happened that is meant, if age is meant.
  let before: Timestamp?
  /// The words on the command line that named them, for lines that are no JSON.
  let names: [String]
  /// Makes an erasure.
  init(
    identity: RecordIdentity,
    redactor: Redactor,
    records: [InteractionID],
    user: String?,
    before: Timestamp?,
    names: [String]
  ) {
    self.before = before
    self.identity = identity
    self.redactor = redactor
    self.records = Set(records)
    self.user = user
    self.names = names
  }

  /// Writes a file without the lines that are meant; it is left alone when there are none.
  ///
  /// - Parameter isRehearsal: only counts.
  /// - Returns: how many lines are meant; nil when the file is not there.
  func erase(in path: String, isRehearsal: Bool) throws -> Int? {
    guard access(path, F_OK) == 0 else { return nil }
    var reader = try LineReader(path: path)
    var kept: [UInt8] = []
    var count = 0
    while let block = try reader.next() {
      for line in block.lines {
        let bytes = block.bytes[line.range]
        // What is too long to be read is too long to be told apart.
        if line.isTooLong || isMeant(bytes) {
          count += 1
        } else {
          kept += bytes
          kept.append(UInt8(ascii: "\n"))
        }
      }
    }
    if count > 0, !isRehearsal { try replace(path, by: kept) }
    return count
  }

  /// Takes the lines that are meant out of a quarantine, while nobody adds any.
  ///
  /// - Returns: how many lines are meant.
  func erase(inQuarantine path: String, isRehearsal: Bool) throws -> Int {
    try Quarantine.filter(path, isRehearsal: isRehearsal) { !isMeant($0) }
  }

  /// Whether a line is one of those that are erased.
  func isMeant(_ bytes: ArraySlice<UInt8>) -> Bool {
    if let value = try? JSONReader.parse(Array(bytes)).value {
      // A line of `errata log --rejects` has the line as it came in it.
      guard value["input"] != nil, let text = value["text"]?.text else { return isMeant(value) }
      if let line = try? JSONReader.parse(text).value { return isMeant(line) }
      return isNamed(in: Array(text.utf8)[...])
    }
    return isNamed(in: bytes)
  }

  private func isMeant(_ value: JSONValue) -> Bool {
    if let id = value["id"]?.text, records.contains(identity.interaction(id, redactor: redactor)) {
      return true
    }
    if let before, let time = (value["ts"]?.text).flatMap(Timestamp.init(rfc3339:)), time < before {
      return true
    }
    guard let user, let name = value["user"]?.text else { return false }
    return name == user || identity.user(name) == user
  }

  private func isNamed(in bytes: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    return names.contains { !$0.isEmpty && text.contains("\"\($0)\"") }
  }

  private func replace(_ path: String, by bytes: [UInt8]) throws {
    let draft = "\(path).\(getpid()).new"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw failure(path, errno) }
    var code = writeAll(bytes[...], to: descriptor)
    if code == 0, fsync(descriptor) != 0 { code = errno }
    close(descriptor)
    if code == 0, rename(draft, path) != 0 { code = errno }
    guard code == 0 else {
      unlink(draft)
      throw failure(path, code)
    }
  }

  private func failure(_ path: String, _ code: Int32) -> Failure {
    Failure(
      .inputOutput,
      "cannot write the rejects \(PlainText.line(path).text) anew: \(systemMessage(code))"
    )
  }
}
