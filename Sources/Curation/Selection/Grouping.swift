/// By what a set is balanced.
package enum Grouping: Hashable, Sendable {
  /// By nothing.
  case none
  /// By questions in nearly the same words, which the policy may leave apart.
  case cluster
  /// By tag; an example with several goes by the one that the fewest have.
  case tag
  /// By the version of the agent that answered.
  case agentVersion
  /// By the language of the question.
  case language
  /// By the user whose record it was made of.
  case user
  /// By a field of `meta`.
  case meta(String)

  /// Reads a name; nil when there is none such.
  package init?(_ name: String) {
    switch name {
    case "none", "": self = .none
    case "cluster": self = .cluster
    case "tag": self = .tag
    case "agent-version": self = .agentVersion
    case "language": self = .language
    case "user": self = .user
    default:
      guard name.hasPrefix("meta."), (6...200).contains(name.utf8.count) else { return nil }
      self = .meta(String(name.dropFirst(5)))
    }
  }

  /// The names, but those of fields.
  package static let names = ["none", "cluster", "tag", "agent-version", "language", "user"]

  /// The field of `meta` that has to be kept of records.
  var metaField: String? { if case .meta(let field) = self { field } else { nil } }
}
