import JSONText
package import Redaction
package import ReviewModel

/// Every text that stands with a record: its own, what the user said, and what reviewers wrote.
///
/// A placeholder in any of them is the name of one value, and is given to no other, whoever redacts a
/// text that joins the record: a log, late feedback, a decision, or a recheck.
package struct StandingTexts: Hashable, Sendable {
  /// The texts, the keys of `meta` included.
  package private(set) var texts: [String] = []

  /// No text yet.
  init() {}

  /// The texts of a record and of what its user said.
  package init(_ interaction: Interaction, feedback: Feedback? = nil) {
    texts = [interaction.question, interaction.answer]
    add(interaction.sources)
    if let feedback { add(feedback) }
    add(interaction.agent)
    add(interaction.meta)
  }

  /// The texts of an item's record, of every decision on the item, undone and late ones too, and of the
  /// corrections that are in conflict.
  package init(_ item: ItemDetail) {
    self.init(item.interaction, feedback: item.feedback)
    texts += item.sides.map(\.correction)
    for event in item.history { add(event) }
  }

  init(_ raw: RawRecord) {
    texts = [raw.question, raw.answer]
    add(raw.sources)
    if let feedback = raw.feedback { add(feedback) }
    add(raw.agent)
    add(.object(raw.meta))
  }

  /// Adds what a reviewer wrote.
  mutating func add(_ event: DecisionEvent) {
    if case .decide(let verdict) = event.action, let correction = verdict.correction {
      texts.append(correction)
    }
    texts += [event.note, event.kept?.reason].compactMap(\.self)
  }

  private mutating func add(_ sources: [Source]) {
    for source in sources {
      texts += [source.id, source.title, source.uri, source.text].compactMap(\.self)
    }
  }

  private mutating func add(_ feedback: Feedback) {
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

extension RecordRedaction {
  /// Keeps the names that stand with a record from being given to another value.
  package mutating func reserve(_ standing: StandingTexts) {
    for text in standing.texts { reserve(text) }
  }
}
