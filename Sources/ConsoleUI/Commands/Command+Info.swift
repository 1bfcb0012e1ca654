/// The one table that feeds dispatch, footer, help, palette, command line, key file and documents,
/// worked out once.
private let table = Dictionary(
  uniqueKeysWithValues: Command.allCases.map { command in
    var entry = command.entry
    if Command.onDashboard.contains(command) { entry.contexts.append(.dashboard) }
    return (command, entry)
  }
)

extension Command {
  /// What there is to know of the command.
  package var info: CommandInfo { table[self] ?? entry }

  fileprivate var entry: CommandInfo {
    switch self {
    case .next:
      CommandInfo(.move, "Next item", keys: "j Down")
        .help("Selects the row below.")
        .unlisted
    case .previous:
      CommandInfo(.move, "Previous item", keys: "k Up")
        .help("Selects the row above.")
        .unlisted
    case .pageDown:
      CommandInfo(.move, "Page down", keys: "PgDn Ctrl-F")
        .help("Goes a page down, in the pane that has the focus.")
        .unlisted
    case .pageUp:
      CommandInfo(.move, "Page up", keys: "PgUp")
        .help("Goes a page up, in the pane that has the focus.")
        .unlisted
    case .first:
      CommandInfo(.move, "First", keys: "g Home")
        .help("Goes to the first row, or to the top of the record when that has the focus.")
    case .last:
      CommandInfo(.move, "Last", keys: "G End")
        .help("Goes to the last row, or to the end of the record when that has the focus.")
    case .goTo:
      CommandInfo(.move, "Go to row")
        .help("Selects a row by its number: `:123`.")
        .unlisted
    case .scrollDown:
      CommandInfo(.move, "Scroll the record down", keys: "J")
        .help("Scrolls the record a line down, whichever pane has the focus.")
        .unlisted
    case .scrollUp:
      CommandInfo(.move, "Scroll the record up", keys: "K")
        .help("Scrolls the record a line up, whichever pane has the focus.")
        .unlisted
    case .halfPageDown:
      CommandInfo(.move, "Half a page down", keys: "Ctrl-D")
        .help("Scrolls the record half a page down, from anywhere, the editor included.")
        .at(.triage, .sets, .editor)
    case .halfPageUp:
      CommandInfo(.move, "Half a page up", keys: "Ctrl-U")
        .help("Scrolls the record half a page up, from anywhere, the editor included.")
        .at(.triage, .sets, .editor)
    case .nextSource:
      CommandInfo(.move, "Next source", keys: "]")
        .help("Scrolls the record to its next source.")
    case .previousSource:
      CommandInfo(.move, "Previous source", keys: "[")
        .help("Scrolls the record to its previous source.")
    case .nextDifference:
      CommandInfo(.move, "Next difference", keys: "}")
        .help("Scrolls the record to the next place where its texts differ.")
    case .previousDifference:
      CommandInfo(.move, "Previous difference", keys: "{")
        .help("Scrolls the record to the previous place where its texts differ.")
    case .nextSentence:
      CommandInfo(.move, "Next sentence", keys: ")")
        .help(
          """
          Goes to the next sentence of the answer and says what supports it. Marked are those that no \
          source supports, and those supported in part.
          """
        )
        .at(.triage)
    case .previousSentence:
      CommandInfo(.move, "Previous sentence", keys: "(")
        .help("Goes to the previous sentence of the answer and says what supports it.")
        .at(.triage)
    case .showPassage:
      CommandInfo(.move, "Passage and back", keys: "w", hint: "passage")
        .help(
          """
          Goes from a sentence of the answer to the passage of a source that comes nearest, and back; \
          at first to that of the first unsupported sentence.
          """
        )
        .at(.triage)
    case .focusNext:
      CommandInfo(.move, "Focus the next pane", keys: "Tab")
        .help("Gives the next pane the paging keys.")
    case .focusPrevious:
      CommandInfo(.move, "Focus the previous pane", keys: "Shift-Tab")
        .help("Gives the previous pane the paging keys.")
    case .zoom:
      CommandInfo(.move, "Zoom", keys: "Enter", hint: "zoom")
        .help("Shows the record on the whole screen, or the list again; opens the selected set.")
    case .back:
      CommandInfo(.move, "One layer back", keys: "Esc", hint: "back")
        .help(
          """
          Closes what is on top: page, sentence, zoom, range, marks, search, filter. Never \
          quits, never loses text.
          """
        )
        .unlisted
    case .correct:
      CommandInfo(.decide, "Correct the answer", keys: "e c", hint: "correct", isUndoable: true)
        .help("Opens the editor for the right answer. It starts empty, or with your draft.")
    case .affirm:
      CommandInfo(.decide, "Affirm the answer", keys: "a", hint: "affirm", isUndoable: true)
        .help("Says that the answer is right and the thumb was mistaken.")
    case .discard:
      CommandInfo(.decide, "Discard", keys: "d", hint: "discard", isUndoable: true)
        .help("Makes nothing of the record, for a reason that a menu asks for.")
    case .flag:
      CommandInfo(.decide, "Flag for a second person", keys: "f", hint: "flag", isUndoable: true)
        .help("Hands the record to a second person, for a reason that a menu asks for.")
    case .skip:
      CommandInfo(.decide, "Skip", keys: "s", hint: "skip", isUndoable: true)
        .help("Puts the item off: it comes back after all others.")
    case .classify:
      CommandInfo(.decide, "Failure kind", keys: "x", isUndoable: true)
        .help("Says how the agent failed, by one more key; the same key again takes it away.")
        .at(.triage, .editor)
    case .assertions:
      CommandInfo(
        .decide,
        "Assertions",
        keys: "p F9 Alt-p",
        hint: "assert",
        isUndoable: true
      )
      .help(
        """
        Lists what your correction suggests that an answer must say and must not say; a digit takes or drops \
        each. Nothing is asserted unless you take it.
        """
      )
      .at(.triage, .editor)
    case .showCluster:
      CommandInfo(.decide, "Those that ask the same", keys: "=")
        .help("Lists the items that ask the same question, decided or not, and goes to one.")
    case .splitOff:
      CommandInfo(.decide, "Split off", isUndoable: true)
        .help(
          """
          Takes the item out of those that ask the same: it waits by itself, whatever was decided \
          of the others.
          """
        )
    case .takeSide:
      CommandInfo(
        .decide,
        "Start from a correction",
        keys: "t",
        hint: "take over",
        isUndoable: true
      )
      .help("Opens the editor with an earlier correction of the question, or a conflict's side.")
    case .undo:
      CommandInfo(.decide, "Undo", keys: "u z", hint: "undo")
        .help("Takes your last decision back, a batch whole, also after a restart.")
        .at(.triage, .sets)
    case .redo:
      CommandInfo(.decide, "Redo", keys: "Ctrl-R Z", isUndoable: true)
        .help("Puts the decision that you took back last in force again.")
        .at(.triage, .sets)
    case .nextDraft:
      CommandInfo(.decide, "Next draft", keys: "D")
        .help("Goes to the next item with a draft of yours.")
    case .copyRecord:
      CommandInfo(.decide, "Copy question and answer", keys: "y")
        .help("Puts question and answer on the clipboard of your terminal.")
    case .copyQuestion:
      CommandInfo(.decide, "Copy the question")
        .help("Puts the question on the clipboard of your terminal.")
    case .copyAnswer:
      CommandInfo(.decide, "Copy the answer")
        .help("Puts the answer on the clipboard of your terminal.")
    case .copyID:
      CommandInfo(.decide, "Copy the id")
        .help("Puts the item's id on the clipboard of your terminal.")
    case .openSource:
      CommandInfo(.decide, "Open the source's link", keys: "O")
        .help(
          "Shows the link of the source that is at hand, or of `:open 2`, and opens it on a yes."
        )
    case .toggleMark:
      CommandInfo(.batch, "Mark and advance", keys: "Space", hint: "mark")
        .help("Marks the row or takes its mark away, and goes to the next.")
    case .toggleRange:
      CommandInfo(.batch, "Mark a range", keys: "v")
        .help("Begins a range of marks at this row, or ends it.")
    case .markAll:
      CommandInfo(.batch, "Mark all", keys: "V")
        .help("Marks all that the filter matches, not just one page.")
    case .extendDown:
      CommandInfo(.batch, "Extend the range down", keys: "Shift-Down")
        .help("Begins a range if there is none and takes the row below into it.")
        .unlisted
    case .extendUp:
      CommandInfo(.batch, "Extend the range up", keys: "Shift-Up")
        .help("Begins a range if there is none and takes the row above into it.")
        .unlisted
    case .recordMacro:
      CommandInfo(.batch, "Record keys", keys: "#")
        .help("Begins to record the keys that you press, or ends it; they are kept in memory only.")
    case .playMacro:
      CommandInfo(.batch, "Play the keys", keys: "@")
        .help(
          "Presses the recorded keys again, `:play 5` five times; any key and any warning ends it."
        )
    case .search:
      CommandInfo(.find, "Search", keys: "/", hint: "search")
        .help("Looks for a text among the items of the filter, as you type.")
    case .nextHit:
      CommandInfo(.find, "Next hit", keys: "n")
        .help("Goes to the next hit of the search.")
    case .previousHit:
      CommandInfo(.find, "Previous hit", keys: "N")
        .help("Goes to the previous hit of the search.")
    case .filter:
      CommandInfo(.find, "Filter", keys: "F \\", hint: "filter")
        .help(
          """
          Shows the items of a filter only: `refund signal:down -agent:2.1 cluster:>5`; or examples of \
          a set: `kind:golden -has:warnings change:added is:pending`.
          """
        )
        .at(.triage, .sets)
    case .showFlagged:
      CommandInfo(.find, "What is flagged", keys: "!")
        .help("Shows what waits for a second person to settle it, or everything again.")
    case .order:
      CommandInfo(.find, "Order", keys: "o")
        .help("Chooses the order of the queue: by value, time, agent, cluster, or at random.")
    case .view:
      CommandInfo(.find, "View", keys: "'")
        .help("Shows a saved view, a filter with an order: a menu, or `:view NAME`.")
    case .saveView:
      CommandInfo(.find, "Save the view", keys: "\"")
        .help("Saves filter and order as a view of a name; the settings can have views too.")
    case .removeView:
      CommandInfo(.find, "Remove a view")
        .help("Removes a view that was saved in the console.")
    case .commandLine:
      CommandInfo(.find, "Command line", keys: ":")
        .help("Runs a command by its name, or goes to a row: `:123`.")
        .at(.triage, .sets).unlisted
    case .palette:
      CommandInfo(.find, "Palette", keys: "Ctrl-P", hint: "commands")
        .help("Finds a command by some of its letters and runs it.")
        .at(.triage, .sets, .editor)
        .unlisted
    case .help:
      CommandInfo(.find, "Help", keys: "? F1", hint: "help")
        .help("Lists what works here, with its keys; can be searched, and Enter runs.")
        .at(.triage, .sets, .editor)
    case .showTriage:
      CommandInfo(.console, "Triage", keys: "1")
        .help("Shows the queue.")
    case .showSets:
      CommandInfo(.console, "Curated sets", keys: "2")
        .help("Shows the curated sets and what waits for approval.")
    case .showDashboard:
      CommandInfo(.console, "Dashboard", keys: "3")
        .help("Shows what waits, what was decided, how the agent does, and the next release.")
    case .largerList:
      CommandInfo(.console, "Larger list", keys: ">")
        .help("Gives the list more of the screen; the mouse can drag the line between the panes.")
    case .smallerList:
      CommandInfo(.console, "Smaller list", keys: "<")
        .help("Gives the record more of the screen.")
    case .theme:
      CommandInfo(.console, "Theme", keys: "T")
        .help("Chooses among the themes; the screen shows each as you go.")
    case .mouse:
      CommandInfo(.console, "Mouse on or off", keys: "m")
        .help("Switches the mouse; off, the terminal selects text by itself.")
    case .refresh:
      CommandInfo(.console, "Refresh", keys: "R")
        .help("Reads the queue again; what you decided leaves the list.")
    case .redraw:
      CommandInfo(.console, "Redraw", keys: "Ctrl-L")
        .help("Draws the whole screen again.")
        .at(.triage, .sets, .editor, .prompt, .list, .menu, .confirm)
    case .suspend:
      CommandInfo(.console, "Suspend", keys: "Ctrl-Z")
        .help("Goes back to the shell; `fg` returns.")
    case .cancel:
      CommandInfo(.console, "Cancel", keys: "Ctrl-C")
        .help("Stops the search or the load that runs; otherwise says how to quit.")
        .at(.triage, .sets, .prompt, .list, .menu, .confirm)
    case .quit:
      CommandInfo(.console, "Back or quit", keys: "q", hint: "quit")
        .help(
          """
          Closes what is on top, else ends errata. Nothing can be lost: every decision \
          and every draft is on disk.
          """
        )
    case .submit:
      CommandInfo(
        .editor,
        "Submit the correction",
        keys: "Ctrl-S",
        hint: "submit",
        isUndoable: true
      )
      .help(
        """
        Submits the correction and goes to the next item. Empty or unchanged text is \
        refused, and what looks like a slip is asked about.
        """
      )
    case .leaveEditor:
      CommandInfo(.editor, "Leave the editor", keys: "Esc", hint: "leave")
        .help("Goes back to the queue; the draft is kept.")
    case .startFromAnswer:
      CommandInfo(
        .editor,
        "Start from the answer",
        keys: "Ctrl-O",
        hint: "from answer",
        isUndoable: true
      )
      .help("Puts the agent's answer, or a correction that there is, in place of the text.")
    case .externalEditor:
      CommandInfo(.editor, "Open $EDITOR", keys: "Ctrl-G", hint: "$EDITOR", isUndoable: true)
        .help("Opens the text in the editor that $VISUAL or $EDITOR names.")
    case .dropDraft:
      CommandInfo(.editor, "Drop the draft", keys: "Ctrl-X", isUndoable: true)
        .help("Throws the draft away after a question; undo in the editor brings it back.")
    case .showPassageForCaret:
      CommandInfo(.editor, "Passage and back", keys: "Ctrl-N", hint: "passage")
        .help(
          """
          Shows the passage of a source that comes nearest to the sentence at the caret, and goes \
          back.
          """
        )
    case .insertText:
      CommandInfo(.editor, "Insert text", isUndoable: true)
        .help("Types its argument into the editor, for scripts.")
        .unlisted
    case .copySelection:
      CommandInfo(.editor, "Copy the selection", keys: "Ctrl-C")
        .help("Takes the selection in, to be put in elsewhere; without one, stops what runs.")
    case .insertPassage:
      CommandInfo(.editor, "Insert a passage", keys: "Ctrl-E", hint: "cite", isUndoable: true)
        .help(
          """
          Puts in the passage that is highlighted, with its citation; without one, or again, offers the \
          likeliest.
          """
        )
    case .find:
      CommandInfo(.editor, "Find in the text", keys: "Ctrl-F")
        .help("Looks for a text in the correction, as you type; Enter stays there, Esc goes back.")
    case .findNext:
      CommandInfo(.editor, "Find the next", keys: "Ctrl-N Ctrl-F", hint: "next")
        .help("Goes on to the next place of what is looked for, or at first of what was last.")
        .at(.prompt).unlisted
    case .findPrevious:
      CommandInfo(.editor, "Find the previous", keys: "Ctrl-R", hint: "previous")
        .help("Goes back to the previous place of what is looked for.")
        .at(.prompt).unlisted
    case .approve:
      CommandInfo(.sets, "Approve", keys: "a", hint: "approve", isUndoable: true)
        .help("Lets the example, or the marked ones, into a release.")
    case .reject:
      CommandInfo(.sets, "Reject", keys: "x", hint: "reject", isUndoable: true)
        .help("Keeps the example, or the marked ones, out of a release, for a reason.")
    case .approveUnwarned:
      CommandInfo(
        .sets,
        "Approve all without warnings",
        keys: "A",
        hint: "approve all unwarned",
        isUndoable: true
      )
      .help("Approves every example of the set that waits and has no warning.")
    case .toggleDrops:
      CommandInfo(.sets, "What was left out", keys: "D", hint: "drops")
        .help(
          """
          Lists the records that the set leaves out, with the reason; then what the last release had and \
          this set has not; then the examples again.
          """
        )
    case .release:
      CommandInfo(.sets, "Release", keys: "r", hint: "release")
        .help("Writes the set into a folder, as `errata release` does, once all of it is settled.")
    case .showRecord:
      CommandInfo(.sets, "Go to the record", keys: "i", hint: "record")
        .help(
          """
          Shows, on the triage screen, what the queue has of the record that the example was made of, with \
          sources and history.
          """
        )
    case .requeue:
      CommandInfo(.sets, "Back to the queue", keys: "b", hint: "to the queue", isUndoable: true)
        .help(
          """
          Puts the record behind the example, or the marked ones, into the queue again, as when a candidate fails \
          the case: what is said of it then stands in place of what was said before.
          """
        )
    default:
      // How texts are shown, what the keys do to one, and what they do in prompts and menus stand in tables
      // of their own, complete by their compiler's word.
      ReadingCommand(rawValue: rawValue)?.info ?? EditorCommand(rawValue: rawValue)?.info
        ?? DialogueCommand(rawValue: rawValue)?.info ?? CommandInfo(.editor, rawValue)
    }
  }
}
