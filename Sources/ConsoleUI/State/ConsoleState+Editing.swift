import CellGrid
import Queueing
import ReviewModel

extension ConsoleState {
  /// How many editors are kept with their undo after they were left.
  static let parkedEditors = 16

  /// Opens the editor on what is shown, or, with a text, submits that.
  mutating func correct(_ text: String) -> [Effect] {
    guard let item = shownItem else { return [] }
    if text.isEmpty { return openEditor(item) }
    guard let detail = details[item] else { return report(.warning, stillReading) }
    let editor = TextEditor(
      item: item,
      text: text,
      answer: detail.interaction.answer,
      size: editorSize
    )
    if let objection = editor.objection { return report(.warning, objection) }
    return submit(text, of: item)
  }

  /// Opens the editor where the item was left, with its undo; the item is claimed at once.
  mutating func openEditor(_ item: ItemKey) -> [Effect] {
    let draft = drafts[item]
    var editor =
      parked.removeValue(forKey: item)
      ?? TextEditor(
        item: item,
        text: draft?.text ?? storedCorrection(of: item) ?? "",
        caret: draft?.caret,
        answer: details[item]?.interaction.answer ?? "",
        size: editorSize
      )
    editor.resize(to: editorSize)
    if let detail = details[item] { editor.compare(with: detail.interaction.answer) }
    var effects: [Effect] = []
    if let draft, !draft.text.utf8.elementsEqual(editor.text.utf8) {
      _ = editor.replaceAll(with: draft.text)
      // Whole: the journal knows the draft, and not the text that the parked editor had.
      effects.append(.journal(.checkpoint(editor.draft)))
    }
    if editing == nil { topBeforeEditing = record.top }
    editor.kills = editing?.kills ?? kills
    editing = editor
    showAnswer()
    return effects + findPrivateAtOnce() + claimNow(item)
  }

  /// The reviewer's own correction that counts, as it is stored: what was replaced in it is kept nowhere.
  func storedCorrection(of item: ItemKey) -> String? {
    guard let detail = details[item], let event = DecisionLog(detail.history).effective,
      event.reviewer == configuration.reviewer, case .decide(let verdict) = event.action
    else { return nil }
    return verdict.correction
  }

  /// Does what an editing key asks for.
  mutating func edit(_ command: Command) -> [Effect] {
    guard let command = EditorCommand(rawValue: command.rawValue) else { return [] }
    let showedDiff = editing?.showsDiff == true
    let effects = take(editing?.perform(command))
    guard !showedDiff, let editing, editing.showsDiff, editing.diffRows == 0,
      !editing.isBesideAnswer
    else {
      return effects
    }
    let words = "The window has no room for the difference; what is new is marked in the text."
    return effects + report(.info, words)
  }

  /// Puts typed text in.
  mutating func insert(_ text: String) -> [Effect] { take(editing?.type(text)) }

  /// Puts a pasted text in.
  mutating func pasteIntoEditor(_ text: String) -> [Effect] { take(editing?.paste(text)) }

  /// Passes a change on to the journal, whole after the journal has dropped the draft.
  mutating func take(_ outcome: EditorOutcome?) -> [Effect] {
    guard let editor = editing, let outcome else { return [] }
    switch outcome {
    case .unchanged: return []
    case .refused(let reason): return report(.info, reason)
    case .changed(let change):
      if needsCheckpoint.remove(editor.item) != nil {
        return [.journal(.checkpoint(editor.draft))] + textChanged()
      }
      return [.journal(change)] + textChanged()
    }
  }

  /// Submits the correction and goes to the next item.
  mutating func submit() -> [Effect] {
    guard var editor = editing else { return [] }
    guard let detail = details[editor.item] else { return report(.warning, stillReading) }
    editor.compare(with: detail.interaction.answer)
    if let objection = editor.objection { return report(.warning, objection) }
    return submit(editor.text, of: editor.item)
  }

  /// Lets the selection go, or without one leaves the editor.
  mutating func stepOutOfEditor() -> [Effect] {
    guard let editor = editing, editor.hasMark || editor.hasSelection else { return leaveEditor() }
    editing?.clearSelection()
    return []
  }

  /// Leaves the editor; text is kept as the draft, and nothing is kept of nothing.
  mutating func leaveEditor() -> [Effect] {
    guard var editor = editing else { return [] }
    editor.clearSelection()
    kills = editor.kills
    editing = nil
    record.top = topBeforeEditing
    park(editor)
    guard editor.isEmpty || editor.text == storedCorrection(of: editor.item) else {
      drafts[editor.item] = editor.draft
      return []
    }
    return dropDraft(of: editor.item)
  }

  mutating func startFromAnswer(_ argument: String, trigger: Key?) -> [Effect] {
    guard let item = editing?.item, let detail = details[item] else {
      return report(.warning, stillReading)
    }
    if beginnings(of: item).isEmpty || argument == "answer" {
      return take(editing?.replaceAll(with: detail.interaction.answer))
    }
    return askWhereToStart(item, argument)
  }

  /// Starts the correction from an earlier one, or from one of a conflict's sides, or asks from which.
  mutating func takeOver(_ argument: String) -> [Effect] {
    guard let item = shownItem, let detail = details[item] else {
      return report(.warning, stillReading)
    }
    let beginnings = beginnings(of: item)
    if argument.isEmpty, detail.sides.isEmpty, beginnings.count == 1 {
      return startCorrection(of: item, from: beginnings[0].text)
    }
    return askWhereToStart(item, argument)
  }

  private mutating func askWhereToStart(_ item: ItemKey, _ argument: String) -> [Effect] {
    let beginnings = beginnings(of: item)
    if let number = Int(argument), beginnings.indices.contains(number - 1) {
      return startCorrection(of: item, from: beginnings[number - 1].text)
    }
    overlay = .menu(
      Menu(
        .start(item, beginnings.map(\.text)),
        title: "Start from",
        choices: beginnings.map(\.title) + ["The agent's answer"],
        selected: 0,
        hasLetters: false
      )
    )
    return []
  }

  /// Starts the correction from the choice of a menu: what it offered, or behind that the answer.
  mutating func startCorrection(of item: ItemKey, from texts: [String], choice: Int) -> [Effect] {
    guard let detail = details[item] else { return report(.warning, stillReading) }
    let text = texts.indices.contains(choice) ? texts[choice] : detail.interaction.answer
    return startCorrection(of: item, from: text)
  }

  /// Puts a text in the editor in place of what was there.
  mutating func startCorrection(of item: ItemKey, from text: String) -> [Effect] {
    var effects: [Effect] = editing?.item == item ? [] : openEditor(item)
    effects += take(editing?.replaceAll(with: text))
    return effects
  }

  mutating func openExternalEditor() -> [Effect] {
    guard let editor = editing else { return [] }
    return [.openEditor(editor.item, text: editor.text)]
  }

  /// Takes the text in with which `$EDITOR` came back, as one step of undo.
  mutating func takeBack(_ text: String, for item: ItemKey) -> [Effect] {
    lastInput = now
    if vanished.contains(item) { return [.redraw] }
    if let before = editing, before.item == item {
      var effects = take(editing?.replaceAll(with: text)) + [.redraw]
      if text.damage > before.text.damage {
        let words = "Some of what the editor saved is no UTF-8 and reads \u{FFFD} now"
        effects += report(
          .warning,
          "\(words); \(key(of: .editorUndo)) takes it back.",
          isRefusal: false
        )
      }
      return effects
    }
    let draft = Draft(item: item, text: text, caret: text.unicodeScalars.count)
    drafts[item] = draft
    needsCheckpoint.remove(item)
    return [.journal(.checkpoint(draft)), .redraw]
  }

  mutating func askToDropDraft() -> [Effect] {
    guard let editor = editing else { return [] }
    let item = editor.item
    if editor.isEmpty {
      return report(.info, "There is no draft to drop; \(key(of: .leaveEditor)) leaves the editor.")
    }
    overlay = .confirm(Confirmation(.dropDraft(item), question: "Drop the draft?"))
    return []
  }

  /// Drops a draft; the editor keeps it as something to undo.
  mutating func dropDraftForGood(_ item: ItemKey) -> [Effect] {
    if var editor = editing, editor.item == item {
      kills = editor.kills
      editing = nil
      asserted[item] = nil
      record.top = topBeforeEditing
      _ = editor.replaceAll(with: "")
      park(editor)
    }
    let undo = configuration.keymap.keyName(of: .editorUndo) ?? "undo"
    return dropDraft(of: item)
      + report(.success, "The draft is dropped; \(undo) in the editor brings it back.")
  }

  /// Takes the drafts in that earlier sessions left.
  mutating func recover(_ found: [Draft], _ foundNotes: [Note], older: Int) -> [Effect] {
    for draft in found where drafts[draft.item] == nil && editing?.item != draft.item {
      drafts[draft.item] = draft
    }
    let lines = recover(foundNotes)
    let ofRecords = foundNotes.count { !$0.place.items.isEmpty }
    let what = [
      found.isEmpty ? nil : counted(found.count, "draft"),
      ofRecords == 0 ? nil : counted(ofRecords, "note"),
    ]
    .compactMap(\.self).joined(separator: " and ")
    let words =
      what.isEmpty ? "" : "\(what) of yours came back; \(key(of: .nextDraft)) goes there."
    let reasons = foundNotes.count { $0.place.field == .rejection }
    let rest =
      reasons == 0 ? lines : "\(lines) The reason of a rejection stands at its prompt again."
    guard older > 0 else {
      let all = (words + rest).trimmedOfBlanks
      return all.isEmpty ? [] : report(.info, all)
    }
    let aside =
      older == 1
      ? " An older one for the same place comes back with the start after it is submitted or dropped."
      : " \(grouped(older)) older ones for the same places come back with the start after they are submitted or dropped."
    return report(.warning, words + aside + rest, isRefusal: false)
  }

  /// Says what editors have left behind what is said already, for drafts that came back are news as well.
  mutating func sayWhatEditorsLeft(_ words: [String]) -> [Effect] {
    let more = words.count < 2 ? "" : " \(words.count - 1) more such folders lie beside it."
    let before = notice.map { $0.text + " " } ?? ""
    return report(.warning, before + words.prefix(1).joined() + more, isRefusal: false)
  }

  /// The items of which a text waits that is written and not submitted: a correction or a note.
  var itemsWithDrafts: Set<ItemKey> { Set(drafts.keys).union(notes.items) }

  /// Goes to the next item that has a draft; behind the last that the list shows come those that it does not,
  /// which are put into it.
  mutating func goToDraft() -> [Effect] {
    let here = queue.selectedIndex ?? -1
    let written = itemsWithDrafts
    let next = queue.nextIndex(in: written, forward: true)
    if let next, next > here {
      queue.select(index: next)
      return noteWords
    }
    let unlisted = written.filter { queue.index(of: $0) == nil }.min()
    guard let item = unlisted else {
      if let next { queue.select(index: next) }
      return noteWords
    }
    queue.bringBack(item)
    _ = queue.select(item)
    return report(.info, "The list did not show this item; it is in it now, for your draft.")
  }

  /// Says where the note is of an item that has nothing else.
  private var noteWords: [Effect] {
    mutating get {
      guard let item = queue.selection, drafts[item] == nil,
        let place = notes.texts.keys.first(where: {
          $0.items.first == item && $0.field == .decision
        })
      else { return [] }
      let keys = "\(key(of: .discard)) or \(key(of: .flag))"
      let many = place.count > 1 ? " with the same \(counted(place.count, "item")) marked" : ""
      return report(.info, "A note of yours waits here: \(keys) opens it\(many).")
    }
  }

  /// Drops the drafts of corrections that are durable now, unless they were changed since.
  mutating func dropSubmitted(_ decision: SentDecision) -> [Effect] {
    guard let text = decision.verdict.correction else { return [] }
    return decision.items.flatMap { item -> [Effect] in
      guard editing?.item != item, drafts[item]?.text == text else { return [] }
      return dropDraft(of: item)
    }
  }

  /// Makes the text of a correction that was taken back a draft again, with what was asserted.
  mutating func bringBackText(of operation: ReversedOperation) -> [Effect] {
    guard let text = operation.deed.verdict?.correction else { return [] }
    // The others were covered: the text was written for the first.
    return operation.items.prefix(1).flatMap { item -> [Effect] in
      guard editing?.item != item, drafts[item] == nil, !vanished.contains(item) else { return [] }
      let draft = Draft(item: item, text: text, caret: text.unicodeScalars.count)
      drafts[item] = draft
      asserted[item] = operation.assertions
      needsCheckpoint.remove(item)
      return [.journal(.checkpoint(draft))]
    }
  }

  private mutating func dropDraft(of item: ItemKey) -> [Effect] {
    drafts[item] = nil
    needsCheckpoint.insert(item)
    return [.journal(.drop(item))]
  }

  /// Forgets the editors of items with all that was typed in them: what was replaced in it is kept nowhere.
  mutating func forgetEditors(of items: [ItemKey]) {
    for item in items {
      parked[item] = nil
      parkedOrder.removeAll { $0 == item }
    }
  }

  private mutating func park(_ editor: TextEditor) {
    parkedOrder.removeAll { $0 == editor.item }
    parkedOrder.append(editor.item)
    parked[editor.item] = editor
    if parkedOrder.count > Self.parkedEditors { parked[parkedOrder.removeFirst()] = nil }
  }

  var stillReading: String { "The record is still being read; try again in a moment." }
}

extension String {
  /// How many characters stand for bytes that were no text.
  fileprivate var damage: Int { unicodeScalars.count { $0 == "\u{FFFD}" } }
}
