import JSONText
import Redaction
import ReviewModel

/// Has an external redactor look at lines of JSON, a block of them together.
struct OutsideLines {
  /// A line without errata's own findings, on its way to the program.
  struct Line {
    var line: LineBlock.Line
    /// The line as JSON, without its end; empty for a blank line.
    var bytes: [UInt8]
    var redaction: TextRedaction
    /// Its texts, each with its place.
    var texts: [(place: JSONPlace, text: String)] = []
  }

  let external: ExternalRedactor
  let rewriter: JSONStringRewriter

  /// Appends a line with placeholders for what the program found as well; gives the spans of both.
  func finish(
    _ line: inout Line,
    with spans: [[ExternalSpan]],
    into output: inout [UInt8]
  ) -> [FieldSpan] {
    let replaced = external.replace(
      spans,
      in: line.texts.map(\.text),
      with: &line.redaction.record
    )
    var next = 0
    // What errata wrote is JSON; were it not, the line would be missing and not be given out.
    _ = try? line.bytes.withUnsafeBytes { bytes throws(JSONError) in
      try rewriter.rewrite(bytes, into: &output) { _, _ in
        defer { next += 1 }
        return replaced[next]?.text
      }
    }
    var own = Dictionary(grouping: line.redaction.spans ?? [], by: \.field)
    var all: [FieldSpan] = []
    for (index, (place, text)) in line.texts.enumerated() {
      let mine = own.removeValue(forKey: place.description) ?? []
      var before = OffsetsBefore(
        mine.map { ($0.start..<$0.end, $0.placeholder.unicodeScalars.count) }
      )
      let found = FieldSpan.spans(of: replaced[index]?.spans ?? [], in: text, at: place)
      let theirs = found.map { span in
        var span = span
        span.start = before.original(span.start)
        span.end = before.original(span.end)
        return span
      }
      all += (mine + theirs).sorted { $0.start < $1.start }
    }
    return all
  }

  /// The texts of a line, in the order in which `finish` meets them.
  func texts(of bytes: [UInt8]) -> [(place: JSONPlace, text: String)] {
    var texts: [(place: JSONPlace, text: String)] = []
    var ignored: [UInt8] = []
    _ = try? bytes.withUnsafeBytes { bytes throws(JSONError) in
      try rewriter.rewrite(bytes, into: &ignored) { place, text in
        texts.append((place, text))
        return nil
      }
    }
    return texts
  }
}
