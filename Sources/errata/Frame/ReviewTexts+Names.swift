import Capture
import Redaction
import ReviewModel
import ReviewStorage
import TextAnalysis

extension ReviewTexts {
  /// The names that stand with the other items of a decision, as texts; none when its words need no name.
  ///
  /// - Parameters:
  ///   - item: the item that was looked at; nil when the words are about none.
  ///   - reach: which others.
  ///   - texts: the words, as they were written.
  ///   - store: has the others.
  func names(
    besides item: ItemDetail?,
    _ reach: DecisionReach,
    for texts: [String?],
    in store: any ReviewStore
  ) throws(StoreError) -> [String] {
    guard let item, reach != .item,
      external != nil
        || texts.contains(where: { $0.map { !redactor.findings(in: $0).isEmpty } ?? false })
    else { return [] }
    var names: Set<String> = []
    try store.readTexts(besides: item.summary.key, reach: reach) { bytes in
      GivenNames.collect(from: bytes, into: &names)
    }
    return names.sorted()
  }

  /// The words with the names of a decision that stands, when their correction says what that one says.
  ///
  /// Whether a value that was replaced is the same, nobody can tell; so reviewers who agree in all that
  /// is stored agree.
  ///
  /// - Parameters:
  ///   - words: a correction and notes, redacted.
  ///   - written: the same as they were written.
  ///   - item: what they are about.
  ///   - others: names that stand with other items of the decision.
  func agreeing(
    _ words: RedactedWords,
    written: [String?],
    with item: ItemDetail,
    besides others: [String]
  ) -> RedactedWords {
    guard let correction = words.texts.first ?? nil else { return words }
    let given = GivenNames(in: words.texts + [words.kept?.reason], besides: written)
    guard !given.names.isEmpty else { return words }
    let record = StandingTexts(item.interaction, feedback: item.feedback)
    let own = record.names.union(others)
    let log = DecisionLog(item.history)
    for event in ([log.effective] + log.secondOpinions).compactMap(\.self) {
      guard case .decide(.correct(let standing)) = event.action,
        let renaming = given.renaming(of: [correction], to: [standing], sparing: own),
        renaming.contains(where: { $0.key != $0.value })
      else { continue }
      var same = words
      same.texts = words.texts.map { $0?.renamed(renaming) }
      same.kept = words.kept.map {
        KeptValues(reason: $0.reason.renamed(renaming), types: $0.types)
      }
      return same
    }
    return words
  }
}
