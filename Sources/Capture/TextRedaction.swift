import JSONText
import Redaction
import ReviewModel

/// Redacts what a field holds: text, or JSON written as text, or a tree of JSON values.
///
/// A string that is itself a JSON object or list is taken apart and its own strings are redacted, so
/// that escapes do not hide a value and the result is JSON still; a number in it that is a card or a
/// telephone number becomes a string, and its keys are redacted. The name of the field counts as a word before its text.
struct TextRedaction {
  /// The record's placeholders.
  var record: RecordRedaction
  /// What was found and where; nil when nobody asks.
  var spans: [FieldSpan]?
  /// Whether spans say what spoke for them.
  var explains = false
  /// What was found in the field that is being redacted, in offsets of the text of this layer.
  private var found: [RedactedText.Span] = []

  /// How many layers of JSON inside JSON are taken apart.
  private static let maximumLayers = 4

  init(_ redactor: Redactor) { record = RecordRedaction(redactor) }

  /// The text without private values.
  mutating func redact(
    _ text: String,
    label: String? = nil,
    sparing spared: Set<FindingType> = []
  ) -> String {
    replacement(for: text, at: JSONPlace(), label: label, sparing: spared) ?? text
  }

  /// The text of a field without private values, or nil when there are none.
  mutating func replacement(
    for text: String,
    at place: JSONPlace,
    label: String?,
    sparing spared: Set<FindingType> = []
  ) -> String? {
    found.removeAll(keepingCapacity: true)
    let replacement = replacement(for: text, label: label, sparing: spared, layer: 0)
    spans?.append(contentsOf: FieldSpan.spans(of: found, in: text, at: place))
    return replacement
  }

  private mutating func replacement(
    for text: String,
    label: String?,
    sparing spared: Set<FindingType>,
    layer: Int
  ) -> String? {
    if layer < Self.maximumLayers, isJSON(text) { return rewrittenJSON(text, layer: layer) }
    guard let redacted = record.redaction(of: text, label: label, sparing: spared) else {
      return nil
    }
    if spans != nil {
      var spans = redacted.spans
      if explains { record.explain(&spans, of: text, label: label) }
      found += spans
    }
    return redacted.text
  }

  /// Whether a text is a JSON object or list as a whole.
  private func isJSON(_ text: String) -> Bool {
    guard let first = text.utf8.first(where: { $0 > 0x20 }),
      first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    else { return false }
    return (try? rewrite(text) { _, _ in nil }) != nil
  }

  private mutating func rewrittenJSON(_ text: String, layer: Int) -> String? {
    let bytes = Array(text.utf8)
    let rewritten = try? rewrite(text) { place, string in
      let outer = found.count
      defer { moveOut(from: outer, by: place.content, of: bytes) }
      return replacement(for: string, label: place.label, sparing: [], layer: layer + 1)
    }
    return rewritten == text ? nil : rewritten
  }

  /// Turns what was found in a string of this layer's JSON into offsets of the JSON itself.
  private mutating func moveOut(from first: Int, by content: Range<Int>, of bytes: [UInt8]) {
    guard first < found.count else { return }
    var offsets = JSONStringOffsets(bytes[content])
    for index in first..<found.count {
      let written = offsets.written(found[index].finding.range)
      found[index].finding.range =
        content.lowerBound + written.lowerBound..<content.lowerBound + written.upperBound
    }
  }

  private func rewrite(
    _ text: String,
    replace: (JSONPlace, String) -> String?
  ) throws(JSONError) -> String {
    var output: [UInt8] = []
    let bytes = Array(text.utf8)
    try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
      _ = try JSONStringRewriter(offersEverything: true)
        .rewrite(UnsafeRawBufferPointer(buffer), into: &output, replace: replace)
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// The tree without private values, in strings, numbers and keys.
  mutating func redact(_ value: JSONValue, label: String?) -> JSONValue {
    switch value {
    case .null, .bool: return value
    case .number(let digits):
      return record.redaction(of: digits, label: label).map { .string($0.text) } ?? value
    case .string(let text): return .string(redact(text, label: label))
    case .array(let elements): return .array(elements.map { redact($0, label: label) })
    case .object(let members): return .object(redact(members))
    }
  }

  /// The members without private values; keys that become the same are told apart by a number.
  mutating func redact(_ members: [JSONMember]) -> [JSONMember] {
    var redacted: [JSONMember] = []
    var hasNewKeys = false
    for member in members {
      let key = record.redaction(of: member.key)?.text
      hasNewKeys = hasNewKeys || key != nil
      redacted.append(JSONMember(key ?? member.key, redact(member.value, label: member.key)))
    }
    return hasNewKeys ? redacted.withUniqueKeys : redacted
  }
}
