import ArgumentParser

/// Every command, in the groups and the order of `errata --help`.
enum CommandIndex {
  static var groups: [CommandGroup] {
    [
      CommandGroup(name: "Reviewing", subcommands: reviewing),
      CommandGroup(name: "Capturing", subcommands: capturing),
      CommandGroup(name: "Curating", subcommands: curating),
      CommandGroup(name: "Keeping", subcommands: keeping),
    ]
  }

  /// What a command line may begin with, `help` of the parser included.
  static var names: [String] {
    (reviewing + capturing + curating + keeping).compactMap { $0.configuration.commandName } + [
      "help"
    ]
  }

  private static var reviewing: [any ParsableCommand.Type] {
    [ReviewCommand.self, DemoCommand.self, QueueCommand.self, ShowCommand.self, DecideCommand.self]
  }

  private static var capturing: [any ParsableCommand.Type] {
    [LogCommand.self, FeedbackCommand.self, RedactCommand.self, ConsentCommand.self]
  }

  private static var curating: [any ParsableCommand.Type] {
    [
      CurateCommand.self, SetCommand.self, ApproveCommand.self, RejectCommand.self,
      ReleaseCommand.self, ExportCommand.self, GateCommand.self, CycleCommand.self,
      AuditCommand.self,
      ReportCommand.self,
    ]
  }

  private static var keeping: [any ParsableCommand.Type] {
    [
      ForgetCommand.self, ThemesCommand.self, KeysCommand.self, ConfigCommand.self,
      DoctorCommand.self,
    ]
  }
}
