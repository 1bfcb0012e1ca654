/// Everything that the console can be told to do, by a key, the palette, the command line or a
/// script.
///
/// The raw value is the command's id. What else is known of a command stands in its
/// ``Command/info``; whether it works just now, and if not why, is asked of the state.
package enum Command: String, CaseIterable, Sendable {
  // Moving.
  case next = "move.next"
  case previous = "move.previous"
  case pageDown = "move.page-down"
  case pageUp = "move.page-up"
  case first = "move.first"
  case last = "move.last"
  case goTo = "move.to"
  case scrollDown = "record.scroll-down"
  case scrollUp = "record.scroll-up"
  case halfPageDown = "record.half-page-down"
  case halfPageUp = "record.half-page-up"
  case nextSource = "record.next-source"
  case previousSource = "record.previous-source"
  case nextDifference = "record.next-difference"
  case previousDifference = "record.previous-difference"
  case nextSentence = "record.next-sentence"
  case previousSentence = "record.previous-sentence"
  case showPassage = "record.passage"
  case toggleRaw = "record.raw"
  case toggleFold = "record.fold"
  case toggleFolds = "record.fold-all"
  case toggleGuidelines = "page.guidelines"
  case toggleGuidelinesInEditor = "editor.guidelines"
  case toggleTurns = "page.turns"
  case toggleAnswers = "page.answers"
  case focusNext = "focus.next"
  case focusPrevious = "focus.previous"
  case zoom = "zoom"
  case back = "back"

  // Deciding.
  case correct = "decide.correct"
  case affirm = "decide.affirm"
  case discard = "decide.discard"
  case flag = "decide.flag"
  case skip = "decide.skip"
  case classify = "decide.kind"
  case assertions = "assertion.list"
  case takeSide = "decide.take-side"
  case showCluster = "cluster.show"
  case splitOff = "cluster.split"
  case undo = "undo"
  case redo = "redo"
  case nextDraft = "draft.next"
  case copyRecord = "copy.record"
  case copyQuestion = "copy.question"
  case copyAnswer = "copy.answer"
  case copyID = "copy.id"
  case openSource = "source.open"

  // Marking.
  case toggleMark = "mark.toggle"
  case toggleRange = "mark.range"
  case markAll = "mark.all"
  case extendDown = "mark.extend-down"
  case extendUp = "mark.extend-up"
  case recordMacro = "macro.record"
  case playMacro = "macro.play"

  // Finding.
  case search = "search.start"
  case nextHit = "search.next"
  case previousHit = "search.previous"
  case filter = "filter"
  case showFlagged = "filter.flagged"
  case order = "order"
  case view = "view"
  case saveView = "view.save"
  case removeView = "view.remove"
  case commandLine = "command-line"
  case palette = "palette"
  case help = "help"

  // Screens and the console itself.
  case showTriage = "screen.triage"
  case showSets = "screen.sets"
  case showDashboard = "screen.dashboard"
  case largerList = "pane.larger-list"
  case smallerList = "pane.smaller-list"
  case theme = "theme"
  case mouse = "mouse"
  case refresh = "refresh"
  case redraw = "redraw"
  case suspend = "suspend"
  case cancel = "cancel"
  case quit = "quit"

  // The editor.
  case submit = "editor.submit"
  case leaveEditor = "editor.leave"
  case editorUndo = "editor.undo"
  case editorRedo = "editor.redo"
  case toggleDiff = "editor.diff"
  case nextEdit = "editor.next-edit"
  case previousEdit = "editor.previous-edit"
  case startFromAnswer = "editor.from-answer"
  case externalEditor = "editor.external"
  case dropDraft = "editor.drop"
  case insertText = "editor.insert"
  case showPassageForCaret = "editor.passage"
  case caretLeft = "editor.left"
  case caretRight = "editor.right"
  case caretUp = "editor.up"
  case caretDown = "editor.down"
  case wordLeft = "editor.word-left"
  case wordRight = "editor.word-right"
  case rowStart = "editor.row-start"
  case rowEnd = "editor.row-end"
  case paragraphUp = "editor.paragraph-up"
  case paragraphDown = "editor.paragraph-down"
  case editorPageUp = "editor.page-up"
  case editorPageDown = "editor.page-down"
  case textStart = "editor.text-start"
  case textEnd = "editor.text-end"
  case selectLeft = "editor.select-left"
  case selectRight = "editor.select-right"
  case selectUp = "editor.select-up"
  case selectDown = "editor.select-down"
  case selectWordLeft = "editor.select-word-left"
  case selectWordRight = "editor.select-word-right"
  case selectRowStart = "editor.select-row-start"
  case selectRowEnd = "editor.select-row-end"
  case selectTextStart = "editor.select-text-start"
  case selectTextEnd = "editor.select-text-end"
  case selectAll = "editor.select-all"
  case setMark = "editor.mark"
  case newLine = "editor.new-line"
  case deleteLeft = "editor.delete-left"
  case deleteRight = "editor.delete-right"
  case deleteWordLeft = "editor.delete-word-left"
  case deleteWordRight = "editor.delete-word-right"
  case cutLine = "editor.cut-line"
  case copySelection = "editor.copy"
  case yank = "editor.yank"
  case yankEarlier = "editor.yank-earlier"
  case reflow = "editor.reflow"
  case insertPassage = "editor.insert-passage"
  case find = "editor.find"
  case findNext = "editor.find-next"
  case findPrevious = "editor.find-previous"

  // The curated sets.
  case approve = "sets.approve"
  case reject = "sets.reject"
  case approveUnwarned = "sets.approve-without-warnings"
  case toggleDrops = "sets.drops"
  case release = "sets.release"
  case showRecord = "sets.record"
  case requeue = "sets.requeue"

  // Prompts, lists, menus and questions.
  case acceptPrompt = "prompt.accept"
  case cancelPrompt = "prompt.cancel"
  case recallLine = "prompt.recall"
  case newerLine = "prompt.newer"
  case completeLine = "prompt.complete"
  case nextEntry = "list.next"
  case previousEntry = "list.previous"
  case pageOfEntriesDown = "list.page-down"
  case pageOfEntriesUp = "list.page-up"
  case acceptEntry = "list.accept"
  case closeList = "list.close"
  case nextChoice = "menu.next"
  case previousChoice = "menu.previous"
  case pageOfChoicesDown = "menu.page-down"
  case pageOfChoicesUp = "menu.page-up"
  case firstChoice = "menu.first"
  case lastChoice = "menu.last"
  case acceptChoice = "menu.accept"
  case writeNote = "menu.note"
  case closeMenu = "menu.close"
  case confirmYes = "confirm.yes"
  case confirmNo = "confirm.no"

  /// The command of an id, or nil when there is none.
  package init?(_ id: CommandID) { self.init(rawValue: id.rawValue) }

  /// The id.
  package var id: CommandID { CommandID(rawValue) }

  /// Whether something may follow it on the command line or in a script.
  var takesArgument: Bool {
    switch self {
    case .goTo, .correct, .takeSide, .discard, .flag, .classify, .openSource, .playMacro, .search,
      .filter, .order, .view, .saveView, .removeView, .commandLine, .theme, .startFromAnswer,
      .insertText, .insertPassage, .find, .reject, .release, .acceptPrompt, .acceptChoice:
      true
    default: false
    }
  }

  /// Whether its key is the note's while one is written in a menu.
  var goesToNote: Bool {
    switch self {
    case .pageOfChoicesDown, .pageOfChoicesUp, .firstChoice, .lastChoice: true
    default: false
    }
  }

  /// Whether a repeat of its key within an eye's blink is taken for the keyboard's own.
  var isDecision: Bool {
    switch self {
    case .affirm, .discard, .flag, .skip, .approve, .reject, .approveUnwarned, .submit: true
    default: false
    }
  }

  /// Whether it opens a menu in which a digit chooses at once.
  var choosesByDigit: Bool {
    switch self {
    case .discard, .flag, .classify, .assertions: true
    default: false
    }
  }
}
