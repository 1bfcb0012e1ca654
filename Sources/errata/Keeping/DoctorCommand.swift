import ArgumentParser
import CellGrid
import Configuration
import ConsoleRuntime
import ConsoleUI
import Glibc
import ReviewStorage
import SpellChecking

/// `errata doctor`: whether all is well.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check the store, its files and the terminal; exit 1 when something is wrong."
  )

  @Flag(help: "One JSON object a check, the id first.")
  var json = false
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let output = DataOutput()
    var isWell = true
    let findings =
      try StoreCheck(global).findings + [settings]
      + [views, spelling, guidelines].compactMap(\.self)
      + terminal.findings
    for finding in findings {
      isWell = isWell && finding.grade != .bad
      if json {
        try output.line(finding.json.text)
      } else {
        let grade = finding.grade.rawValue
        let padding = String(repeating: " ", count: max(1, 8 - grade.utf8.count))
        // What takes several lines elsewhere is one here.
        let message = finding.message.split(separator: "\n").joined(separator: " ")
        try output.line("\(grade)\(padding)\(PlainText.line(message).text)")
      }
    }
    try output.flush()
    if !isWell { throw SilentEnd(.checkSaidNo) }
  }

  private var settings: Finding {
    do {
      let settings = try global.settings()
      _ = try settings.themes(for: .none, first: nil)
      return Finding("config", .good, "settings, keys and theme can be read")
    } catch {
      guard case .message(let text, _) = Ending(of: error) else {
        return Finding("config", .bad, "the settings cannot be read")
      }
      return Finding("config", .bad, text)
    }
  }

  /// What is wrong with the named views, which the console then leaves out; nil where nothing is.
  private var views: Finding? {
    guard let problems = (try? global.settings())?.views.problems, !problems.isEmpty else {
      return nil
    }
    let words = problems.sorted { $0.key < $1.key }.map(\.value.description)
    return Finding("views", .bad, words.joined(separator: " "))
  }

  /// Whether what the settings say of spelling can be done; nil where they say nothing.
  private var spelling: Finding? {
    guard let settings = try? global.settings(), let checker = settings.spellChecker else {
      return nil
    }
    if let problem = checker.problem { return Finding("spelling", .remark, problem) }
    let name = settings.settings.spelling ?? ""
    return Finding("spelling", .good, "spelling is checked with the dictionary \(name)")
  }

  /// Whether the guidelines can be read; nil where the settings name none.
  private var guidelines: Finding? {
    guard let path = (try? global.settings())?.guidelines else { return nil }
    if case .problem(let words) = GuidelinesFile(path).read() {
      return Finding("guidelines", .remark, words)
    }
    return Finding("guidelines", .good, "the guidelines can be read: \(path)")
  }

  private var terminal: TerminalCheck {
    var size = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return TerminalCheck(
      environment: Host.environment,
      isTerminal: isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1,
      size: isKnown ? (Int(size.ws_col), Int(size.ws_row)) : nil
    )
  }
}
