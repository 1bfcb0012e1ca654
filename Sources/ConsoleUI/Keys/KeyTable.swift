/// The table of keys for the documents.
package enum KeyTable {
  /// Every command with its keys and its help, under its section, as Markdown.
  package static func markdown(_ keymap: Keymap = .standard) -> String {
    var lines: [String] = []
    for section in CommandSection.allCases {
      if !lines.isEmpty { lines.append("") }
      lines += ["### \(section.rawValue)", "", "| key | command | what it does |", "|---|---|---|"]
      for command in Command.allCases where command.info.section == section {
        let keys = keymap.keys(of: command).map { "`\(escaped($0.name))`" }.joined(separator: " ")
        lines.append("| \(keys) | `\(command.rawValue)` | \(escaped(command.info.help)) |")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func escaped(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
