package import Redaction

/// `errata redact`: reads text or JSON lines and writes them without private values, or says where
/// those stand.
///
/// Memory does not grow with the input, but for a text, where each distinct value is kept so that it
/// has one placeholder everywhere. Nothing is passed on that was not looked at: a line that is no
/// JSON, or too long, is named and left out.
package struct RedactFilter {
  /// What the input is.
  package enum Form: Hashable, Sendable {
    /// One text, whatever its bytes; values may run over line ends.
    case text
    /// A JSON value a line; of objects only the named fields, when there are names.
    case jsonLines(fields: Set<String>?)
  }

  /// What became of an input.
  package struct Summary: Hashable, Sendable {
    /// Lines that were read.
    package var lines = 0
    /// Lines that were left out.
    package var broken = 0
    /// Values that were replaced.
    package var redactions: [FindingType: Int] = [:]

    /// Makes an empty summary.
    package init() {}
  }

  private let redactor: Redactor
  private let form: Form
  private let givesSpans: Bool
  private let explains: Bool
  private let windowSize: Int

  /// Makes a filter.
  ///
  /// - Parameters:
  ///   - redactor: what finds private values.
  ///   - form: what the input is.
  ///   - givesSpans: whether to write, in place of the text, an object `{"spans":[…]}` for the text, or
  ///     for each line of JSON. A span has the `field` (for JSON), `start` and `end` in code points of
  ///     the decoded text, the `type` and the `placeholder`.
  ///   - explains: whether a span also has the `rule` that took it, and its `proof`: `checksum`,
  ///     `structure`, `context` or `shape`.
  ///   - windowSize: how many bytes of a text are looked at together; a sixteenth of it is the longest
  ///     value over several lines that is surely seen whole.
  package init(
    redactor: Redactor = Redactor(),
    form: Form,
    givesSpans: Bool = false,
    explains: Bool = false,
    windowSize: Int = 4 << 20
  ) {
    self.windowSize = windowSize
    self.redactor = redactor
    self.form = form
    self.givesSpans = givesSpans || explains
    self.explains = explains
  }

  /// Filters an input.
  ///
  /// - Parameters:
  ///   - reader: the input.
  ///   - write: takes the output, piece by piece.
  ///   - onBroken: hears of each line that was left out.
  /// - Throws: a `CaptureError` when reading fails, and what `write` throws.
  package func run(
    _ reader: consuming LineReader,
    write: ([UInt8]) throws -> Void,
    onBroken: (BrokenLine) -> Void
  ) throws -> Summary {
    var summary = Summary()
    var text = TextStream(
      redactor: redactor,
      givesSpans: givesSpans,
      explains: explains,
      windowSize: windowSize
    )
    while let block = try reader.next() {
      var output: [UInt8] = []
      for line in block.lines {
        summary.lines += 1
        var reason: BrokenLine.Reason?
        if line.isTooLong {
          reason = .tooLong(limit: reader.maximumLine)
        } else if case .jsonLines(let fields) = form {
          var json = JSONLineRedaction(
            redactor: redactor,
            fields: fields,
            givesSpans: givesSpans,
            explains: explains
          )
          reason = json.redact(line, of: block, into: &output).map { .json($0) }
          summary.redactions.merge(json.redactions, uniquingKeysWith: +)
        } else {
          text.append(block.bytes[line.rangeWithEnd])
        }
        if let reason {
          summary.broken += 1
          onBroken(BrokenLine(input: reader.name, line: line.number, reason: reason))
        }
      }
      text.take(into: &output)
      if !output.isEmpty { try write(output) }
    }
    if case .text = form {
      var output: [UInt8] = []
      text.finish(into: &output)
      summary.redactions = text.redactions
      try write(output)
    }
    return summary
  }
}
