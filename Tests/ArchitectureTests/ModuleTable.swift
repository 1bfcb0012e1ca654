/// The table of Sources/README.md: which module may import what.
struct ModuleTable {
  /// One line of the table.
  struct Row {
    /// How low it stands.
    var layer: Int
    /// The module.
    var name: String
    /// Our modules that it may import; nil when it may import all of lower layers.
    var ours: Set<String>?
    /// Modules of others that it may import.
    var outside: Set<String>
  }

  /// The lines.
  var rows: [Row] = []

  /// Reads a document.
  init(markdown: String) {
    for line in markdown.split(separator: "\n") where line.hasPrefix("| ") {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
        .map { $0.filter { $0 != "`" }.trimmingSpaces }
      guard cells.count == 6, let layer = Int(cells[1]) else { continue }
      rows.append(
        Row(
          layer: layer,
          name: cells[2],
          ours: cells[3] == "all below" ? nil : Self.names(cells[3]),
          outside: Self.names(cells[4])
        )
      )
    }
  }

  /// The line of a module.
  subscript(module: String) -> Row? { rows.first { $0.name == module } }

  /// Why a module may not import another, or nil when it may.
  func objection(to imported: String, in module: String) -> String? {
    guard let row = self[module] else {
      return "\(module) has no line in the table of Sources/README.md"
    }
    guard let target = self[imported] else {
      return row.outside.contains(imported) || imported == module
        ? nil : "\(module) may not import \(imported), which is not ours"
    }
    if target.layer >= row.layer {
      return "\(module) of layer \(row.layer) may not import \(imported) of layer \(target.layer)"
    }
    if let ours = row.ours, !ours.contains(imported) {
      return "\(module) may not import \(imported): the table has no such arrow"
    }
    return nil
  }

  private static func names(_ cell: String) -> Set<String> {
    Set(cell.split(separator: ",").map { String($0).trimmingSpaces }.filter { !$0.isEmpty })
  }
}

extension String {
  /// The text without spaces at its ends.
  var trimmingSpaces: String {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
