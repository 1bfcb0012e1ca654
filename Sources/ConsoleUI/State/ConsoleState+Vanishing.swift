import ReviewModel

extension ConsoleState {
  /// The items that the store is asked for when somebody else has written: those of which texts that a
  /// reviewer typed are in memory.
  var itemsWithTexts: [ItemKey] {
    var items = Set(drafts.keys).union(parked.keys).union(journaledNotes.keys.flatMap(\.items))
    items.formUnion(asserted.keys)
    items.formUnion(macro.items)
    items.formUnion(itemsOfLines)
    items.formUnion(sent.values.flatMap { $0.items.prefix(NotePlace.mostItems) })
    items.formUnion(keptForLater.keys)
    if let editing { items.insert(editing.item) }
    return items.sorted()
  }

  /// Lets go of all that is in memory of items that are gone from the store, which is what an erasure
  /// leaves of them.
  ///
  /// The selection stays where it is: a key that is on its way to the record that was shown must not
  /// meet another.
  mutating func vanish(_ keys: [ItemKey]) -> [Effect] {
    var effects: [Effect] = []
    var dropped = 0
    var others = 0
    var isNews = false
    let shown = shownItem
    // What was said before may be the words of what is gone.
    precedents.forgetAll()
    effects += forgetRelated()
    record.forgetComparisons()
    for key in keys {
      details.store(key, nil)
      summaries.forget(key)
      let hadText = editing?.item == key || drafts[key] != nil || parked[key] != nil
      if editing?.item == key {
        editing = nil
        overlay = nil
        record.top = 0
      }
      forgetSubmission(of: key)
      drafts[key] = nil
      asserted[key] = nil
      parked[key] = nil
      parkedOrder.removeAll { $0 == key }
      needsCheckpoint.remove(key)
      let decisions = sent.values.filter { $0.items.contains(key) }
      let isDecided = !decisions.isEmpty || keptForLater.removeValue(forKey: key) != nil
      others = decisions.reduce(others) { max($0, $1.items.count { !keys.contains($0) }) }
      notes.forget { $0.isLoose || $0.items.contains(key) }
      if hadText || macro.items.contains(key) || itemsOfLines.contains(key) {
        effects += forgetTypedWords()
      }
      if vanished.insert(key).inserted { isNews = isNews || key == shown }
      if hadText { dropped += 1 }
      if hadText || isDecided { effects.append(.journal(.erase(key))) }
    }
    guard dropped > 0 || isNews || others > 0 else { return effects }
    let drafts =
      dropped == 0
      ? "" : dropped == 1 ? "; its draft is dropped" : "; \(dropped) drafts are dropped"
    let goesOn =
      others == 0
      ? "" : " What you decided goes on for the \(counted(others, "other")), without a note."
    let what = keys.count == 1 ? "An item is" : "\(keys.count) items are"
    return effects
      + report(
        .warning,
        "\(what) gone from the store, as after an erasure\(drafts).\(goesOn)",
        isRefusal: false
      )
  }

  /// Lets go of words of which nobody knows any more what they were typed about: cuts, keys of a macro, lines
  /// of prompts.
  private mutating func forgetTypedWords() -> [Effect] {
    kills = KillRing()
    editing?.kills = KillRing()
    let wasPlaying = macro.run != nil
    macro = Macro()
    itemsOfLines = []
    keptLines = [:]
    // The lines of the command line that are kept for later sessions hold nobody's words.
    if !configuration.history.isEmpty { keptLines[.command] = LineMemory(configuration.history) }
    return wasPlaying ? [.stopTimer(.macro)] : []
  }

  /// The most items of which lines of prompts are remembered.
  private static let mostItemsOfLines = 500

  /// Keeps what was typed at a prompt for the next one of its kind.
  mutating func keepLine(_ prompt: Prompt) {
    guard !prompt.field.text.isEmpty else { return }
    if itemsOfLines.count >= Self.mostItemsOfLines { _ = forgetTypedWords() }
    keptLines[prompt.kind, default: LineMemory()].keep(prompt.field.text)
    if screen == .triage, let shownItem { itemsOfLines.insert(shownItem) }
  }
}
