/// Which names of people are taken out of a record.
package enum PersonPolicy: String, Hashable, Sendable, CaseIterable {
  /// Every name that is found.
  case all
  /// Every name but those of the famous, and those that a published document of the record gives: what an
  /// encyclopaedia says of an actor is no secret of anybody who uses the agent.
  case `private`
  /// Names after a title, a label or words such as "my name is", and no name that only the dictionary
  /// knows.
  case labelled
}
