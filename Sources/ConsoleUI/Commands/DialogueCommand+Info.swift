/// The commands of prompts, lists, menus and questions.
enum DialogueCommand: String, CaseIterable {
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

  /// The command's row in the table of commands.
  var info: CommandInfo {
    switch self {
    case .acceptPrompt:
      CommandInfo(.dialogue, "Accept", keys: "Enter", hint: "accept")
        .help("Takes what is typed.")
        .at(.prompt)
    case .cancelPrompt:
      CommandInfo(.dialogue, "Cancel", keys: "Esc", hint: "cancel")
        .help("Leaves the prompt; so does Backspace when it is empty.")
        .at(.prompt)
    case .recallLine:
      CommandInfo(.dialogue, "Recall", keys: "Up", hint: "last")
        .help("Puts back what was typed before at such a prompt, left with Esc or not.")
        .at(.prompt)
    case .newerLine:
      CommandInfo(.dialogue, "Recall what is newer", keys: "Down")
        .help("Goes back from what was typed before towards what is being typed.")
        .at(.prompt)
    case .completeLine:
      CommandInfo(.dialogue, "Complete", keys: "Tab", hint: "complete")
        .help(
          """
          Completes commands, keys and values of filters, and all else from what was typed before; \
          again, it goes through what is possible.
          """
        )
        .at(.prompt)
    case .nextEntry:
      CommandInfo(.dialogue, "Next entry", keys: "Down Ctrl-N")
        .help("Selects the entry below.")
        .at(.list)
    case .previousEntry:
      CommandInfo(.dialogue, "Previous entry", keys: "Up Ctrl-P")
        .help("Selects the entry above.")
        .at(.list)
    case .pageOfEntriesDown:
      CommandInfo(.dialogue, "Page down in the list", keys: "PgDn Ctrl-F")
        .help("Goes a page of entries down.")
        .at(.list)
    case .pageOfEntriesUp:
      CommandInfo(.dialogue, "Page up in the list", keys: "PgUp")
        .help("Goes a page of entries up.")
        .at(.list)
    case .acceptEntry:
      CommandInfo(.dialogue, "Run", keys: "Enter", hint: "run")
        .help("Runs the selected command.")
        .at(.list)
    case .closeList:
      CommandInfo(.dialogue, "Close the list", keys: "Esc", hint: "close")
        .help("Goes back without running anything.")
        .at(.list)
    case .nextChoice:
      CommandInfo(.dialogue, "Next choice", keys: "Down")
        .help("Selects the choice below.")
        .at(.menu)
    case .previousChoice:
      CommandInfo(.dialogue, "Previous choice", keys: "Up")
        .help("Selects the choice above.")
        .at(.menu)
    case .pageOfChoicesDown:
      CommandInfo(.dialogue, "Page down in the menu", keys: "PgDn Ctrl-F")
        .help("Goes a page of choices down.")
        .at(.menu)
    case .pageOfChoicesUp:
      CommandInfo(.dialogue, "Page up in the menu", keys: "PgUp")
        .help("Goes a page of choices up.")
        .at(.menu)
    case .firstChoice:
      CommandInfo(.dialogue, "First choice", keys: "Home")
        .help("Selects the first choice.")
        .at(.menu)
    case .lastChoice:
      CommandInfo(.dialogue, "Last choice", keys: "End")
        .help("Selects the last choice.")
        .at(.menu)
    case .acceptChoice:
      CommandInfo(.dialogue, "Choose", keys: "Enter", hint: "choose")
        .help("Takes the selected choice.")
        .at(.menu)
    case .writeNote:
      CommandInfo(.dialogue, "Write a note", keys: "Tab", hint: "note")
        .help("Begins or ends a note that goes with the reason.")
        .at(.menu)
    case .closeMenu:
      CommandInfo(.dialogue, "Close the menu", keys: "Esc", hint: "back")
        .help("Goes back without choosing.")
        .at(.menu)
    case .confirmYes:
      CommandInfo(.dialogue, "Yes", keys: "y", hint: "yes")
        .help("Does what was asked about.")
        .at(.confirm)
    case .confirmNo:
      CommandInfo(.dialogue, "No", keys: "n Esc", hint: "no")
        .help("Leaves everything as it is.")
        .at(.confirm)
    }
  }
}
