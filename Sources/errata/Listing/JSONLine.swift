import JSONText
import ReviewModel

/// Builds the objects of listings: members in the order given, the `id` first, absent values left out.
struct JSONLine {
  /// What has been put in.
  private(set) var members: [JSONMember] = []

  /// The object.
  var value: JSONValue { .object(members) }

  /// The object as a line without its end; nothing in it acts on a terminal.
  var text: String { value.serialized.jsonWithoutControls }

  /// Puts a text in, unless it is nil.
  mutating func put(_ key: String, _ text: String?) {
    if let text { members.append(JSONMember(key, .string(text))) }
  }

  /// Puts a count in.
  mutating func put(_ key: String, _ count: some BinaryInteger) {
    members.append(JSONMember(key, .number(String(count))))
  }

  /// Puts a truth in.
  mutating func put(_ key: String, _ truth: Bool) {
    members.append(JSONMember(key, .bool(truth)))
  }

  /// Puts a moment in, as RFC 3339, unless it is nil.
  mutating func put(_ key: String, _ time: Timestamp?) { put(key, time?.rfc3339) }

  /// Puts a value in, unless it is nil.
  mutating func put(_ key: String, _ value: JSONValue?) {
    if let value { members.append(JSONMember(key, value)) }
  }

  /// Puts a list in.
  mutating func put(_ key: String, _ values: [JSONValue]) {
    members.append(JSONMember(key, .array(values)))
  }
}
