import Glibc
import JSONText
import Redaction
import ReviewModel

/// Redacts the strings of one line of JSON and leaves every other byte of it alone.
struct JSONLineRedaction {
  private let rewriter: JSONStringRewriter
  private let givesSpans: Bool
  private let explains: Bool
  private var redaction: TextRedaction
  private let redactor: Redactor
  /// How many keys and numbers stay, as they do, though a private value is found in them.
  private(set) var telling = 0

  init(redactor: Redactor, fields: Set<String>?, givesSpans: Bool, explains: Bool) {
    self.explains = explains
    self.redactor = redactor
    rewriter = JSONStringRewriter(fields: fields)
    self.givesSpans = givesSpans
    redaction = TextRedaction(redactor)
    if givesSpans { redaction.spans = [] }
    redaction.explains = explains
  }

  /// How many values were replaced.
  var counts: RecordRedaction { redaction.record }

  /// The line without private values and without its end, for an external redactor to look at.
  ///
  /// - Throws: why it is no JSON.
  mutating func opened(
    _ line: LineBlock.Line,
    of block: LineBlock
  ) throws(JSONError) -> OutsideLines.Line {
    var bytes: [UInt8] = []
    if !block.isBlank(line) { try rewrite(line, of: block, into: &bytes) }
    return OutsideLines.Line(line: line, bytes: bytes, redaction: redaction)
  }

  /// Appends the line without private values, or its spans; gives why it is no JSON.
  mutating func redact(
    _ line: LineBlock.Line,
    of block: LineBlock,
    into output: inout [UInt8]
  ) -> JSONError? {
    if block.isBlank(line) {
      if !givesSpans { output.append(contentsOf: block.bytes[line.rangeWithEnd]) }
      return nil
    }
    let mark = output.count
    do throws(JSONError) {
      try rewrite(line, of: block, into: &output)
    } catch {
      return error
    }
    if let spans = redaction.spans {
      output.removeLast(output.count - mark)
      FieldSpan.append(spans, ofLine: explains ? line.number : nil, to: &output)
    } else {
      output.append(contentsOf: block.bytes[line.range.upperBound..<line.rangeWithEnd.upperBound])
    }
    return nil
  }

  private mutating func rewrite(
    _ line: LineBlock.Line,
    of block: LineBlock,
    into output: inout [UInt8]
  ) throws(JSONError) {
    try block.bytes.withUnsafeBufferPointer { bytes throws(JSONError) in
      let text = UnsafeBufferPointer(rebasing: bytes[line.range])
      try reserve(text)
      let (before, mark) = (redaction, output.count)
      var telling = try rewrite(text, into: &output)
      if redaction.record.hasExposedName {
        redaction = before
        redaction.record.takesFamousNames()
        output.removeLast(output.count - mark)
        telling = try rewrite(text, into: &output)
      }
      self.telling += telling
    }
  }

  /// Appends the text without private values; gives how many keys and numbers have some.
  private mutating func rewrite(
    _ text: UnsafeBufferPointer<UInt8>,
    into output: inout [UInt8]
  ) throws(JSONError) -> Int {
    var telling = 0
    try rewriter.rewrite(
      UnsafeRawBufferPointer(text),
      into: &output,
      passed: { place, passed in
        if !redactor.findings(in: passed, label: place.label).isEmpty { telling += 1 }
      }
    ) { place, string in redaction.replacement(for: string, at: place, label: place.label) }
    return telling
  }

  /// Whether the line has an escape such as `\u005B`, by which a placeholder may be written.
  private func hasUnicodeEscape(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var rest = UnsafeRawBufferPointer(bytes)
    while let base = rest.baseAddress, let found = memchr(base, 0x5C, rest.count) {
      let next = UnsafeRawPointer(found) - base + 1
      guard next < rest.count else { return false }
      if rest[next] == UInt8(ascii: "u") { return true }
      rest = UnsafeRawBufferPointer(rebasing: rest[(next + 1)...])
    }
    return false
  }

  /// Keeps the placeholders of the line from being given again, also those with escapes in them.
  private mutating func reserve(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) {
    redaction.record.reserve(bytes)
    guard hasUnicodeEscape(bytes) else { return }
    var ignored: [UInt8] = []
    try JSONStringRewriter().rewrite(UnsafeRawBufferPointer(bytes), into: &ignored) { _, string in
      redaction.record.reserve(string)
      return nil
    }
  }
}
