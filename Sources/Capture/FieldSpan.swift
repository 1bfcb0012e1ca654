import JSONText
import Redaction
import ReviewModel

/// Where a private value stood in a field, counted in code points of the decoded text.
struct FieldSpan: Hashable, Sendable {
  var field: String
  var start: Int
  var end: Int
  var type: String
  var placeholder: String
  /// The detector, or `rule:` and the name of the user's own rule, and how sure it is.
  var rule = ""
  var proof = ""
  /// What spoke for it; nil when nobody asked.
  var evidence: Evidence?

  /// The spans of what was found in a field, in their order.
  static func spans(
    of found: [RedactedText.Span],
    in text: String,
    at place: JSONPlace
  ) -> [FieldSpan] {
    var counter = CodePointCounter()
    return found.map { span in
      FieldSpan(
        field: place.description,
        start: counter.codePoints(before: span.finding.range.lowerBound, in: text.utf8),
        end: counter.codePoints(before: span.finding.range.upperBound, in: text.utf8),
        type: span.finding.type.label,
        placeholder: span.placeholder,
        rule: span.finding.detector,
        proof: "\(span.finding.proof)",
        evidence: span.evidence
      )
    }
  }

  /// The span as JSON; the field is left out where there is only one text.
  ///
  /// - Parameter explains: whether to say which rule took it, and what spoke for it.
  func json(explains: Bool) -> JSONValue {
    var members = field.isEmpty ? [] : [JSONMember("field", .string(field))]
    members += [
      JSONMember("start", .number(String(start))), JSONMember("end", .number(String(end))),
      JSONMember("type", .string(type)), JSONMember("placeholder", .string(placeholder)),
    ]
    if explains {
      members += [JSONMember("rule", .string(rule)), JSONMember("proof", .string(proof))]
      members += evidence?.members ?? []
    }
    return .object(members)
  }

  /// Appends the object of a line of JSON with its spans.
  ///
  /// - Parameter line: the number of the line, when the spans explain themselves.
  static func append(_ spans: [FieldSpan], ofLine line: Int?, to output: inout [UInt8]) {
    var members = line.map { [JSONMember("line", .number(String($0)))] } ?? []
    members.append(JSONMember("spans", .array(spans.map { $0.json(explains: line != nil) })))
    JSONWriter.append(JSONValue.object(members), to: &output)
    output.append(UInt8(ascii: "\n"))
  }
}

extension Evidence {
  /// What there is of it.
  fileprivate var members: [JSONMember] {
    var members: [JSONMember] = []
    if let validator { members.append(JSONMember("validator", .string(validator))) }
    for (name, words) in [("context", words), ("overruled", overruled)] where !words.isEmpty {
      members.append(JSONMember(name, .array(words.map { .string($0) })))
    }
    return members
  }
}

/// Counts code points from one offset to the next, so that all offsets of a text cost one walk.
struct CodePointCounter {
  private var offset = 0
  private var count = 0

  /// How many code points begin before an offset, which is not less than the one before.
  mutating func codePoints(before end: Int, in utf8: some Collection<UInt8>) -> Int {
    var index = utf8.index(utf8.startIndex, offsetBy: offset)
    while offset < end {
      if utf8[index] & 0xC0 != 0x80 { count += 1 }
      utf8.formIndex(after: &index)
      offset += 1
    }
    return count
  }
}
