/// A passage that the agent was shown.
///
/// The simple form of a log gives only a name, kept as `title`.
package struct Source: Hashable, Sendable {
  /// The retriever's id.
  package var id: String?
  /// A title or file name.
  package var title: String?
  /// Where it can be found.
  package var uri: String?
  /// The passage itself.
  package var text: String?
  /// The retriever's score in the characters of the input.
  package var score: String?

  /// Makes a source; what is not given is unknown.
  package init(
    id: String? = nil,
    title: String? = nil,
    uri: String? = nil,
    text: String? = nil,
    score: String? = nil
  ) {
    self.id = id
    self.title = title
    self.uri = uri
    self.text = text
    self.score = score
  }
}
