import Redaction
import ReviewModel
import ReviewStorage
import TextAnalysis

/// What a prepared record needs so that an external redactor's placeholders can be put in.
struct OpenRedaction: Sendable {
  /// The record's placeholders so far.
  var placeholders: RecordRedaction
  /// The record before anything was left out of it, by whose content it is known again.
  var whole: Interaction
}

extension PreparedBlock {
  /// Has an external redactor look at every record, and takes out those on which it fails.
  ///
  /// - Returns: the records that were taken out.
  mutating func refine(
    with external: ExternalRedactor,
    identity: RecordIdentity
  ) -> [(record: CapturedRecord, line: LineBlock.Line, failure: ExternalFailure)] {
    let texts = records.map(\.texts)
    let outcomes = external.spans(in: texts)
    var failed: [(record: CapturedRecord, line: LineBlock.Line, failure: ExternalFailure)] = []
    var kept: Set<Int> = []
    for index in records.indices {
      switch outcomes[index] {
      case .success(let spans):
        kept.insert(index)
        put(spans, into: index, texts[index], external, identity)
      case .failure(let failure):
        failed.append((records[index], lines[index], failure))
      }
    }
    keep(kept)
    return failed
  }

  private mutating func put(
    _ spans: [[ExternalSpan]],
    into index: Int,
    _ texts: [String],
    _ external: ExternalRedactor,
    _ identity: RecordIdentity
  ) {
    guard var open = open[index], spans.contains(where: { !$0.isEmpty }) else { return }
    let replaced = external.replace(spans, in: texts, with: &open.placeholders)
    guard replaced.contains(where: { $0 != nil }) else { return }
    var place = 0
    var record = records[index]
    record.replaceTexts { text in
      defer { place += 1 }
      return replaced[place]?.text ?? text
    }
    let names = GivenNames(
      in: record.feedback?.texts ?? [],
      besides: records[index].feedback?.texts ?? []
    ).names
    record.feedbackNames = GivenNames(record.feedbackNames.names.union(names))
    let all = StandingTexts(record.interaction, feedback: record.feedback).texts
    record.know(open.placeholders.values(in: all), by: identity)
    open.whole.question = record.interaction.question
    open.whole.answer = record.interaction.answer
    record.questionKey = questionKey(of: record.interaction.question)
    for content in [open.whole, record.interaction] {
      guard let mark = identity.mark(ofContent: content), !record.marks.contains(mark) else {
        continue
      }
      record.marks.append(mark)
    }
    records[index] = record
    // Question, answer, the texts of sources, and then what the user said.
    let texts = record.textsBeforeFeedback
    for (place, text) in replaced.enumerated() {
      for span in text?.spans ?? [] {
        let isSaid = (texts..<texts + record.textsOfFeedback).contains(place)
        addReplaced(span.finding.type, inFeedback: isSaid, of: index)
      }
    }
  }
}
