package import Redaction
import ReviewModel

/// A program outside that finds private values in texts from which errata's own were taken already.
///
/// How its lines are carried is not known here: `exchange` does that, and this type makes the lines,
/// checks the replies and puts placeholders in.
package struct ExternalRedactor: Sendable {
  /// Carries lines to the program and gives one outcome for each, in their order.
  ///
  /// `check` says what is wrong with a reply to a request, nil for nothing; a reply that is wrong
  /// counts as a failure of the program.
  package typealias Exchange =
    @Sendable (
      _ requests: [[UInt8]],
      _ check: (_ request: Int, _ reply: ArraySlice<UInt8>) -> String?
    ) -> [Result<[UInt8], ExternalFailure>]

  private let exchange: Exchange
  private let redactor: Redactor
  /// The types that errata's own detectors have, by label.
  private let types: [String: FindingType]

  /// Makes one.
  ///
  /// - Parameters:
  ///   - redactor: errata's own, whose types keep their rules of sameness.
  ///   - exchange: carries lines to the program.
  package init(beside redactor: Redactor, exchange: @escaping Exchange) {
    self.exchange = exchange
    self.redactor = redactor
    let types = redactor.detectors.map { ($0.type.label, $0.type) }
    self.types = Dictionary(types, uniquingKeysWith: { first, _ in first })
  }

  /// What the program finds in the texts of some records, each record by itself.
  func spans(
    in records: [[String]]
  ) -> [Result<[[ExternalSpan]], ExternalFailure>] {
    let asked = records.indices.filter { records[$0].contains { !$0.isEmpty } }
    let replies = exchange(
      asked.enumerated().map { ExternalLine.request(id: $0.offset, texts: records[$0.element]) }
    ) { request, reply in
      ExternalLine.problem(of: reply, id: request, known: 0..<asked.count)
    }
    var outcomes = records.map {
      Result<[[ExternalSpan]], ExternalFailure>.success($0.map { _ in [] })
    }
    for (place, index) in asked.enumerated() {
      guard place < replies.count else {
        outcomes[index] = .failure(ExternalFailure("gave no answer"))
        continue
      }
      outcomes[index] = replies[place].flatMap { reply in
        do throws(ExternalFailure) {
          return .success(try ExternalLine.spans(of: reply, in: records[index]))
        } catch {
          return .failure(error)
        }
      }
    }
    return outcomes
  }

  /// The texts of a record with placeholders for what the program found, numbered with those that are
  /// there already.
  ///
  /// - Parameters:
  ///   - texts: what was asked about.
  ///   - spans: what was found, a list a text.
  ///   - context: other texts whose placeholders are not to be given again.
  ///   - record: the record's placeholders so far.
  /// - Returns: for each text what was replaced; nil where nothing was.
  func replace(
    _ spans: [[ExternalSpan]],
    in texts: [String],
    context: [String] = [],
    with record: inout RecordRedaction
  ) -> [RedactedText?] {
    let labels = Set(spans.joined().map(\.type))
    guard !labels.isEmpty else { return texts.map { _ in nil } }
    let own = labels.subtracting(types.keys)
    if !own.isEmpty {
      for text in texts + context {
        for found in PlaceholderSearch(labels: own).placeholders(in: text) {
          record.reserve(label: found.label, number: found.number)
        }
      }
    }
    let search = PlaceholderSearch(labels: labels.union(types.keys))
    return zip(spans, texts).map { spans, text in
      spans.isEmpty ? nil : replace(spans, in: text, search, with: &record)
    }
  }

  /// Texts with placeholders for what the program finds as well.
  ///
  /// - Parameters:
  ///   - texts: texts from which errata's own findings were taken.
  ///   - context: other texts of the record, whose placeholders are not to be given again.
  ///   - keepsOthers: whether only secrets are replaced, since the author keeps the rest.
  ///   - record: the record's placeholders so far.
  /// - Returns: the texts, and the labels of what was kept.
  /// - Throws: when the program fails; then the texts must not be stored.
  package func redact(
    _ texts: [String],
    context: [String] = [],
    keepsOthers: Bool = false,
    with record: inout RecordRedaction
  ) throws(ExternalFailure) -> (texts: [String], kept: Set<String>) {
    guard let outcome = spans(in: [texts]).first else { return (texts, []) }
    var found = try outcome.get()
    var kept: Set<String> = []
    if keepsOthers {
      let others = found.map { $0.filter { !isSecret($0.type) } }
      var unused = record
      let spared = replace(others, in: texts, context: context, with: &unused)
      kept = Set(spared.compactMap(\.self).flatMap { $0.spans.map(\.finding.type.label) })
      found = found.map { $0.filter { isSecret($0.type) } }
    }
    let replaced = replace(found, in: texts, context: context, with: &record)
    return (zip(replaced, texts).map { $0?.text ?? $1 }, kept)
  }

  private func isSecret(_ label: String) -> Bool {
    (types[label] ?? FindingType(label, sameness: .ignoringCase)).isSecret
  }

  private func replace(
    _ spans: [ExternalSpan],
    in text: String,
    _ search: PlaceholderSearch,
    with record: inout RecordRedaction
  ) -> RedactedText? {
    let placeholders = search.placeholders(in: text).map(\.range)
    var text = text
    return text.withUTF8 { bytes in
      let findings = ExternalSpan.byteRanges(of: spans, in: bytes).flatMap { range, type in
        range.trimmed(around: placeholders, in: bytes).compactMap { range -> Finding? in
          let value = String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
          let type = types[type] ?? FindingType(type, sameness: .ignoringCase)
          if redactor.allows(value, as: type) { return nil }
          return Finding(type: type, range: range, detector: "external", proof: .shape)
        }
      }
      guard !findings.isEmpty else { return nil }
      var output: [UInt8] = []
      let replaced = record.replace(findings, in: bytes, into: &output)
      return RedactedText(text: String(decoding: output, as: UTF8.self), spans: replaced)
    }
  }
}
