package import ReviewModel

/// Every text that stands with a record: its own, what the user said, and what reviewers wrote.
///
/// A placeholder in any of them is the name of one value, and is given to no other, whoever redacts a
/// text that joins the record: a log, late feedback, a decision, or a recheck.
package struct StandingTexts: Hashable, Sendable {
  /// The texts, the keys of `meta` included.
  package private(set) var texts: [String] = []
  /// By what the values that they name are known again, each text's for itself.
  package private(set) var fingerprints: [ValueFingerprints] = []

  /// No text yet.
  package init() {}

  /// The texts of a record and of what its user said.
  package init(_ interaction: Interaction, feedback: Feedback? = nil) {
    texts = [interaction.question, interaction.answer]
    add(interaction.sources)
    note(interaction.fingerprints)
    if let feedback { add(feedback) }
    add(interaction.agent)
    add(interaction.meta)
  }

  /// The texts of an item's record, of every decision on the item, undone and late ones too, and of the
  /// corrections that are in conflict.
  package init(_ item: ItemDetail) {
    self.init(item.interaction, feedback: item.feedback)
    add(item.sides)
    for event in item.history { add(event) }
  }

  /// The texts of a record that is not stored yet.
  ///
  /// - Parameter meta: the fields that errata does not know.
  package init(
    question: String,
    answer: String,
    sources: [Source],
    feedback: Feedback?,
    agent: Agent,
    meta: [JSONMember]
  ) {
    texts = [question, answer]
    add(sources)
    if let feedback { add(feedback) }
    add(agent)
    add(.object(meta))
  }

  /// Adds what a reviewer wrote.
  package mutating func add(_ event: DecisionEvent) {
    if case .decide(let verdict) = event.action, let correction = verdict.correction {
      texts.append(correction)
    }
    texts += [event.note, event.kept?.reason].compactMap(\.self) + event.assertions.map(\.value)
    note(event.fingerprints)
  }

  /// Adds corrections that are in conflict.
  package mutating func add(_ sides: [ConflictSide]) { texts += sides.map(\.correction) }

  private mutating func add(_ sources: [Source]) {
    for source in sources {
      texts += [source.id, source.title, source.uri, source.text].compactMap(\.self)
    }
  }

  private mutating func note(_ known: ValueFingerprints) {
    if !known.isEmpty { fingerprints.append(known) }
  }

  private mutating func add(_ feedback: Feedback) {
    note(feedback.fingerprints)
    texts += [feedback.correction, feedback.comment].compactMap(\.self) + feedback.tags
  }

  private mutating func add(_ agent: Agent) {
    texts += [agent.model, agent.version].compactMap(\.self)
  }

  private mutating func add(_ value: JSONValue) {
    switch value {
    case .null, .bool, .number: break
    case .string(let text): texts.append(text)
    case .array(let elements): for element in elements { add(element) }
    case .object(let members):
      for member in members {
        texts.append(member.key)
        add(member.value)
      }
    }
  }
}
