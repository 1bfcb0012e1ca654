import ConsoleUI

/// The keys on one page, a row a section: what README.md shows.
enum KeyDigest {
  /// The table as Markdown.
  static func markdown(_ keymap: Keymap = .standard) -> String {
    var lines = ["| where | keys |", "|---|---|"]
    for section in CommandSection.allCases where section != .dialogue {
      let entries = Command.allCases.filter { $0.info.section == section }
        .compactMap { entry($0, keymap) }
      lines.append("| \(section.rawValue.lowercased()) | \(entries.joined(separator: " · ")) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func entry(_ command: Command, _ keymap: Keymap) -> String? {
    let keys = keymap.keys(of: command)
    guard !keys.isEmpty else { return nil }
    let names = keys.map { "`\($0.name == "|" ? "\\|" : $0.name)`" }.joined(separator: " ")
    let title = command.info.title
    return "\(names) \(title.prefix(1).lowercased())\(title.dropFirst())"
  }
}
