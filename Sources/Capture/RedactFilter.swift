import JSONText
package import Redaction
import ReviewModel

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
    /// Texts that were taken whole, by the name of the rule of the settings that ran away in them.
    package var runaways: [String: Int] = [:]

    /// Keys and numbers of JSON that stay, as all do, though a private value is found in them.
    package var telling = 0

    /// Makes an empty summary.
    package init() {}

    /// Counts what a record, or a text, has lost.
    fileprivate mutating func add(_ record: RecordRedaction) {
      redactions.merge(record.counts, uniquingKeysWith: +)
      runaways.merge(record.runaways, uniquingKeysWith: +)
    }
  }

  private let redactor: Redactor
  private let external: ExternalRedactor?
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
  ///   - explains: whether a span also has the `rule` that took it, its `proof` (`checksum`,
  ///     `structure`, `context` or `shape`), and where there are any the `validator` that it passed, the
  ///     words of its `context`, and the rules that it `overruled`; and whether the object of a line of
  ///     JSON begins with its `line`.
  ///   - windowSize: how many bytes of a text are looked at together; a sixteenth of it is the longest
  ///     value over several lines that is surely seen whole.
  ///   - external: looks at what the redactor has left; a line on which it fails is left out.
  package init(
    redactor: Redactor = Redactor(),
    form: Form,
    givesSpans: Bool = false,
    explains: Bool = false,
    windowSize: Int = 4 << 20,
    external: ExternalRedactor? = nil
  ) {
    self.windowSize = windowSize
    self.redactor = redactor
    self.external = external
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
      windowSize: windowSize,
      external: external
    )
    while let block = try reader.next() {
      var output: [UInt8] = []
      var open: [OutsideLines.Line] = []
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
          if external != nil {
            do throws(JSONError) {
              open.append(try json.opened(line, of: block))
            } catch {
              reason = .json(error)
            }
          } else {
            reason = json.redact(line, of: block, into: &output).map { .json($0) }
          }
          if external == nil { summary.add(json.counts) }
          summary.telling += json.telling
        } else {
          text.append(block.bytes[line.rangeWithEnd])
        }
        if let reason {
          summary.broken += 1
          onBroken(BrokenLine(input: reader.name, line: line.number, reason: reason))
        }
      }
      if let external, case .jsonLines(let fields) = form {
        let lines = OutsideLines(
          external: external,
          rewriter: JSONStringRewriter(fields: fields)
        )
        finish(&open, of: block, with: lines, into: &output) { line, reason in
          summary.broken += 1
          onBroken(BrokenLine(input: reader.name, line: line.number, reason: reason))
        }
        for line in open {
          summary.add(line.redaction.record)
        }
      }
      try text.take(into: &output)
      if !output.isEmpty { try write(output) }
    }
    if case .text = form {
      var output: [UInt8] = []
      try text.finish(into: &output)
      summary.add(text.counts)
      try write(output)
    }
    return summary
  }

  /// Asks the external redactor about lines, and writes them or their spans.
  private func finish(
    _ open: inout [OutsideLines.Line],
    of block: LineBlock,
    with lines: OutsideLines,
    into output: inout [UInt8],
    onBroken: (LineBlock.Line, BrokenLine.Reason) -> Void
  ) {
    for index in open.indices { open[index].texts = lines.texts(of: open[index].bytes) }
    let outcomes = lines.external.spans(in: open.map { $0.texts.map(\.text) })
    for (index, outcome) in outcomes.enumerated() {
      let line = open[index].line
      switch outcome {
      case .failure(let failure): onBroken(line, .outside(failure))
      case .success where open[index].bytes.isEmpty:
        if !givesSpans { output.append(contentsOf: block.bytes[line.rangeWithEnd]) }
      case .success(let found):
        let mark = output.count
        let spans = lines.finish(&open[index], with: found, into: &output)
        guard givesSpans else {
          output.append(
            contentsOf: block.bytes[line.range.upperBound..<line.rangeWithEnd.upperBound]
          )
          continue
        }
        output.removeLast(output.count - mark)
        FieldSpan.append(spans, ofLine: explains ? line.number : nil, to: &output)
      }
    }
  }
}
