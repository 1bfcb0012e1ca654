/// A release that could not be read when an erasure began, so that nobody knows which of its lines hold what
/// was erased.
///
/// Its set tells, but loses these examples with the erasure; so it is noted before.
package struct UnreadRelease: Hashable, Sendable {
  /// The release, by its last entry.
  package var release: ReleaseRecord
  /// How many examples of its set were made of what was erased, or named it.
  package var examples: Int
  /// Why it could not be read.
  package var reason: String

  /// Makes a note.
  package init(release: ReleaseRecord, examples: Int, reason: String) {
    self.release = release
    self.examples = examples
    self.reason = reason
  }
}
