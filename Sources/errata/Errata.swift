import ArgumentParser
import CTerminalGuard
import Glibc

/// The root command: what `errata` is, its commands, and how a run ends.
@main
struct Errata: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "errata",
    abstract: "Review the answers that an LLM agent got wrong, and make datasets of the reviews.",
    discussion: """
      Without a command, errata opens the review console. Data go to standard output and messages \
      to standard error. Exit status: 0 done; 1 a check said no; 3 a candidate could not be \
      evaluated; 64 wrong usage; 65 bad input (what was good is kept); 66 missing input; 69 store unreachable; 70 a bug of errata; 74 I/O error.
      """,
    version: version,
    groupedSubcommands: CommandIndex.groups,
    defaultSubcommand: ReviewCommand.self
  )

  /// Parses the arguments, runs the command that they name, and ends with its status.
  static func main() {
    // The runtime's own report of a crash would print what stands in memory.
    terminal_guard_begin()
    // A reader that goes away (`errata queue | head`) shows up as EPIPE at the write instead.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      end(after: error)
    }
  }

  private static func end(after error: any Error) -> Never {
    switch Ending(of: error) {
    case .quiet(let status):
      Glibc.exit(status.rawValue)
    case .message(let text, let status):
      Messages.error(text)
      Glibc.exit(status.rawValue)
    case .interrupted(let text, let status):
      Messages.note(text)
      Glibc.exit(status)
    case .parser:
      let status = exitCode(for: error)
      if let unknown = UnknownCommand(CommandLine.arguments.dropFirst()) {
        end(after: Failure(.usage, unknown.description))
      }
      if status.isSuccess { print(fullMessage(for: error)) }
      Messages.note(fullMessage(for: error))
      Glibc.exit(status.rawValue)
    }
  }

  /// Prints a help text or a completion script, which is data, and ends.
  private static func print(_ text: String) -> Never {
    let output = DataOutput()
    do {
      try output.line(text)
      try output.flush()
    } catch {
      end(after: error)
    }
    Glibc.exit(ExitStatus.done.rawValue)
  }
}
