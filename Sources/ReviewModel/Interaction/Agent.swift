/// Which agent answered.
package struct Agent: Hashable, Sendable {
  /// The model's name.
  package var model: String?
  /// The agent's version.
  package var version: String?

  /// Makes an agent; what is not given is unknown.
  package init(model: String? = nil, version: String? = nil) {
    self.model = model
    self.version = version
  }
}
