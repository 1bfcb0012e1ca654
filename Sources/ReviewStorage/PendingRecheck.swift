package import ReviewModel

/// Redacting anew that has begun and is not known to be done: texts as they were may stand in unused parts
/// of the store's file and in its journal.
///
/// It is written before the first text changes, and goes when the store was written anew.
package struct PendingRecheck: Hashable, Sendable {
  /// A release that holds texts as they were.
  package struct Release: Hashable, Sendable {
    /// By what it is known: its folder, or its set.
    package var name: String
    /// It and its lines, as people are told.
    package var words: [String]

    /// Makes an entry.
    package init(name: String, words: [String]) {
      self.name = name
      self.words = words
    }
  }

  /// When it began.
  package var time: Timestamp
  /// The releases that hold what it changes, by what the store said before.
  package var releases: [Release]

  /// Makes a pending recheck.
  package init(time: Timestamp, releases: [Release]) {
    self.time = time
    self.releases = releases
  }
}
