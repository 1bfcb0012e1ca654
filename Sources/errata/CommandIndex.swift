import ArgumentParser

/// Every command, in the groups and the order of `errata --help`.
enum CommandIndex {
  static var groups: [CommandGroup] {
    [
      CommandGroup(name: "Reviewing", subcommands: reviewing),
      CommandGroup(name: "Curating", subcommands: curating),
    ]
  }

  private static var reviewing: [any ParsableCommand.Type] {
    [Review.self, QueueCommand.self, ShowCommand.self]
  }

  private static var curating: [any ParsableCommand.Type] {
    [
      CurateCommand.self, SetCommand.self, ApproveCommand.self, RejectCommand.self,
      ReleaseCommand.self,
    ]
  }
}
