package import ReviewModel

/// A question before something that is large or out of sight.
package struct Confirmation: Equatable, Sendable {
  /// What is done on yes; it carries all of it, so that nothing that moves meanwhile is hit.
  package enum Purpose: Equatable, Sendable {
    /// Decides the items.
    case decide([ItemKey], Verdict, note: String?)
    /// Puts a text on the clipboard, and says so in these words; asked once.
    case copy(String, words: String)
    /// Opens a link of a record.
    case openLink(String)
    /// Says something of the items without deciding them.
    case amend([ItemKey], Amendment)
    /// Drops the draft of an item.
    case dropDraft(ItemKey)
    /// Puts a view in the place of the one that has its name.
    case saveView(SavedView)
    /// Writes a release.
    case release(SetID, folder: String)
    /// Approves or rejects examples.
    case approve(SetID, [Int], ApprovalState)
    /// Puts the records behind examples into the queue again.
    case requeue(SetID, [Int])
    /// Sends a decision that is for more than the reviewer sees.
    case carryOut(Submission, keeping: String?)
    /// Ends the console although drafts are in memory only.
    case quit
  }

  /// What is done on yes.
  package var purpose: Purpose
  /// The question, with the count.
  package var question: String

  /// Makes a question.
  package init(_ purpose: Purpose, question: String) {
    self.purpose = purpose
    self.question = question
  }
}
