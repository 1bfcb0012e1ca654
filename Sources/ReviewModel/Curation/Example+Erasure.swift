/// What a record that stays gave to an example whose other records are erased.
package struct StayingRecord: Hashable, Sendable {
  /// Its wording of the question.
  package var question: String
  /// Labels from its feedback.
  package var tags: [String]

  /// Makes it.
  package init(question: String, tags: [String]) {
    self.question = question
    self.tags = tags
  }
}

extension Example {
  /// The example without what erased records gave to it; nil when it was made of one of them.
  ///
  /// A record that only asked the same gave its name, its weight, and perhaps a wording and a label;
  /// these go unless a record that stays gave them too. The id stays, so that approvals hold.
  ///
  /// - Parameters:
  ///   - isErased: whether a record is erased.
  ///   - isGone: whether a decision's texts are erased.
  ///   - staying: what a record that stays gave; nil when it is not known.
  package func erasing(
    _ isErased: (InteractionID) -> Bool,
    decisions isGone: (OperationID) -> Bool,
    staying: (InteractionID) -> StayingRecord?
  ) -> Example? {
    guard !lineage.contains(where: { $0.operation.map(isGone) ?? false }) else { return nil }
    let erased = lineage.filter { isErased($0.interaction) }
    if erased.isEmpty { return self }
    guard erased.allSatisfy({ $0.role == .duplicate }) else { return nil }
    var example = self
    example.lineage = lineage.filter { !isErased($0.interaction) }
    let records = example.lineage.compactMap { staying($0.interaction) }
    let wordings = Set(records.map { Array($0.question.utf8) })
    let labels = Set(records.flatMap(\.tags).map { Array($0.utf8) })
    example.paraphrases = paraphrases.filter { wordings.contains(Array($0.utf8)) }
    example.tags = tags.filter { labels.contains(Array($0.utf8)) }
    example.weight = Self.weight(of: weight, staying: example.lineage.count)
    return example
  }

  /// How many asked when some of the records are erased, at most.
  ///
  /// A user counts once in a weight, and who asked what is not known afterwards: so it is one less,
  /// and no more than the records that stay.
  package static func weight(of before: Int, staying: Int) -> Int {
    max(1, min(before - 1, staying))
  }
}
