import Redaction

/// Where a private value stands, counted in code points.
struct CodePointSpan: Equatable {
  /// The code points before it.
  var start: Int
  /// The code points before its end.
  var end: Int
  /// The label of its type.
  var type: String
  /// What stands in its place.
  var placeholder: String

  /// The values that were found in a text.
  static func spans(of result: RedactedText, in text: String) -> [CodePointSpan] {
    var bytes = 0
    var points = 0
    var scalars = text.unicodeScalars[...]
    func pointsBefore(_ offset: Int) -> Int {
      while bytes < offset, let scalar = scalars.popFirst() {
        bytes += UTF8.width(scalar)
        points += 1
      }
      return points
    }
    return result.spans.map { span in
      CodePointSpan(
        start: pointsBefore(span.finding.range.lowerBound),
        end: pointsBefore(span.finding.range.upperBound),
        type: span.finding.type.label,
        placeholder: span.placeholder
      )
    }
  }

  /// The span as an object.
  func json(field: String? = nil) -> JSONLine {
    var line = JSONLine()
    line.put("start", start)
    line.put("end", end)
    line.put("type", type)
    line.put("field", field)
    line.put("placeholder", placeholder)
    return line
  }
}
