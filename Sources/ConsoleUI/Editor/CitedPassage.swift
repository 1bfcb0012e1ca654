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
  /// How many sources are looked through one by one, and how many bytes of them.
  private static let (mostSources, mostLookedThrough) = (50, 500_000)
  /// How many characters of a text are looked for in each of them.
  private static let longestAsked = 1_000

  /// The passages of a record that may belong into its correction, the likeliest first: what comes nearest
  /// to a sentence that was begun and to the question; then what in each source by itself comes nearest to
  /// them, for a rare word of one source hides what another has; then what comes nearest to what the user
  /// said, and to the answer.
  static func candidates(for sentence: String?, of detail: ItemDetail) -> [CitedPassage] {
    let record = detail.interaction
    let sources = record.sources.map { $0.text ?? "" }
    var passages: [SentenceEvidence.Passage] = []
    func add(_ texts: [String?], from sources: [String], _ first: Int = 0) {
      // Without the question, whose words would count for nothing.
      let index = EvidenceIndex(sources: sources)
      for var passage in texts.compactMap(\.self).flatMap(index.passages(for:)) {
        passage.source += first
        if passages.count < most, !passages.contains(where: { $0.overlaps(passage) }) {
          passages.append(passage)
        }
      }
    }
    let begun = [sentence, record.question]
    add(begun, from: sources)
    var looked = 0
    for (number, source) in sources.prefix(mostSources).enumerated() where passages.count < most {
      looked += source.utf8.count
      if looked > mostLookedThrough { break }
      add(begun.map { $0.map { String($0.prefix(longestAsked)) } }, from: [source], number)
    }
    add([detail.feedback?.comment, record.answer], from: sources)
    return passages.compactMap { CitedPassage($0, of: record) }
  }
}

extension EvidenceIndex {
  /// What comes nearest to the sentences of a text, one each at most.
  fileprivate func passages(for text: String) -> [SentenceEvidence.Passage] {
    judgements(of: text).compactMap(\.passage)
  }
}

extension SentenceEvidence.Passage {
  /// Whether both have words of a source in common.
  fileprivate func overlaps(_ other: Self) -> Bool {
    source == other.source && range.overlaps(other.range)
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
