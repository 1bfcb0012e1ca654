import JSONText
import Redaction

/// Redacts a text that comes in pieces as if it were whole.
///
/// A window of it is held; all but its tail is given out, cut at the end of a line and never inside a
/// value, so that a key of many lines is seen whole. What was given out last stays before the window,
/// since a value may be known by the line before it; nothing is found in it again. Placeholders are numbered over the whole text. A
/// placeholder that the text itself has is kept from being given again from the window on in which
/// it stands.
struct TextStream {
  private let redactor: Redactor
  private var record: RecordRedaction
  private let external: ExternalRedactor?
  private var window: [UInt8] = []
  /// How many bytes at the beginning of the window were given out already.
  private var given = 0
  private let givesSpans: Bool
  private let explains: Bool
  private var hasSpan = false
  /// Code points of the text before the window.
  private var codePoints = 0

  /// How much of what was given out is looked at again, at least when there is as much: more than any
  /// detector asks for before a value.
  private static let shortestContext = 512
  /// How far it may reach back to the beginning of a line.
  private static let longestContext = 2048

  /// How many bytes are gathered before any is given out.
  private let windowSize: Int
  /// How much is held back: more than the longest value that runs over lines, a key in PEM.
  private var tail: Int { windowSize / 16 }
  /// A value as long as a window is cut nevertheless once the window has grown to this.
  private var maximumWindow: Int { windowSize * 8 }

  init(
    redactor: Redactor,
    givesSpans: Bool,
    explains: Bool,
    windowSize: Int,
    external: ExternalRedactor? = nil
  ) {
    self.explains = explains
    self.windowSize = windowSize
    self.redactor = redactor
    self.givesSpans = givesSpans
    record = RecordRedaction(redactor)
    self.external = external
  }

  /// What was replaced so far.
  var counts: RecordRedaction { record }

  mutating func append(_ bytes: ArraySlice<UInt8>) { window.append(contentsOf: bytes) }

  /// Gives out what is settled.
  mutating func take(into output: inout [UInt8]) throws(ExternalFailure) {
    guard window.count - given >= windowSize else { return }
    let findings = findings()
    var cut = window.count - tail
    if let lineEnd = window[given..<cut].lastIndex(of: 0x0A) { cut = lineEnd + 1 }
    if let crossing = findings.first(where: { $0.range.contains(cut) && $0.range.lowerBound < cut })
    {
      cut = crossing.range.lowerBound
    }
    if cut == given {
      guard window.count - given >= maximumWindow else { return }
      cut = window.count
    }
    try give(findings.filter { $0.range.upperBound <= cut }, upTo: cut, into: &output)
  }

  /// Gives out the rest.
  mutating func finish(into output: inout [UInt8]) throws(ExternalFailure) {
    let findings = findings()
    try give(findings, upTo: window.count, into: &output)
    if givesSpans { output.append(contentsOf: (hasSpan ? "]}\n" : "{\"spans\":[]}\n").utf8) }
  }

  /// The values of what was not given out yet, mentions of people whose names stood before it among them.
  private mutating func findings() -> [Finding] {
    let found = window.withUnsafeBufferPointer { bytes in
      record.findings(in: bytes)
    }
    return found.compactMap { finding in
      guard finding.range.upperBound > given else { return nil }
      var rest = finding
      rest.range = max(given, finding.range.lowerBound)..<finding.range.upperBound
      return rest
    }
  }

  private mutating func give(
    _ findings: [Finding],
    upTo cut: Int,
    into output: inout [UInt8]
  ) throws(ExternalFailure) {
    var redacted: [UInt8] = []
    let settled = findings.map { finding in
      var settled = finding
      settled.range = finding.range.lowerBound - given..<finding.range.upperBound - given
      return settled
    }
    var spans = window.withUnsafeBufferPointer { bytes in
      let piece = UnsafeBufferPointer(rebasing: bytes[given..<cut])
      record.reserve(piece)
      return record.replace(settled, in: piece, into: &redacted)
    }
    if explains {
      let evidence = window.withUnsafeBufferPointer { bytes in
        redactor.evidence(for: findings, in: UnsafeBufferPointer(rebasing: bytes[..<cut]))
      }
      for index in spans.indices { spans[index].evidence = evidence[index] }
    }
    if let external {
      (redacted, spans) = try OutsidePiece(external: external)
        .redact(redacted, own: spans, with: &record)
    }
    if givesSpans {
      give(spans, of: window[given..<cut], into: &output)
    } else {
      output.append(contentsOf: redacted)
    }
    let start = startOfContext(before: cut, findings)
    window.removeFirst(start)
    given = cut - start
  }

  /// Where the context of what follows begins: at a line where there is one, and not inside a value.
  private func startOfContext(before cut: Int, _ findings: [Finding]) -> Int {
    guard cut > Self.longestContext else { return 0 }
    var start = cut - Self.longestContext
    if let lineEnd = window[start..<cut - Self.shortestContext].firstIndex(of: 0x0A) {
      start = lineEnd + 1
    }
    if let crossing = findings.first(where: { $0.range.contains(start) }) {
      start = crossing.range.upperBound
    }
    while start < cut, window[start] & 0xC0 == 0x80 { start += 1 }
    return start
  }

  private mutating func give(
    _ spans: [RedactedText.Span],
    of piece: ArraySlice<UInt8>,
    into output: inout [UInt8]
  ) {
    var counter = CodePointCounter()
    for span in spans {
      let start = codePoints + counter.codePoints(before: span.finding.range.lowerBound, in: piece)
      let end = codePoints + counter.codePoints(before: span.finding.range.upperBound, in: piece)
      output.append(contentsOf: (hasSpan ? "," : "{\"spans\":[").utf8)
      hasSpan = true
      let field = FieldSpan(
        field: "",
        start: start,
        end: end,
        type: span.finding.type.label,
        placeholder: span.placeholder,
        rule: span.finding.detector,
        proof: "\(span.finding.proof)",
        evidence: span.evidence
      )
      JSONWriter.append(field.json(explains: explains), to: &output)
    }
    codePoints += counter.codePoints(before: piece.count, in: piece)
  }
}
