import CellGrid
import Queueing
import ReviewModel

extension ConsoleState {
  /// A key that decides counts once within so many milliseconds: the rest is the keyboard's repeat.
  static let autoRepeat: Int64 = 150

  /// A key that means something else now than when it decided or asked counts again after so many milliseconds: those
  /// of a keyboard before it begins to repeat.
  static let firstRepeat: Int64 = 700

  /// For so many milliseconds after a menu was refused a digit is taken for a choice in it.
  private static let refusedMenuTime: Int64 = 1_500

  /// For so many milliseconds after an editor was refused, text is taken for what was to be written in it.
  private static let refusedEditorTime: Int64 = 700
  /// So many milliseconds at most lie between two keys of somebody who goes on writing.
  private static let typingTime: Int64 = 350

  /// Where the keys go now.
  package var context: CommandContext {
    switch overlay {
    case .prompt: .prompt
    case .list: .list
    case .menu: .menu
    case .confirm: .confirm
    case nil: contextOfScreen
    }
  }

  /// Where the keys go when nothing stands over the screen.
  var contextOfScreen: CommandContext {
    switch screen {
    case .triage: editing == nil ? .triage : .editor
    case .sets: .sets
    case .dashboard: .dashboard
    }
  }

  mutating func take(_ input: TerminalInput) -> [Effect] {
    askAgainAfterFailure()
    if case .resized = input {} else { noteReader() }
    let before = notice?.id
    let effects = follow(input)
    if case .resized = input { return effects }
    if notice?.id == before { settleNotice() }
    return effects
  }

  /// Lets a message go with the next key, for it speaks of what was done last.
  ///
  /// What failed by itself stays until it is closed or something else is said, but takes a line only.
  private mutating func settleNotice() {
    if notice?.kind == .failure, unread != nil { return }
    if notice?.kind == .failure, !isNoticeAnswer {
      isNoticeFolded = true
    } else {
      notice = nil
    }
  }

  private mutating func follow(_ input: TerminalInput) -> [Effect] {
    switch input {
    case .key(let key):
      attention?.keys += 1
      if let stopped = stopMacro("A key was pressed.") { return comeBack() + stopped }
      return comeBack() + press(key)
    case .paste(let text):
      attention?.keys += 1
      let stopped = stopMacro("Text was pasted.") ?? []
      return comeBack() + stopped + recordForMacro(paste: text) + paste(text)
    case .mouse(let action, let column, let row):
      let before = queue.selectedIndex
      let effects = comeBack() + point(action, at: Point(column: column, row: row))
      return effects + (screen == .triage ? recordedPlace(before: before) : [])
    case .resized(let size):
      self.size = size
      return []
    }
  }

  /// Does what a key means where the keys go now.
  mutating func press(_ key: Key) -> [Effect] {
    let context = context
    if comesTooEarly(key, in: context) {
      let command = configuration.keymap.command(for: key, in: context)
      if command == .correct || command == .takeSide {
        refusedEditor = DecisionKey(key: key, at: now)
      }
      let reason = "the screen had just gone on to another record."
      return report(.info, "\(key.name) was not taken: \(reason)")
    }
    let effects = recordForMacro(key, configuration.keymap.command(for: key, in: context))
    return effects + press(key, in: context)
  }

  private mutating func press(_ key: Key, in context: CommandContext) -> [Effect] {
    // A keyboard that repeats sends one key, so another one in between was pressed.
    if lastDecisionKey?.key != key { lastDecisionKey = nil }
    if overlay == nil, !awaitsHit || !isAboutRecord(key, in: context) { search?.hasLanded = true }
    if case .menu(var menu) = overlay {
      if menu.isWritingNote {
        let command = configuration.keymap.command(for: key, in: .menu)
        if key.isText || command.map(\.goesToNote) ?? true {
          _ = menu.note?.press(key)
          overlay = .menu(menu)
          return []
        }
      } else if let choice = menu.choice(for: key) ?? key.atSamePlace.flatMap(menu.choice) {
        if let reason = whyTooSmall { return report(.warning, reason) }
        if isHeldDown(key) { return sayHeldDown(key, decides: true) }
        lastDecisionKey = DecisionKey(key: key, at: now)
        menu.selected = choice
        overlay = .menu(menu)
        let effects = acceptChoice()
        return complaint == nil ? recorded(choice: choice) + effects : effects
      }
    }
    if let refused = refusedMenu, key.isDigit, context != .menu {
      refusedMenu = nil
      if now.milliseconds - refused.at.milliseconds < Self.refusedMenuTime {
        return report(.info, "\(key.name) was not taken: \(refused.key.name) had opened no menu.")
      }
    }
    refusedMenu = nil
    if let refused = refusedEditor, key != refused.key, overlay == nil,
      key.isText || key == .named(.enter) || key == .named(.backspace)
    {
      let limit = refused.repeats == 0 ? Self.refusedEditorTime : Self.typingTime
      if now.milliseconds - refused.at.milliseconds < limit {
        refusedEditor = DecisionKey(key: refused.key, at: now, repeats: refused.repeats + 1)
        return report(
          .info,
          "\(key.name) was not taken: \(refused.key.name) had opened no editor."
        )
      }
    }
    refusedEditor = nil
    if let command = configuration.keymap.command(for: key, in: context) {
      let limit = command.isDecision ? Self.autoRepeat : Self.firstRepeat
      if isHeldDown(key, within: limit) { return sayHeldDown(key, decides: command.isDecision) }
      if command == .confirmYes || command == .submit, let reason = whyTooSmall {
        return report(.warning, reason)
      }
      if command.isDecision || command == .confirmYes {
        lastDecisionKey = DecisionKey(key: key, at: now)
      }
      let note = recorded(command)
      let effects = perform(command, trigger: key)
      // The key that asks may be the one that answers.
      if case .confirm = overlay { lastDecisionKey = DecisionKey(key: key, at: now) }
      // What was refused has done nothing, and would end the script.
      if complaint != nil, command.choosesByDigit { refusedMenu = DecisionKey(key: key, at: now) }
      if complaint != nil, editing == nil, command == .correct || command == .takeSide {
        refusedEditor = DecisionKey(key: key, at: now)
      }
      return complaint == nil ? note + effects : effects
    }
    return context.takesText ? type(key) : unbound(key, in: context)
  }

  /// Whether a key is the same that decided or asked just before; every repeat prolongs the time.
  private mutating func isHeldDown(_ key: Key, within limit: Int64 = autoRepeat) -> Bool {
    guard let last = lastDecisionKey, last.key == key,
      now.milliseconds - last.at.milliseconds < limit
    else { return false }
    lastDecisionKey = DecisionKey(key: key, at: now, repeats: last.repeats + 1)
    return true
  }

  /// That presses of the key that decided counted as its repeats: those that are read together cannot be told
  /// from a key that is held down, and no key is lost without a word.
  var repeatWords: String {
    guard let last = lastDecisionKey, last.repeats > 0 else { return "" }
    return " \(last.key.name) came \(last.repeats + 1) times at once and counted once."
  }

  private mutating func sayHeldDown(_ key: Key, decides: Bool) -> [Effect] {
    let aim = decides ? " to decide again" : ""
    return report(.info, "\(key.name) is held down: it counts once; press it again\(aim).")
  }

  /// A key that is no command goes to the text that is being typed.
  private mutating func type(_ key: Key) -> [Effect] {
    switch overlay {
    case .prompt(var prompt):
      let response = prompt.field.press(key)
      prompt.problem = response == .changed ? nil : prompt.problem
      if response == .changed {
        prompt.completion = nil
        prompt.recalled = nil
      }
      overlay = .prompt(prompt)
      let left = response == .leftEmpty ? recorded(.cancelPrompt) : []
      return left + promptChanged(response)
    case .list(var list):
      let response = list.query.press(key)
      if response == .changed { list.match() }
      overlay = response == .leftEmpty ? nil : .list(list)
      return response == .leftEmpty ? recorded(.closeList) : []
    case .menu, .confirm:
      return []
    case nil:
      switch key {
      case .character(let scalar):
        let text = String(Character(scalar))
        return recordedText(text) + insert(text)
      case .named(.tab, _): return recordedText("\t") + insert("\t")
      case .control, .alt, .named: return unbound(key, in: .editor)
      }
    }
  }

  private mutating func unbound(_ key: Key, in context: CommandContext) -> [Effect] {
    switch context {
    case .confirm:
      return report(.warning, confirmHint)
    case .triage, .sets, .dashboard, .editor:
      let help = configuration.keymap.firstKey(of: .help, in: context)?.name ?? "the palette"
      return report(.info, "\(key.name) does nothing here; \(help) shows what does.")
    case .menu:
      guard case .menu(let menu) = overlay else { return [] }
      let leave = configuration.keymap.firstKey(of: .closeMenu, in: .menu)?.name
      let leaves = leave.map { ", \($0) leaves" } ?? ""
      return report(.info, "\(key.name) chooses nothing here: \(menu.digits) chooses\(leaves).")
    case .prompt, .list:
      return []
    }
  }

  /// Puts a pasted text where texts go now.
  mutating func paste(_ text: String) -> [Effect] {
    switch overlay {
    case .prompt(var prompt):
      let response = prompt.field.insert(text)
      overlay = .prompt(prompt)
      return promptChanged(response)
    case .list(var list):
      if list.query.insert(text) == .changed { list.match() }
      overlay = .list(list)
      return []
    case .menu(var menu) where menu.isWritingNote:
      _ = menu.note?.insert(text)
      overlay = .menu(menu)
      return []
    case .menu, .confirm:
      break
    case nil:
      if context == .editor { return recordedText(text) + pasteIntoEditor(text) }
    }
    return report(.warning, "Pasted text runs nothing here. Open the editor or a prompt first.")
  }

  private mutating func askAgainAfterFailure() {
    guard notice?.kind == .failure else { return }
    summaries.forgetAsked()
    details.forgetAsked()
  }

  var confirmHint: String {
    let yes = configuration.keymap.keyName(of: .confirmYes) ?? "confirm.yes"
    let no = configuration.keymap.keyName(of: .confirmNo) ?? "confirm.no"
    return "\(yes) goes on, \(no) leaves everything as it is."
  }
}
