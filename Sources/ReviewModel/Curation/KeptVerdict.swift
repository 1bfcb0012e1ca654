/// What the curator's rules said of a record, kept with the record until something that they read changes.
package struct KeptVerdict: Hashable, Sendable {
  /// The record.
  package var interaction: InteractionID
  /// The digest of all that the rules read, and of the rules.
  package var digest: String
  /// What they said, in the curator's own notation; it quotes no text of the record.
  package var content: String

  /// Makes a verdict.
  package init(interaction: InteractionID, digest: String, content: String) {
    self.interaction = interaction
    self.digest = digest
    self.content = content
  }
}
