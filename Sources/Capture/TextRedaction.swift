import JSONText
import Redaction
import ReviewModel

/// Redacts what a field holds: text, or JSON written as text, or a tree of JSON values.
///
/// A string that is itself a JSON object or list is taken apart and its own strings are redacted, so
/// that escapes do not hide a value and the result is JSON still; a number in it that is a card or a
/// telephone number becomes a string. The name of the field counts as a word before its text.
struct TextRedaction {
  /// The record's placeholders.
  var record: RecordRedaction
  /// What was found and where; nil when nobody asks.
  var spans: [FieldSpan]?

  /// How many layers of JSON inside JSON are taken apart.
  private static let maximumLayers = 4

  init(_ redactor: Redactor) { record = RecordRedaction(redactor) }

  /// Keeps the placeholders of a tree from being given again.
  mutating func reserve(_ value: JSONValue) {
    switch value {
    case .null, .bool, .number: break
    case .string(let text): record.reserve(text)
    case .array(let elements): for element in elements { reserve(element) }
    case .object(let members):
      for member in members {
        record.reserve(member.key)
        reserve(member.value)
      }
    }
  }

  /// The text without private values.
  mutating func redact(
    _ text: String,
    label: String? = nil,
    sparing spared: Set<FindingType> = []
  ) -> String {
    replacement(for: text, at: JSONPlace(), label: label, sparing: spared) ?? text
  }

  /// The text without private values, or nil when there are none.
  mutating func replacement(
    for text: String,
    at place: JSONPlace,
    label: String?,
    sparing spared: Set<FindingType> = [],
    layer: Int = 0
  ) -> String? {
    if looksLikeJSON(text), layer < Self.maximumLayers,
      let rewritten = rewrittenJSON(text, at: place, layer: layer)
    {
      return rewritten == text ? nil : rewritten
    }
    guard let redacted = record.redaction(of: text, label: label, sparing: spared) else {
      return nil
    }
    spans?.append(contentsOf: FieldSpan.spans(of: redacted, in: text, at: place))
    return redacted.text
  }

  private func looksLikeJSON(_ text: String) -> Bool {
    guard let first = text.utf8.first(where: { $0 > 0x20 }) else { return false }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  private mutating func rewrittenJSON(
    _ text: String,
    at outer: JSONPlace,
    layer: Int
  ) -> String? {
    var output: [UInt8] = []
    var text = text
    let isJSON = text.withUTF8 { bytes in
      let rewriter = JSONStringRewriter(offersNumbers: true)
      do throws(JSONError) {
        try rewriter.rewrite(UnsafeRawBufferPointer(bytes), into: &output) { place, string in
          replacement(
            for: string,
            at: JSONPlace(outer.steps + place.steps),
            label: place.label,
            layer: layer + 1
          )
        }
        return true
      } catch {
        return false
      }
    }
    return isJSON ? String(decoding: output, as: UTF8.self) : nil
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
    return hasNewKeys ? uniqueKeys(redacted) : redacted
  }

  private func uniqueKeys(_ members: [JSONMember]) -> [JSONMember] {
    var taken = Set(members.map { ByteName($0.key) })
    var uses: [ByteName: Int] = [:]
    return members.map { member in
      let name = ByteName(member.key)
      uses[name, default: 0] += 1
      var unique = member
      while uses[name] ?? 1 > 1, !taken.insert(ByteName(unique.key)).inserted {
        unique.key = "\(member.key) (\(uses[name] ?? 1))"
        uses[name, default: 1] += 1
      }
      return unique
    }
  }
}
