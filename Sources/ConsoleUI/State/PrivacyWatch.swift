package import ReviewModel

/// How far the search for private values in what is being written has come.
struct PrivacyWatch: Equatable, Sendable {
  /// Which text was there last, by number: every change of the editor's text is another.
  var generation = 0
  /// The text whose private values the editor shows.
  var shown: Int?
  /// What waits for the answer of its own search.
  var waiting: Submission?
  /// What the user did meanwhile; it is done afterwards.
  var held: [Event] = []

  /// The most that is held.
  static let mostHeld = 1_000
}

/// A decision whose words are looked through before it is sent.
package struct Submission: Equatable, Sendable {
  /// The items.
  package var items: [ItemKey]
  /// What is decided.
  package var verdict: Verdict
  /// The note.
  package var note: String?
  /// The private values in correction or note, as far as they were looked for.
  package var values: [PrivateValue] = []
  var generation = 0
  /// Whether it waits to hear what was said before of the question.
  var awaitsPrecedents = false

  /// What the reviewer wrote: a decision has one text at most.
  var words: String { verdict.correction ?? note ?? "" }

  init(items: [ItemKey], verdict: Verdict, note: String?) {
    self.items = items
    self.verdict = verdict
    self.note = note
  }
}
