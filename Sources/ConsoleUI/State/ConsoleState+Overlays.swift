import CellGrid
import Queueing
import ReviewModel

extension ConsoleState {
  /// Takes away what lies over the screen, as if it had never been opened.
  mutating func closeOverlay() {
    switch overlay {
    case .menu(let menu):
      if case .theme(let before) = menu.purpose { themeIndex = before }
      keepNote(of: menu)
    case .prompt(let prompt):
      keepNote(of: prompt)
      if prompt.purpose == .find { editing?.endSearch(staying: true) }
    case .list, .confirm, nil:
      break
    }
    overlay = nil
  }

  /// Leaves what lies over the screen: a note first, then all of it.
  mutating func escapeOverlay() -> [Effect] {
    if case .menu(var menu) = overlay, menu.isWritingNote {
      menu.isWritingNote = false
      overlay = .menu(menu)
      return []
    }
    if case .menu(let menu) = overlay, case .privateValues(let submission) = menu.purpose {
      overlay = nil
      return goBack(to: submission)
    }
    if case .menu(let menu) = overlay, case .warnings(let submission, _) = menu.purpose {
      overlay = nil
      return goBack(to: submission)
    }
    if case .menu(let menu) = overlay,
      case .assertions(let item, _, let correction) = menu.purpose
    {
      return leaveAssertions(of: item, for: correction)
    }
    closeOverlay()
    return []
  }

  // Prompts.

  /// Follows what is typed at a prompt: a search looks at once.
  mutating func promptChanged(_ response: LineField.Response) -> [Effect] {
    guard case .prompt(let prompt) = overlay else { return [] }
    switch response {
    case .leftEmpty: return cancelPrompt()
    case .ignored, .unchanged: return []
    case .changed:
      switch prompt.purpose {
      case .search: return look(for: prompt.field.text)
      case .find: editing?.seek(prompt.field.text)
      case .filter, .command, .viewName, .setFilter, .releaseFolder, .rejection, .keeping,
        .overruling:
        break
      }
      return []
    }
  }

  mutating func acceptPrompt(_ argument: String) -> [Effect] {
    guard case .prompt(var prompt) = overlay else { return [] }
    var effects: [Effect] = []
    if !argument.isEmpty {
      prompt.field.replace(with: argument)
      if case .search = prompt.purpose { effects = look(for: argument) }
    }
    let text = prompt.field.text.trimmedOfBlanks
    switch prompt.purpose {
    case .search:
      closeOverlay()
      guard let search, !search.isRunning, search.hits.isEmpty else { return effects }
      return effects + report(.info, nothingFound(search.text))
    case .filter:
      do {
        let new = try ItemFilter(parsing: text)
        closeOverlay()
        return setFilter(new)
      } catch {
        prompt.problem = error.description
        overlay = .prompt(prompt)
        return []
      }
    case .command:
      if !text.isEmpty, let problem = problem(ofLine: text) {
        prompt.problem = problem
        overlay = .prompt(prompt)
        return []
      }
      closeOverlay()
      guard !text.isEmpty else { return [] }
      return (memorable(text).map { [.remember($0)] } ?? []) + runLine(text)
    case .viewName:
      if let problem = problem(ofView: text) {
        prompt.problem = problem
        overlay = .prompt(prompt)
        return []
      }
      closeOverlay()
      return keepView(text)
    case .setFilter:
      do throws(ExampleFilterError) {
        let new = try ExampleFilter(parsing: text)
        closeOverlay()
        return select(by: new)
      } catch {
        prompt.problem = error.description
        overlay = .prompt(prompt)
        return []
      }
    case .releaseFolder(let set):
      guard !text.isEmpty else {
        prompt.problem = "A release needs a folder, which must not be there yet."
        overlay = .prompt(prompt)
        return []
      }
      closeOverlay()
      return askToRelease(set, to: text)
    case .rejection(let set, let examples):
      if text.isEmpty, let offered = prompt.offered {
        closeOverlay()
        return reject(set, examples, reason: offered)
      }
      guard !text.isEmpty else {
        prompt.problem = "A rejection needs a reason."
        overlay = .prompt(prompt)
        return []
      }
      closeOverlay()
      return reject(set, examples, reason: text)
    case .keeping(let submission):
      guard !text.isEmpty else {
        prompt.problem = "Keeping private values needs a reason; it is logged."
        overlay = .prompt(prompt)
        return []
      }
      closeOverlay()
      return carryOut(submission, keeping: text)
    case .overruling(let submission, let warnings):
      guard !text.isEmpty else {
        prompt.problem = "A warning is overruled for a reason only; it is logged."
        overlay = .prompt(prompt)
        return []
      }
      closeOverlay()
      return overrule(warnings, of: submission, because: text)
    case .find:
      if !argument.isEmpty { editing?.seek(argument) }
      let isFound = editing?.search?.current != nil || prompt.field.text.isEmpty
      closeOverlay()
      return isFound ? [] : report(.info, notInText)
    }
  }

  /// Leaves a prompt; a search that is given up goes back to where it began.
  mutating func cancelPrompt() -> [Effect] {
    guard case .prompt(let prompt) = overlay else { return [] }
    if prompt.purpose == .find { editing?.endSearch(staying: false) }
    closeOverlay()
    if case .keeping(let submission) = prompt.purpose { return ask(about: submission) }
    if case .overruling(let submission, let warnings) = prompt.purpose {
      ask(about: submission, warnings)
      return []
    }
    guard case .search(let origin) = prompt.purpose else { return [] }
    if let selection = origin.selection { _ = queue.select(selection) }
    return endSearch()
  }

  // Lists of commands.

  mutating func openList(_ kind: CommandList.Kind) -> [Effect] {
    let here = context
    let commands = Command.allCases.filter { command in
      switch kind {
      case .help:
        // What has no key can be run from here all the same.
        command.info.contexts.contains(here)
          && (command.info.isListed
            || !configuration.keymap.keys(of: command, in: here).isEmpty)
      case .palette: command.info.isListed && command.info.contexts.contains(here)
      }
    }
    let entries = Self.inOrder(commands, for: here).map { command in
      CommandList.Entry(
        command: command,
        keys: configuration.keymap.keys(of: command, in: here).map(\.name),
        disabled: whyDisabled(command)
      )
    }
    overlay = .list(CommandList(kind, context: here, entries: entries))
    return []
  }

  /// The commands by their sections, what belongs to the place on top, each section once.
  private static func inOrder(_ commands: [Command], for here: CommandContext) -> [Command] {
    let own = CommandSection.of(here)
    var sections: [CommandSection] = []
    for command in commands where !sections.contains(command.info.section) {
      sections.append(command.info.section)
    }
    let ordered = sections.filter(own.contains) + sections.filter { !own.contains($0) }
    return ordered.flatMap { section in commands.filter { $0.info.section == section } }
  }

  mutating func moveEntry(by rows: Int) -> [Effect] {
    guard case .list(var list) = overlay else { return [] }
    list.move(by: rows)
    overlay = .list(list)
    return []
  }

  mutating func acceptEntry() -> [Effect] {
    guard case .list(let list) = overlay else { return [] }
    guard let entry = list.selectedEntry else {
      return report(.info, "No command matches; Esc goes back.", isRefusal: true)
    }
    overlay = nil
    return perform(entry.command, trigger: nil)
  }

  // Menus.

  mutating func moveChoice(by rows: Int) -> [Effect] {
    guard case .menu(var menu) = overlay, !menu.isWritingNote else { return [] }
    menu.move(by: rows)
    if case .theme = menu.purpose, let selected = menu.selected { themeIndex = selected }
    overlay = .menu(menu)
    return []
  }

  mutating func toggleNote() -> [Effect] {
    guard case .menu(var menu) = overlay, menu.note != nil else { return [] }
    menu.isWritingNote.toggle()
    overlay = .menu(menu)
    return []
  }

  /// Takes the selected choice, or the one that is named.
  mutating func acceptChoice(_ name: String = "") -> [Effect] {
    guard case .menu(var menu) = overlay else { return [] }
    if menu.isWritingNote { return toggleNote() }
    if !name.isEmpty {
      let number = Int(name).flatMap { menu.entries.indices.contains($0 - 1) ? $0 - 1 : nil }
      guard let named = menu.entries.firstIndex(where: { $0.title == name }) ?? number else {
        return report(.failure, "There is no choice \(name) here.")
      }
      menu.selected = named
    }
    guard let selected = menu.selected, menu.entries.indices.contains(selected) else {
      let last = menu.entries.count < 10 ? "\(menu.entries.count)" : "0"
      let words = "Nothing is chosen yet: 1 to \(last) choose, and the arrows."
      return report(.info, words, isRefusal: true)
    }
    if let reason = menu.entries[selected].whyOff {
      overlay = .menu(menu)
      return report(.warning, reason)
    }
    overlay = nil
    keepNote(of: menu)
    let reason = ReasonCode(menu.entries[selected].title)
    let written = menu.note?.text.trimmedOfBlanks ?? ""
    let note = written.isEmpty ? nil : written
    switch menu.purpose {
    case .discard(let items): return decide(items, .discard(reason), note: note)
    case .flag(let items): return decide(items, .flag(reason), note: note)
    case .failure(let items): return classify(items, choice: selected)
    case .cluster(let keys): return show(keys, at: selected)
    case .start(let item, let texts):
      return startCorrection(of: item, from: texts, choice: selected)
    case .assertions(let item, let listed, let correction):
      return toggleAssertion(selected, of: item, listed, for: correction)
    case .passages(let item, let passages): return insertPassage(passages, selected, of: item)
    case .warnings(let submission, let warnings):
      return settle(submission, warnings, choice: selected)
    case .privateValues(let submission): return settle(submission, choice: selected)
    case .order: return setOrder(QueueOrder.allCases[selected])
    case .view: return showView(choice: selected)
    case .removeView: return removeView(menu.entries[selected].title, trigger: nil)
    case .theme:
      themeIndex = selected
      return report(.info, "The theme is \(theme.name).\(sameInMono)")
    }
  }

  // Questions.

  /// Does what was asked about.
  mutating func confirm() -> [Effect] {
    guard case .confirm(let confirmation) = overlay else { return [] }
    overlay = nil
    switch confirmation.purpose {
    case .decide(let items, let verdict, let note): return submit(items, verdict, note: note)
    case .amend(let items, let amendment): return send(items, amendment)
    case .dropDraft(let item): return dropDraftForGood(item)
    case .copy(let text, let words): return allowCopy(text, words)
    case .openLink(let link): return openLink(link)
    case .saveView(let view): return [.saveView(view)]
    case .release(let set, let folder): return startRelease(set, to: folder)
    case .approve(let set, let examples, let state): return settle(set, examples, as: state)
    case .requeue(let set, let examples): return requeue(set, examples)
    case .carryOut(let submission, let reason):
      return carryOut(submission, keeping: reason, isConfirmed: true)
    case .quit: return leaveForGood()
    }
  }
}
