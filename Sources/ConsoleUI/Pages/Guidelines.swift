/// The team's guidelines, as they were read last.
package enum Guidelines: Equatable, Sendable {
  /// Their text, in Markdown.
  case text(String)
  /// Why there are none, and what to do about it.
  case problem(String)
}
