import CellGrid
import Queueing
import ReviewModel

/// The commands of a session as a script, without anybody's words.
///
/// What is typed may be private, and a recording lies where no erasure would look for it: so each letter and
/// digit becomes an `x`, and terms of filters that somebody has written become one that nothing matches. A recording so
/// plays the same way on texts of the same shape, and stops where it hung on words.
extension ConsoleState {
  /// Notes a command that a key has given, before it is done.
  func recorded(_ command: Command) -> [Effect] {
    guard configuration.isRecorded, !isRemovingView else { return [] }
    switch command {
    case .acceptPrompt: return recordedPrompt
    case .acceptEntry:
      guard case .list(let list) = overlay, let entry = list.selectedEntry else { return [] }
      return recorded(entry.command)
    case .acceptChoice:
      guard case .menu(let menu) = overlay, !menu.isWritingNote, let selected = menu.selected else {
        return []
      }
      return recorded(choice: selected)
    case .recallLine, .newerLine, .completeLine, .findNext, .findPrevious, .nextEntry,
      .previousEntry,
      .pageOfEntriesDown, .pageOfEntriesUp, .nextChoice, .previousChoice, .writeNote,
      .externalEditor, .suspend, .redraw, .recordMacro, .playMacro, .removeView:
      return []
    default: return [.record(command.id, "")]
    }
  }

  /// Notes the choice of a menu.
  func recorded(choice: Int) -> [Effect] {
    guard configuration.isRecorded, !isRemovingView else { return [] }
    return [.record(Command.acceptChoice.id, "\(choice + 1)")]
  }

  /// Whether a saved view is being chosen to be removed: whoever plays a recording has others.
  private var isRemovingView: Bool {
    if case .menu(let menu) = overlay, case .removeView = menu.purpose { true } else { false }
  }

  /// Notes what is put into the editor, line by line.
  func recordedText(_ text: String, replacing: Bool = false) -> [Effect] {
    guard configuration.isRecorded else { return [] }
    var effects: [Effect] = replacing ? [.record(Command.selectAll.id, "")] : []
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      if index > 0 { effects.append(.record(Command.newLine.id, "")) }
      if !line.isEmpty { effects.append(.record(Command.insertText.id, String(line).masked)) }
    }
    return effects
  }

  /// Notes where the mouse has put the selection.
  func recordedPlace(before: Int?) -> [Effect] {
    guard configuration.isRecorded, let now = queue.selectedIndex, now != before else { return [] }
    return [.record(Command.goTo.id, "\(now + 1)")]
  }

  /// What is typed at a prompt, when it is accepted.
  private var recordedPrompt: [Effect] {
    guard case .prompt(let prompt) = overlay else { return [] }
    let text = prompt.field.text.trimmedOfBlanks
    func line(_ text: String) -> [Effect] { [.record(Command.acceptPrompt.id, text)] }
    switch prompt.kind {
    case .command: return [.record(Command.cancelPrompt.id, "")] + recorded(line: text)
    case .filter: return line(Self.publicTerms(of: text))
    case .setFilter:
      return line((try? ExampleFilter(parsing: text))?.publicText ?? "")
    case .search, .find, .rejection, .keeping, .overruling: return line(text.masked)
    // What is made of masked words must not be left behind by a replay.
    case .viewName, .releaseFolder: return [.record(Command.cancelPrompt.id, "")]
    }
  }

  /// A line of the command line.
  private func recorded(line: String) -> [Effect] {
    if Int(line) != nil { return [.record(Command.goTo.id, line)] }
    let word = String(line.prefix { !$0.isWhitespace })
    guard let command = Command(rawValue: word) ?? command(called: word) else { return [] }
    let rest = String(line.dropFirst(word.count)).trimmedOfBlanks
    let leavesSomething = [.saveView, .release].contains(command) && !rest.isEmpty
    if leavesSomething || command == .removeView || command == .playMacro || command == .recordMacro
    {
      return []
    }
    let isKnown =
      rest.isEmpty || Int(rest) != nil || memorable(line) != nil
      || command == .order && QueueOrder(rawValue: rest) != nil
    if command == .filter, !rest.isEmpty {
      let terms =
        screen == .sets
        ? (try? ExampleFilter(parsing: rest))?.publicText ?? "" : Self.publicTerms(of: rest)
      return [.record(command.id, terms.isEmpty ? "none" : terms)]
    }
    return [.record(command.id, isKnown ? rest : rest.masked)]
  }

  /// A filter with x's in the place of the terms that hold somebody's words.
  ///
  /// They match nothing, whatever the term was: played, the rest of the filter alone would let commands loose on items that
  /// nobody had meant.
  private static func publicTerms(of text: String) -> String {
    guard let filter = try? ItemFilter(parsing: text) else { return "" }
    let terms = filter.terms.filter { term in
      switch term.condition {
      case .signal, .kind, .before, .after, .age, .cluster, .hasDraft, .hasCorrection, .hasTags,
        .hasComment, .hasSources, .status:
        true
      case .text, .id, .failure, .agentVersion, .model, .tag, .reason, .reviewer, .items: false
      }
    }
    let isWhole = terms.count == filter.terms.count
    return ItemFilter(terms + (isWhole ? [] : [FilterTerm(.text(.wordLeftOut))])).description
  }
}

extension String {
  /// What stands in a recorded filter for words that are left out; no text has it.
  static let wordLeftOut = "xxxxxxxx"

  /// The text with an x in the place of all but blanks and the marks of sentences.
  var masked: String {
    String(map { $0 == " " || ".,;:!?()-".contains($0) ? $0 : "x" })
  }
}
