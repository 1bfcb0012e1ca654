package import ReviewModel

/// A correction that is not submitted yet.
package struct Draft: Hashable, Sendable {
  /// The item that it is for.
  package var item: ItemKey
  /// The text.
  package var text: String
  /// Where the caret stands: scalars before it.
  package var caret: Int

  /// Makes a draft.
  package init(item: ItemKey, text: String, caret: Int) {
    self.item = item
    self.text = text
    self.caret = caret
  }
}

/// A change of a draft, small enough to be written at every keypress.
package enum DraftChange: Hashable, Sendable {
  /// The whole text, at the first change after opening and now and then.
  case checkpoint(Draft)
  /// Takes `removed` scalars out at scalar offset `at` and puts `inserted` there; the caret then
  /// stands at `caret`.
  case splice(item: ItemKey, at: Int, removed: Int, inserted: String, caret: Int)
  /// The draft is done with: it was submitted durably, or dropped.
  case drop(ItemKey)
  /// The item was erased: no byte of its draft may stay in the journal, and decisions go on without it.
  case erase(ItemKey)
  /// The whole of a note, at each change.
  case note(Note)
  /// A decision that is about to be sent to the store.
  case decision(UnstoredDecision)
  /// Another change that is about to be sent to the store.
  case change(UnstoredChange)
  /// The decision or change of that ticket is stored, or is not to be any more.
  case dropDecision(ticket: Int)
  /// The note is done with: it was stored with what it belongs to, or emptied.
  case dropNote(NotePlace)
}
