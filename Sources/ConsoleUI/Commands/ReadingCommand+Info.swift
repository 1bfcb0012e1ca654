/// The commands that change how texts are shown, and what is shown beside the record.
enum ReadingCommand: String, CaseIterable {
  case raw = "record.raw"
  case fold = "record.fold"
  case foldAll = "record.fold-all"
  case guidelines = "page.guidelines"
  case guidelinesInEditor = "editor.guidelines"
  case turns = "page.turns"
  case answers = "page.answers"

  /// The command's row in the table of commands.
  var info: CommandInfo {
    switch self {
    case .raw:
      CommandInfo(.move, "Markdown as written", keys: "M")
        .help(
          """
          Shows answers and sources as they are written, or headings, lists, tables and links as a person \
          reads them.
          """
        )
    case .fold:
      CommandInfo(.move, "Open or fold the source", keys: "-")
        .help("Opens the long source that is at hand, or folds it again.")
    case .foldAll:
      CommandInfo(.move, "Open or fold all sources", keys: "_")
        .help("Opens every long source, of the records to come too, or folds them again.")
    case .guidelines:
      CommandInfo(.move, "Guidelines", keys: "h")
        .help(
          """
          Opens the team's guidelines beside the record, or over it where there is no room, or closes them.
          """
        )
        .at(.triage)
    case .guidelinesInEditor:
      CommandInfo(.editor, "Guidelines", keys: "Ctrl-R")
        .help("Opens the team's guidelines beside the record, or over it, or closes them.")
    case .turns:
      CommandInfo(.move, "Earlier in the session", keys: "S")
        .help("Opens the turns of the session before this record, or goes back to the record.")
        .at(.triage)
    case .answers:
      CommandInfo(.move, "Other answers", keys: "Q")
        .help("Opens the other answers to the same question, or goes back to the record.")
        .at(.triage)
    }
  }
}
