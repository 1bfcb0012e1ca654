import JSONText
import Redaction
import ReviewModel

/// `errata redact --jsonl`: a record a line.
struct RecordFilter {
  private let rewriter: JSONStringRewriter
  private let showsSpans: Bool
  private let redactor = Redactor()

  /// Makes a filter.
  ///
  /// - Parameters:
  ///   - fields: the members inside of which strings are redacted, nil for all.
  ///   - showsSpans: whether to print the places instead of the lines.
  init(fields: Set<String>?, showsSpans: Bool) {
    rewriter = JSONStringRewriter(fields: fields)
    self.showsSpans = showsSpans
  }

  /// Filters standard input; a bad line is named, and nothing of it goes to the output.
  ///
  /// - Throws: a ``SilentEnd`` of the status `badInput` when lines were bad.
  func run(rejects: String?, to output: DataOutput) throws {
    var input = try LineInput(path: "-")
    var rejected = try rejects.map { try RejectFile(path: $0) }
    var bad = 0
    while let line = try input.next() {
      let complaint: String
      if let bytes = line.bytes {
        if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
        do {
          try output.bytes(filtered(Array(bytes), number: line.number) + [UInt8(ascii: "\n")])
          continue
        } catch let error as JSONError {
          complaint = "\(error)"
        }
      } else {
        complaint = "longer than 16 MiB"
      }
      bad += 1
      Messages.note("line \(line.number): \(complaint)")
      try rejected?.add(line.bytes)
    }
    try rejected?.close()
    try output.flush()
    if bad > 0 { throw SilentEnd(.badInput) }
  }

  /// What goes out for a line.
  ///
  /// - Throws: a `JSONError` when the line is no JSON.
  func filtered(_ bytes: [UInt8], number: Int) throws(JSONError) -> [UInt8] {
    var redaction = RecordRedaction(redactor)
    var redacted: [UInt8] = []
    var found: [JSONValue] = []
    try rewrite(bytes, into: &redacted) { _, text in
      redaction.reserve(text)
      return nil
    }
    redacted.removeAll(keepingCapacity: true)
    try rewrite(bytes, into: &redacted) { place, text in
      guard let result = redaction.redaction(of: text) else { return nil }
      if showsSpans {
        found += CodePointSpan.spans(of: result, in: text)
          .map { $0.json(field: place.description).value }
      }
      return result.text
    }
    guard showsSpans else { return redacted }
    var line = JSONLine()
    let id = try JSONReader.parse(bytes).value["id"]?.text.map { redaction.redact($0) }
    line.put("id", id ?? String(number))
    line.put("spans", found)
    return line.value.serializedBytes
  }

  private func rewrite(
    _ bytes: [UInt8],
    into output: inout [UInt8],
    replace: (JSONPlace, String) -> String?
  ) throws(JSONError) {
    try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
      _ = try rewriter.rewrite(UnsafeRawBufferPointer(buffer), into: &output, replace: replace)
    }
  }
}
