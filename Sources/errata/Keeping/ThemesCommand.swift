import ArgumentParser
import CellGrid
import Configuration
import Glibc
import NcursesTerminal

/// `errata themes`: which themes there are, each with a sample.
struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes",
    abstract: "List the console's themes, with a sample of each on a terminal.",
    discussion:
      "Own themes are files NAME.toml in the folder themes beside the settings; Themes/README.md says how."
  )

  @Flag(help: "One JSON object a theme, the id first.")
  var json = false
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let settings = try global.settings()
    let output = DataOutput()
    let support = output.isTerminal ? Self.support : .none
    for name in settings.themes.names {
      let origin = settings.themes.userNames.contains(name) ? "own" : "built in"
      do {
        let theme = try settings.themes.theme(name, for: support)
        if json {
          var line = JSONLine()
          line.put("id", name)
          line.put("appearance", theme.appearance.rawValue)
          line.put("origin", origin)
          line.put("chosen", name == settings.themeName)
          try output.line(line.text)
        } else {
          let mark = name == settings.themeName ? "*" : " "
          let (shown, columns) = PlainText.line(name)
          let padding = String(repeating: " ", count: max(1, 14 - columns))
          try output.line("\(mark) \(shown)\(padding)\(theme.appearance.rawValue), \(origin)")
          if support > .none {
            try output.line("    \(ThemeSample.line(theme, columns: Self.columns - 4))")
          }
        }
      } catch let error as ConfigurationError {
        try output.flush()
        Messages.note("  \(PlainText.line(error.description).text)")
      }
    }
    try output.flush()
  }

  /// The columns of the terminal; 80 where it does not say.
  private static var columns: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  private static var support: ColorSupport {
    let environment = Host.environment
    let type = try? TerminalType(
      term: environment["TERM"] ?? "",
      colorTerm: environment["COLORTERM"] ?? ""
    )
    guard let type else { return .none }
    return ColorSupport(
      terminfoColors: type.colors,
      hasDirectColor: type.hasDirectColor,
      environment: environment
    )
  }
}
