/// The commands that change how texts are shown, and what is shown beside the record.
enum ReadingCommand: String, CaseIterable {
  case raw = "record.raw"
  case fold = "record.fold"
  case foldAll = "record.fold-all"

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
    }
  }
}
