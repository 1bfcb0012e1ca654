import JSONText
import ReviewModel
import ReviewStorage

/// A line of a quarantine, read.
struct QuarantinedLine {
  /// The redacted record as a line of a log.
  let text: String
  /// The keyed hash of question and answer before redaction.
  let content: [UInt8]
  /// By what the record is known again, had it been erased.
  let marks: [ErasureMark]
  /// The names that redaction gave to values in the feedback.
  let feedbackNames: Set<String>
  /// By what the values that its texts name are known again.
  let fingerprints: ValueFingerprints
  /// How many lone surrogates were replaced in it.
  let replacedSurrogates: Int

  /// Reads a line; nil when it is none of a quarantine.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard let value = try? JSONReader.parse(Array(bytes)).value,
      let text = value["text"]?.text,
      let content = value["content"]?.text.flatMap(bytesOf(hexadecimal:))
    else { return nil }
    self.text = text
    self.content = content
    marks = value.texts(of: "marks").map { ErasureMark($0) }
    feedbackNames = Set(value.texts(of: "names"))
    var fingerprints: [String: String] = [:]
    if case .object(let members) = value["values"] {
      for member in members { fingerprints[member.key] = member.value.text }
    }
    self.fingerprints = ValueFingerprints(fingerprints)
    if case .number(let digits) = value["surrogates"] {
      replacedSurrogates = Int(digits) ?? 0
    } else {
      replacedSurrogates = 0
    }
  }
}

extension JSONValue {
  /// The strings of a member that is a list; none when it is not there.
  fileprivate func texts(of member: String) -> [String] {
    guard case .array(let elements) = self[member] else { return [] }
    return elements.compactMap(\.text)
  }
}

/// The bytes of hexadecimal digits; nil when they are none.
private func bytesOf(hexadecimal text: String) -> [UInt8]? {
  let digits = Array(text.utf8)
  guard digits.count.isMultiple(of: 2) else { return nil }
  var bytes: [UInt8] = []
  for index in stride(from: 0, to: digits.count, by: 2) {
    guard let byte = UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16)
    else { return nil }
    bytes.append(byte)
  }
  return bytes
}

/// Two digits a byte.
func hexadecimal(_ bytes: [UInt8]) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
