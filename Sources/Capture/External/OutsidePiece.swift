import Redaction

/// Has an external redactor look at a settled piece of a text, some lines at a time.
struct OutsidePiece {
  let external: ExternalRedactor

  /// About how many bytes are asked about together; a longer line stays whole.
  private static let size = 1 << 15

  /// The piece with placeholders, and what was replaced in it, in offsets of the piece as it came.
  ///
  /// - Parameters:
  ///   - redacted: the piece without errata's own findings.
  ///   - own: what these were.
  ///   - record: the text's placeholders so far.
  /// - Throws: when the program fails; then nothing of the piece may be given out.
  func redact(
    _ redacted: [UInt8],
    own: [RedactedText.Span],
    with record: inout RecordRedaction
  ) throws(ExternalFailure) -> (bytes: [UInt8], spans: [RedactedText.Span]) {
    let parts = Self.parts(of: redacted)
    let texts = parts.map { String(decoding: redacted[$0], as: UTF8.self) }
    let outcomes = external.spans(in: texts.map { [$0] })
    var before = OffsetsBefore(own.map { ($0.finding.range, $0.placeholder.utf8.count) })
    var bytes: [UInt8] = []
    var spans: [RedactedText.Span] = []
    for (index, part) in parts.enumerated() {
      let found = try outcomes[index].get()
      guard let replaced = external.replace(found, in: [texts[index]], with: &record).first ?? nil
      else {
        bytes += redacted[part]
        continue
      }
      bytes += replaced.text.utf8
      for var span in replaced.spans {
        let range = span.finding.range
        let start = before.original(part.lowerBound + range.lowerBound)
        span.finding.range = start..<before.original(part.lowerBound + range.upperBound)
        spans.append(span)
      }
    }
    return (
      bytes, (own + spans).sorted { $0.finding.range.lowerBound < $1.finding.range.lowerBound }
    )
  }

  /// Whole lines, together no longer than they must be.
  private static func parts(of bytes: [UInt8]) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      let limit = min(bytes.count, start + size)
      let last = limit == bytes.count ? limit - 1 : bytes[start..<limit].lastIndex(of: 0x0A)
      let end = last ?? bytes[limit...].firstIndex(of: 0x0A) ?? bytes.count - 1
      parts.append(start..<end + 1)
      start = end + 1
    }
    return parts
  }
}
