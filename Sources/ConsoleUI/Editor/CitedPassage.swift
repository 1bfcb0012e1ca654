import ReviewModel
import TextAnalysis

/// A passage of a source as it goes into a correction.
package struct CitedPassage: Equatable, Sendable {
  /// The words of the source, on one line.
  package var text: String
  /// Where they come from, as the answer cites or else by the title.
  package var citation: String

  /// The words with their citation behind them.
  var cited: String { "\(text) \(citation)" }

  /// Reads a passage.
  ///
  /// - Returns: nil when the source has no such place.
  init?(_ passage: SentenceEvidence.Passage, of record: Interaction) {
    guard record.sources.indices.contains(passage.source) else { return nil }
    let source = record.sources[passage.source]
    let scalars = Array((source.text ?? "").unicodeScalars)
    guard scalars.indices.contains(passage.range.lowerBound),
      passage.range.upperBound <= scalars.count
    else { return nil }
    text = String(scalars: scalars[passage.range]).split { $0.isWhitespace }.joined(separator: " ")
    let number = passage.source + 1
    citation =
      record.answer.contains(/\[\d{1,3}\]/)
      ? "[\(number)]" : "(\(source.title ?? source.id ?? "source \(number)"))"
  }
}

extension CitedPassage {
  /// The most that are offered.
  private static let most = 9

  /// The passages of a record that may belong into its correction, the likeliest first: what comes nearest
  /// to a sentence that was begun, to the question, to what the user said, and to the answer.
  static func candidates(for sentence: String?, of detail: ItemDetail) -> [CitedPassage] {
    let record = detail.interaction
    // Without the question, whose words would count for nothing.
    let index = EvidenceIndex(sources: record.sources.map { $0.text ?? "" })
    let texts = [sentence, record.question, detail.feedback?.comment, record.answer]
    var passages: [SentenceEvidence.Passage] = []
    for text in texts.compactMap(\.self) {
      for passage in index.judgements(of: text).compactMap(\.passage)
      where !passages.contains(passage) && passages.count < most {
        passages.append(passage)
      }
    }
    return passages.compactMap { CitedPassage($0, of: record) }
  }
}

extension TextEditor {
  /// The sentence that the caret is in or right behind, nil when there is none.
  var sentenceNearCaret: String? {
    let scalars = Array(text.unicodeScalars)
    let place = buffer.scalarOffset(of: caret)
    let range = Sentences(of: scalars).ranges.last { $0.lowerBound <= place }
    return range.map { String(scalars: scalars[$0]) }
  }

  /// Puts a text at the caret, as one step of undo, with a blank before it where it would touch a word.
  mutating func insert(_ passage: CitedPassage) -> EditorOutcome {
    let start = selection?.start ?? caret
    let before = buffer.lines[start.line].text[utf8: 0..<start.offset].unicodeScalars.last
    let touches = before.map { !$0.properties.isWhitespace } ?? false
    return paste((touches ? " " : "") + passage.cited)
  }
}
