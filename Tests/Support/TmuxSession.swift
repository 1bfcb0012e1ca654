import Foundation
package import Testing

/// A program in a real terminal of a fixed size: tmux on a socket of its own, without any
/// configuration of the user's.
///
/// What a person does is said in a person's words (`type`, `press`, `paste`, `resize`), and what a
/// person sees is waited for, never slept for. The terminal goes when the session is let go of.
package final class TmuxSession: Sendable {
  /// Whether there is a tmux to run; suites that need one are skipped otherwise.
  package static let isAvailable = path(of: "tmux") != nil
  /// Why they are skipped.
  package static let hint: Comment = "tmux is not installed (apt-get install tmux)"

  private let folder: URL
  private let tmux: String

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - command: the program with its arguments.
  ///   - environment: all that the program sees beside PATH, LANG, HOME and what tmux sets.
  package init(
    _ command: [String],
    columns: Int = 80,
    rows: Int = 24,
    terminal: String = "tmux-256color",
    environment: [String: String] = [:]
  ) throws {
    tmux = try #require(Self.path(of: "tmux"))
    folder = FileManager.default.temporaryDirectory.appending(path: "errata-tmux-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let settings = """
      set -g remain-on-exit on
      set -g remain-on-exit-format ""
      set -g status off
      set -g default-terminal \(terminal)
      set -s escape-time 0
      """
    try Data(settings.utf8).write(to: folder.appending(path: "conf"))
    let variables = ["HOME": folder.path].merging(environment) { $1 }
      .sorted { $0.key < $1.key }
      .flatMap { ["-e", "\($0.key)=\($0.value)"] }
    // A single word would go through a shell.
    let program = command.count == 1 ? ["env"] + command : command
    try run(
      ["new-session", "-d", "-s", "main", "-c", folder.path, "-x", "\(columns)", "-y", "\(rows)"]
        + variables + program
    )
  }

  deinit {
    _ = try? run(["kill-server"])
    try? FileManager.default.removeItem(at: folder)
  }

  /// Presses keys by tmux' names for them: `Enter`, `Escape`, `C-s`, `Down`, `a`.
  package func press(_ keys: String...) throws { try run(["send-keys", "-t", "main"] + keys) }

  /// Types a text as it stands.
  package func type(_ text: String) throws { try run(["send-keys", "-t", "main", "-l", text]) }

  /// Pastes a text, in brackets when the program asked for that.
  package func paste(_ text: String) throws {
    let file = folder.appending(path: "paste")
    try Data(text.utf8).write(to: file)
    try run(["load-buffer", file.path])
    try run(["paste-buffer", "-p", "-r", "-t", "main"])
  }

  /// Gives the window another size.
  package func resize(columns: Int, rows: Int) throws {
    try run(["resize-window", "-t", "main", "-x", "\(columns)", "-y", "\(rows)"])
  }

  /// The screen as text, its rows without the blanks at their ends.
  package func screen() throws -> String {
    try run(["capture-pane", "-p", "-t", "main"])
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
      .joined(separator: "\n")
  }

  /// The screen with its colours and attributes as escape sequences.
  package func styledScreen() throws -> String {
    try run(["capture-pane", "-p", "-e", "-t", "main"])
  }

  /// Writes all bytes that the program sends from now on to a file too.
  package func record(to path: String) throws {
    try run(["pipe-pane", "-t", "main", "cat > '\(path)'"])
  }

  /// What tmux knows about the terminal, by its names: `alternate_on`, `cursor_flag`, `mouse_any_flag`.
  package func fact(_ name: String) throws -> String {
    try run(["display-message", "-p", "-t", "main", "#{\(name)}"]).trimmingCharacters(
      in: .whitespacesAndNewlines
    )
  }

  /// The program's process.
  package func process() throws -> Int32 { try #require(Int32(try fact("pane_pid"))) }

  /// The processes that the program has started and that still run.
  package func children() throws -> [Int32] {
    let process = try process()
    return try String(contentsOfFile: "/proc/\(process)/task/\(process)/children", encoding: .utf8)
      .split(separator: " ")
      .compactMap { Int32($0) }
  }

  /// Sends the program a signal.
  package func signal(_ number: Int32) throws { kill(try process(), number) }

  /// Waits until the screen satisfies a condition.
  ///
  /// - Returns: that screen; when the time is over the last one, and the test has failed.
  @discardableResult
  package func wait(
    for what: Comment? = nil,
    within limit: Duration = .seconds(15),
    sourceLocation: SourceLocation = #_sourceLocation,
    until isReached: (String) throws -> Bool
  ) async throws -> String {
    let end = ContinuousClock.now + limit
    var screen = try screen()
    while try !isReached(screen) {
      if ContinuousClock.now > end {
        Issue.record(
          "\(what?.rawValue ?? "what was waited for") did not come; the screen was:\n\(screen)",
          sourceLocation: sourceLocation
        )
        return screen
      }
      try await Task.sleep(for: .milliseconds(10))
      screen = try self.screen()
    }
    return screen
  }

  /// Waits until the screen shows a text.
  @discardableResult
  package func wait(
    for text: String,
    within limit: Duration = .seconds(15),
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> String {
    try await wait(for: "“\(text)”", within: limit, sourceLocation: sourceLocation) {
      $0.contains(text)
    }
  }

  /// How a program ended.
  package enum Ending: Equatable, Sendable {
    /// With that status.
    case status(Int32)
    /// By that signal.
    case signal(Int32)
  }

  /// Waits for the program's end.
  ///
  /// - Returns: nil when it goes on beyond the limit; the test has failed then.
  @discardableResult
  package func ending(
    within limit: Duration = .seconds(15),
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> Ending? {
    try await wait(for: "the end of the program", within: limit, sourceLocation: sourceLocation) {
      _ in
      guard try fact("pane_dead") == "1" else { return false }
      if try !fact("pane_dead_status").isEmpty || !fact("pane_dead_signal").isEmpty { return true }
      // tmux 3.3 sees the end of the output before it learns how the program ended, and at times
      // overlooks that; a reminder helps.
      if let server = Int32(try fact("pid")) { kill(server, SIGCHLD) }
      return false
    }
    if let signal = Int32(try fact("pane_dead_signal")) { return .signal(signal) }
    return Int32(try fact("pane_dead_status")).map(Ending.status)
  }

  @discardableResult
  private func run(_ arguments: [String]) throws -> String {
    let result = try Tool(
      tmux,
      [
        "-S", folder.appending(path: "s").path, "-f", folder.appending(path: "conf").path, "-u",
      ] + arguments,
      environment: [
        "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "SHELL": "/bin/sh",
        "TERM": "xterm-256color",
      ]
    )
    if result.status != 0 {
      throw ToolError(message: "tmux \(arguments.first ?? ""): \(result.messages)")
    }
    return result.output
  }

  private static func path(of program: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin")
      .split(separator: ":")
      .map { "\($0)/\(program)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
