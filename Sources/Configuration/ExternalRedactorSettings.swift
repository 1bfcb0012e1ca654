/// A program that is asked about texts besides errata's own redaction.
package struct ExternalRedactorSettings: Hashable, Sendable {
  /// The program and its arguments.
  package var command: [String]
  /// Seconds for a batch.
  package var timeout = 30
  /// Records in a batch.
  package var batch = 16

  /// Makes settings with the defaults.
  package init(command: [String]) { self.command = command }
}

extension ExternalRedactorSettings {
  /// Reads the table `redaction.external`.
  init(_ node: TOMLNode, _ document: TOMLDocument) throws(ConfigurationError) {
    self.init(command: [])
    let place = ["redaction", "external"]
    for (key, node) in try document.table(node, at: place) {
      let inner = place + [key]
      switch key {
      case "command": command = try document.texts(node, at: inner)
      case "timeout": timeout = try document.integer(node, at: inner, in: 1...3600)
      case "batch": batch = try document.integer(node, at: inner, in: 1...1000)
      default: throw document.unknown(inner, known: ["command", "timeout", "batch"])
      }
    }
    guard let program = command.first, !program.isEmpty else {
      throw document.error(
        at: place + ["command"],
        "there is no command to run",
        "Write the program and its arguments: command = [\"presidio-jsonl\", \"--fast\"]."
      )
    }
  }
}
