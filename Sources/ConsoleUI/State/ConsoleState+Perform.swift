import CellGrid
import ReviewModel

extension ConsoleState {
  /// Runs a command by its id: from a script, the command line or the palette.
  mutating func run(_ id: CommandID, arguments: String) -> [Effect] {
    guard let command = Command(id) else {
      let near = nearestWord(to: id.rawValue, among: Command.allCases.map(\.rawValue))
      let hint = near.map { "Did you mean \($0)?" } ?? "The palette lists them all."
      return report(.failure, "There is no command \(id.rawValue). \(hint)")
    }
    return run(command, arguments: arguments)
  }

  /// Runs a command that may belong beneath what lies over the screen, which then goes away, unless it asks
  /// about a decision.
  mutating func run(_ command: Command, arguments: String = "") -> [Effect] {
    if overlay != nil, !command.info.contexts.contains(context) {
      if let openQuestion { return report(.warning, openQuestion) }
      closeOverlay()
    }
    return perform(command, arguments: arguments, trigger: nil)
  }

  /// Does what a command says, or says why it does not work now.
  mutating func perform(
    _ command: Command,
    arguments: String = "",
    trigger: Key?
  ) -> [Effect] {
    let argument = arguments.trimmedOfBlanks
    if !argument.isEmpty, !command.takesArgument {
      return report(.failure, "\(command.rawValue) takes no argument; leave out what follows it.")
    }
    if screen == .triage, let effects = performInPage(command) { return effects }
    if let reason = whyDisabled(command) { return report(.warning, reason) }
    if screen == .sets, let effects = performInSets(command, argument: argument) { return effects }
    if screen == .dashboard, let effects = performInDashboard(command) { return effects }
    switch command {
    case .next: return moveSelection(by: 1)
    case .previous: return moveSelection(by: -1)
    case .pageDown: return page(1)
    case .pageUp: return page(-1)
    case .first: return goToEnd(forward: false)
    case .last: return goToEnd(forward: true)
    case .goTo: return goTo(row: argument)
    case .scrollDown: return scrollRecord(by: 1)
    case .scrollUp: return scrollRecord(by: -1)
    case .halfPageDown: return scrollRecord(by: max(1, recordHeight / 2))
    case .halfPageUp: return scrollRecord(by: -max(1, recordHeight / 2))
    case .nextSource: return jump(to: .source, forward: true)
    case .previousSource: return jump(to: .source, forward: false)
    case .nextDifference: return jump(to: .difference, forward: true)
    case .previousDifference: return jump(to: .difference, forward: false)
    case .nextSentence: return goToSentence(forward: true)
    case .previousSentence: return goToSentence(forward: false)
    case .showPassage: return showPassage()
    case .showPassageForCaret: return showPassageForCaret()
    case .toggleRaw: return toggleRaw()
    case .toggleFold: return toggleFold()
    case .toggleFolds: return toggleFolds()
    case .toggleGuidelines, .toggleGuidelinesInEditor: return toggleGuidelines()
    case .toggleTurns: return toggleTurns()
    case .toggleAnswers: return toggleAnswers()
    case .focusNext, .focusPrevious: return switchFocus()
    case .zoom: return toggleZoom()
    case .back: return back()

    case .correct: return correct(argument)
    case .affirm: return decide(.affirm)
    case .discard: return discard(argument, trigger: trigger)
    case .flag: return flag(argument, trigger: trigger)
    case .skip: return decide(.skip)
    case .classify: return classify(argument, trigger: trigger)
    case .assertions: return listAssertions(trigger: trigger)
    case .splitOff: return splitOff()
    case .showCluster: return askForCluster()
    case .takeSide: return takeOver(argument)
    case .undo: return reverse(.undo)
    case .redo: return reverse(.redo)
    case .nextDraft: return goToDraft()
    case .copyRecord: return copyRecord()
    case .copyQuestion: return copyQuestion()
    case .copyAnswer: return copyAnswer()
    case .copyID: return copyID()
    case .openSource: return openSource(argument)

    case .toggleMark: return toggleMark()
    case .toggleRange: return toggleRange()
    case .markAll: return markAll()
    case .extendDown: return extendRange(by: 1)
    case .extendUp: return extendRange(by: -1)

    case .recordMacro: return toggleRecording()
    case .playMacro: return playMacro(argument)

    case .search: return startSearch(argument)
    case .nextHit: return goToHit(forward: true)
    case .previousHit: return goToHit(forward: false)
    case .filter: return argument.isEmpty ? askForFilter() : changeFilter(argument)
    case .showFlagged: return toggleFlagged()
    case .order: return changeOrder(argument, trigger: trigger)
    case .view: return openView(argument, trigger: trigger)
    case .saveView: return saveView(argument)
    case .removeView: return removeView(argument, trigger: trigger)
    case .commandLine: return argument.isEmpty ? askForCommand() : runLine(argument)
    case .palette: return openList(.palette)
    case .help: return openList(.help)

    case .showTriage: return show(.triage)
    case .showSets: return showSets()
    case .showDashboard: return showDashboard()
    case .largerList: return resizeList(by: 1)
    case .smallerList: return resizeList(by: -1)
    case .theme: return changeTheme(argument, trigger: trigger)
    case .mouse: return toggleMouse()
    case .refresh: return refresh()
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .cancel: return cancel()
    case .quit: return quit()

    case .submit: return submit()
    case .leaveEditor: return stepOutOfEditor()
    case .startFromAnswer: return startFromAnswer(argument, trigger: trigger)
    case .externalEditor: return openExternalEditor()
    case .dropDraft: return askToDropDraft()
    case .insertText: return insert(arguments)
    case .editorUndo, .editorRedo, .toggleDiff, .nextEdit, .previousEdit, .caretLeft,
      .caretRight, .caretUp, .caretDown,
      .wordLeft, .wordRight, .rowStart, .rowEnd, .editorPageUp, .editorPageDown, .textStart,
      .textEnd, .newLine, .deleteLeft, .deleteRight, .deleteWordLeft, .deleteWordRight, .cutLine,
      .yank, .yankEarlier, .reflow, .paragraphUp, .paragraphDown, .selectLeft, .selectRight,
      .selectUp, .selectDown, .selectWordLeft, .selectWordRight, .selectRowStart, .selectRowEnd,
      .selectTextStart, .selectTextEnd, .selectAll, .setMark:
      return edit(command)
    case .copySelection: return copySelection()
    case .insertPassage: return insertPassage(argument)
    case .find: return argument.isEmpty ? askForFind() : find(argument)
    case .findNext: return findAgain(forward: true)
    case .findPrevious: return findAgain(forward: false)

    case .approve, .reject, .approveUnwarned, .toggleDrops, .release, .showRecord, .requeue:
      return []

    case .acceptPrompt: return acceptPrompt(argument)
    case .cancelPrompt: return cancelPrompt()
    case .recallLine: return recallLine(by: 1)
    case .newerLine: return recallLine(by: -1)
    case .completeLine: return completeLine()
    case .nextEntry: return moveEntry(by: 1)
    case .previousEntry: return moveEntry(by: -1)
    case .pageOfEntriesDown: return moveEntry(by: 10)
    case .pageOfEntriesUp: return moveEntry(by: -10)
    case .acceptEntry: return acceptEntry()
    case .nextChoice: return moveChoice(by: 1)
    case .previousChoice: return moveChoice(by: -1)
    case .pageOfChoicesDown: return moveChoice(by: 10)
    case .pageOfChoicesUp: return moveChoice(by: -10)
    case .firstChoice: return moveChoice(by: -.max)
    case .lastChoice: return moveChoice(by: .max)
    case .acceptChoice: return acceptChoice(argument)
    case .writeNote: return toggleNote()
    case .closeList, .closeMenu: return escapeOverlay()
    case .confirmYes: return confirm()
    case .confirmNo: return escapeOverlay()
    }
  }
}

extension String {
  /// The text without blanks around it.
  var trimmedOfBlanks: String {
    let start = drop { $0.isWhitespace }
    let end = start.lastIndex { !$0.isWhitespace }
    return end.map { String(start[...$0]) } ?? ""
  }
}
