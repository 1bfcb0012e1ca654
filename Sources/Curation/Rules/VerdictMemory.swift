import ReviewModel

/// What the rules said of records in earlier runs, taken for said again where nothing that they read has changed.
///
/// A verdict hangs on the record, the policy and the judge; a digest of all three stands beside it, so that what is out of
/// date is never taken. The rules look at one record at a time, which is why this may be kept, and what is made of
/// several records may not.
struct VerdictMemory: Sendable {
  private let hash: ContentHash
  private let rules: String

  /// Makes a memory.
  ///
  /// - Parameter judge: whatever verdicts hang on besides record and policy.
  init(policy: CurationPolicy, judge: String, hash: ContentHash) {
    self.hash = hash
    var content = HashedContent("rules")
    content.add(judge)
    for value in policy.values {
      content.add(value.name)
      content.add(value.value)
    }
    rules = hash.id(of: content)
  }

  /// The digest of all that a verdict on a record hangs on.
  func digest(of candidate: Candidate) -> String { hash.id(of: content(of: candidate)) }

  /// What was said of a record, if it would be said again.
  func verdict(_ kept: KeptVerdict?, digest: String) -> RecordVerdict? {
    guard let kept, kept.digest == digest else { return nil }
    return RecordVerdict(content: kept.content)
  }

  /// All of a record that a rule could read.
  private func content(of candidate: Candidate) -> HashedContent {
    let interaction = candidate.interaction
    var content = HashedContent("verdict")
    content.add(rules)
    content.add(interaction.id.rawValue)
    content.add(interaction.question)
    content.add(interaction.answer)
    content.add(interaction.sources.count)
    for source in interaction.sources {
      for text in [source.id, source.title, source.uri, source.text, source.score] {
        content.add(text)
      }
    }
    for text in [
      interaction.user, interaction.session, interaction.agent.model, interaction.agent.version,
      candidate.metaValue,
    ] { content.add(text) }
    content.add(candidate.tags)
    content.add(candidate.consent.rawValue)
    content.add(candidate.expected)
    content.add(candidate.statement.role.rawValue)
    return content
  }
}
