import ArgumentParser

/// Every command, in the groups and the order of `errata --help`.
enum CommandIndex {
  static var groups: [CommandGroup] {
    [
      CommandGroup(name: "Reviewing", subcommands: reviewing)
    ]
  }

  private static var reviewing: [any ParsableCommand.Type] {
    [Review.self, QueueCommand.self, ShowCommand.self]
  }
}
