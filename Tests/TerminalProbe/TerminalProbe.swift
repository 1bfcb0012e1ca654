import CellGrid
import Configuration
import Foundation
import JSONText
import NcursesTerminal
import ReviewModel

/// Shows the records of a file on a real terminal, a list beside a detail, for tests of what ends up
/// there.
///
///     TerminalProbe FILE.jsonl [SCREEN] [THEME]
///
/// `j` and `k` move, `m` switches the mouse, `y` copies, `z` gives the terminal back and takes it
/// again, `q` ends. Whatever else comes is named in the last row. After each drawing the file SCREEN
/// holds what the grid has, as the terminal should show it.
@main
struct TerminalProbe {
  private var records: [String]
  private var selection = 0
  private var lastInput = ""

  static func main() throws {
    let arguments = CommandLine.arguments
    let environment = ProcessInfo.processInfo.environment
    let text = try String(contentsOfFile: arguments[1], encoding: .utf8)
    var probe = TerminalProbe(records: text.split(separator: "\n").map(answer))
    let type = try TerminalType(
      term: environment["TERM"] ?? "",
      colorTerm: environment["COLORTERM"] ?? ""
    )
    let support = ColorSupport(
      terminfoColors: type.colors,
      hasDirectColor: type.hasDirectColor,
      environment: environment
    )
    let name = arguments.count > 3 ? arguments[3] : "terminal"
    let theme = try ThemeLibrary(folder: nil).theme(name, for: support)
    // Any handler will do: the signal ends the wait.
    signal(SIGWINCH) { _ in }
    var terminal = try Terminal(type: type, support: support)
    try probe.run(on: &terminal, theme: theme, screen: arguments.count > 2 ? arguments[2] : nil)
  }

  private static func answer(_ line: Substring) -> String {
    guard let document = try? JSONReader.parse(Array(line.utf8)) else { return "unreadable" }
    return document.value["answer"]?.text ?? ""
  }

  private mutating func run(
    on terminal: inout Terminal,
    theme: Theme,
    screen: String?
  ) throws {
    var hasMouse = false
    while true {
      let grid = render(terminal.size, theme)
      terminal.draw(grid)
      if let screen, !screen.isEmpty {
        try Data(grid.description.utf8).write(to: URL(filePath: screen), options: .atomic)
      }
      var ready = pollfd(fd: terminal.inputDescriptor, events: Int16(POLLIN), revents: 0)
      if poll(&ready, 1, -1) < 0 {
        terminal.resize()
        continue
      }
      guard let inputs = terminal.nextInputs() else { return }
      for input in inputs {
        lastInput = "\(input)"
        switch input {
        case .key(.character("q")): return
        case .key(.character("j")): selection = min(selection + 1, records.count - 1)
        case .key(.character("k")): selection = max(selection - 1, 0)
        case .key(.character("m")):
          hasMouse.toggle()
          terminal.setMouse(hasMouse)
        case .key(.character("y")): lastInput = "copied: \(terminal.copy(records[selection]))"
        case .key(.character("z")):
          terminal.suspend()
          print("given back")
          terminal.resume()
        default: break
        }
      }
    }
  }

  private func render(_ size: Size, _ theme: Theme) -> Grid {
    var grid = Grid(size: size, theme: theme)
    let (main, status) = grid.bounds.split(bottom: 1)
    let (list, detail) = main.split(left: size.columns * 2 / 5)
    grid.drawBox(list, title: "Records", .borderFocused)
    grid.drawBox(detail, title: "Record \(selection + 1)")
    let first = max(0, selection - list.interior.rows + 1)
    for row in 0..<min(list.interior.rows, records.count - first) {
      let line = list.interior.line(row)
      let isSelected = first + row == selection
      if isSelected {
        grid.restyle(line, theme.style(.selection))
        grid.put(.pointer, at: line.origin)
        grid.cursor = line.origin
      }
      grid.write(
        records[first + row],
        at: Point(column: line.left + 2, row: line.top),
        maxColumns: line.columns - 2
      )
    }
    let wrapped = WrappedText(
      records[selection],
      columns: detail.interior.columns,
      maxLines: detail.interior.rows
    )
    for (row, line) in wrapped.lines.enumerated() {
      let place = detail.interior.line(row)
      grid.write(line, of: records[selection], at: place.origin)
    }
    grid.clear(status, style: theme.style(.statusBar))
    grid.write("\(selection + 1) \(lastInput)", at: status.origin, .statusBar)
    return grid
  }
}
