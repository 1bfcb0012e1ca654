import JSONText
import ReviewModel

/// The lines that go to an external redactor and come back.
enum ExternalLine {
  /// A request: `{"id":7,"texts":["…"]}`.
  static func request(id: Int, texts: [String]) -> [UInt8] {
    var line: [UInt8] = []
    let members = [
      JSONMember("id", .number(String(id))),
      JSONMember("texts", .array(texts.map(JSONValue.string))),
    ]
    JSONWriter.append(.object(members), to: &line)
    return line
  }

  /// What is wrong with a line as the reply to a request; nil when it is that.
  static func problem(of reply: ArraySlice<UInt8>, id: Int, known: Range<Int>) -> String? {
    guard let value = try? JSONReader.parse(Array(reply)).value else {
      return "wrote a line that is not JSON"
    }
    guard case .number(let digits) = value["id"] else { return "wrote a line without an id" }
    if digits == String(id) { return nil }
    return Int(digits).map(known.contains) ?? false
      ? "answered out of order" : "answered with an id that it was not given"
  }

  /// The spans of a reply, in the order in which they stand in each text.
  ///
  /// - Throws: when they are not one list a text, out of range, overlap, or have a type that is no label.
  static func spans(
    of reply: [UInt8],
    in texts: [String]
  ) throws(ExternalFailure) -> [[ExternalSpan]] {
    guard let value = try? JSONReader.parse(reply).value, case .array(let lists) = value["spans"]
    else { throw ExternalFailure("gave no list of spans") }
    guard lists.count == texts.count else {
      throw ExternalFailure("gave \(lists.count) lists of spans for \(texts.count) texts")
    }
    var all: [[ExternalSpan]] = []
    for (list, text) in zip(lists, texts) {
      guard case .array(let elements) = list else {
        throw ExternalFailure("gave something else than a list of spans")
      }
      var spans: [ExternalSpan] = []
      for element in elements {
        spans.append(try span(element, length: elements.isEmpty ? 0 : text.unicodeScalars.count))
      }
      spans.sort { $0.range.lowerBound < $1.range.lowerBound }
      for (left, right) in zip(spans, spans.dropFirst())
      where left.range.upperBound > right.range.lowerBound {
        throw ExternalFailure("gave spans that overlap")
      }
      all.append(spans)
    }
    return all
  }

  private static func span(
    _ value: JSONValue,
    length: Int
  ) throws(ExternalFailure) -> ExternalSpan {
    guard case .number(let start) = value["start"], case .number(let end) = value["end"],
      let start = Int(start), let end = Int(end)
    else { throw ExternalFailure("gave a span whose start or end is no whole number") }
    guard 0 <= start, start < end, end <= length else {
      throw ExternalFailure("gave a span that is empty or out of the text's range")
    }
    guard let type = value["type"]?.text, ExternalSpan.isLabel(type) else {
      throw ExternalFailure("gave a span whose type is no label such as PERSON")
    }
    return ExternalSpan(range: start..<end, type: type)
  }
}
