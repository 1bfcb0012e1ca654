import ReviewModel

/// Notes, reasons and lines: what is typed into a field of one line is on disk as a correction is.
extension ConsoleState {
  /// The field that has the keys, or had them before a menu's choice, with its text.
  private var openNote: Note? {
    switch overlay {
    case .menu(let menu):
      guard let place = menu.place, let note = menu.note else { return nil }
      return Note(note.text, at: place)
    case .prompt(let prompt):
      let isTyped = prompt.field.text != prompt.given
      return Note(isTyped ? prompt.field.text : "", at: prompt.place)
    case .list, .confirm, nil: return nil
    }
  }

  /// Writes down what changed of the notes since they were written last.
  mutating func journalNotes() -> [Effect] {
    var current = notes.texts
    if let open = openNote { current[open.place] = open.text.isEmpty ? nil : open.text }
    if !vanished.isEmpty {
      current = current.filter { !$0.key.items.contains(where: vanished.contains) }
    }
    if current == journaledNotes { return [] }
    let done = journaledNotes.keys.filter { current[$0] == nil }
    let new = current.filter { journaledNotes[$0.key] != $0.value }
    journaledNotes = current
    return done.map { .journal(.dropNote($0)) }
      + new.map { .journal(.note(Note($0.value, at: $0.key))) }
  }

  /// Keeps what was typed in a menu that is left, until its decision is stored.
  mutating func keepNote(of menu: Menu) {
    guard let place = menu.place, let note = menu.note else { return }
    notes.keep(note.text, at: place)
  }

  /// Keeps what was typed at a prompt that is left: a note until it is used, a line among the earlier ones.
  mutating func keepNote(of prompt: Prompt) {
    keepLine(prompt)
    let isLine = prompt.place.field.lineKind != nil
    notes.keep(isLine ? "" : prompt.field.text, at: prompt.place)
  }

  /// Lets go of the notes that went with a decision, since it is stored.
  mutating func dropNotes(of decision: SentDecision) {
    let fields: [NotePlace.Field] =
      switch decision.verdict {
      case .discard, .flag: [.decision, .keeping]
      case .correct: [.overruling, .keeping]
      case .affirm, .skip: []
      }
    if notes.texts.isEmpty { return }
    let done = Set(fields.map { NotePlace($0, of: decision.items) })
    notes.forget(where: done.contains)
  }

  /// Lets go of the reason that went with a rejection, since it is stored.
  mutating func dropNotes(of approval: SentApproval?) {
    guard let approval, case .settle(let positions, .rejected) = approval.what else { return }
    let place = NotePlace(.rejection, of: approval.set, positions)
    notes.forget { $0 == place }
  }

  /// Takes the notes in that earlier sessions left, and says how to get at them.
  mutating func recover(_ found: [Note]) -> String {
    var lines = 0
    for note in found {
      notes.keep(note.text, at: note.place)
      guard let kind = note.place.field.lineKind else { continue }
      lines += 1
      keptLines[kind, default: LineMemory()].keep(note.text)
    }
    // They are on disk already.
    journaledNotes = notes.texts
    guard lines > 0 else { return "" }
    let key = configuration.keymap.firstKey(of: .recallLine, in: .prompt)?.name
    let what =
      lines == 1 ? "A line that was being typed is" : "\(lines) lines that were being typed are"
    return " \(what) recalled by \(key ?? Command.recallLine.rawValue) at the prompt."
  }
}
