import ReviewModel
import TextAnalysis

/// An expected answer of which nothing stands in the record's sources, as far as words can tell.
///
/// The measure is that of `EvidenceIndex`, by which the console marks sentences. Sentences with nothing to look for do not count, and
/// a record without sources has nothing to say. An answer of whose longer words, those of the question left out, a source has half
/// is supported without a closer look.
struct UnsupportedRule: CurationRule {
  static let name = "unsupported"
  static let version = 1
  static let usualAction = RuleAction.warn
  static let summary = "an answer of which no sentence has anything in its sources behind it"
  static let fewestSentences = PolicySetting.count(
    "rules.unsupported.min-sentences",
    1,
    in: 1...200,
    "an answer with fewer sentences that can be judged is not judged"
  )
  static let settings = [fewestSentences]

  private let fewestSentences: Int

  init(_ policy: CurationPolicy) { fewestSentences = policy.count(Self.fewestSentences) }

  func judge(_ record: RuleSubject) -> RuleFinding? {
    let sources = record.candidate.interaction.sources.map { $0.text ?? "" }
    guard sources.contains(where: { !$0.isEmpty }) else { return nil }
    guard !hasHalfItsWords(record, in: sources) else { return nil }
    let index = EvidenceIndex(sources: sources, question: record.question)
    guard !index.isEmpty else { return nil }
    let judged = index.judgements(of: record.expected).filter(\.isJudged)
    guard judged.count >= fewestSentences,
      judged.allSatisfy({ $0.standing == .unsupported })
    else { return nil }
    return .fault("nothing in the sources supports the expected answer, as far as words can tell")
  }

  /// Whether half of the answer's words of four letters and more stand in the sources.
  private func hasHalfItsWords(_ record: RuleSubject, in sources: [String]) -> Bool {
    let words = record.expectedWords
    var wanted: Set<UInt64> = []
    for (hash, length) in zip(words.hashes, words.lengths) where length >= 4 { wanted.insert(hash) }
    wanted.subtract(record.questionWords.hashes)
    guard wanted.count >= Self.fewestWords else { return false }
    let enough = (wanted.count + 1) / 2
    let before = wanted.count
    for source in sources {
      for hash in WordSequence(source).hashes where wanted.remove(hash) != nil {
        if before - wanted.count >= enough { return true }
      }
    }
    return false
  }

  /// Of fewer words half says little.
  private static let fewestWords = 8
}
