package import Foundation

/// What another emulator than tmux shows for a stream: `vt.py` of the shared tools, which knows the
/// width of a character from one of two tables that are not ours.
package struct EmulatedScreen: Sendable {
  /// What was marked.
  package let name: String
  /// Whose table of widths it was drawn with: `libc` or `unicode`.
  package let table: String
  /// The rows, without the blanks at their ends.
  package let rows: [String]
  /// How many columns the emulator took for each row.
  package let columns: [Int]

  /// The text of the screen.
  package var text: String { rows.joined(separator: "\n") }

  /// The emulator, when it is there.
  package static var tool: URL? { sharedFile("tools/vt.py") }

  /// Shows a captured stream at each of its marks, by both tables.
  package static func screens(
    of file: URL,
    marks: [PseudoTerminal.Mark],
    columns: Int,
    rows: Int
  ) throws -> [EmulatedScreen] {
    guard let tool else { throw ToolError(message: "the emulator is not there") }
    let result = try Tool(
      "/usr/bin/env",
      [
        "python3", "-c", program, tool.deletingLastPathComponent().path, file.path, "\(columns)",
        "\(rows)",
      ],
      environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"],
      input: marks.map { "\($0.offset)" }.joined(separator: "\n")
    )
    guard result.status == 0 else { throw ToolError(message: result.messages) }
    let screens = result.output.split(separator: "\u{1E}").enumerated()
    return screens.map { number, screen in
      let lines = screen.split(separator: "\n", omittingEmptySubsequences: true)
        .map { $0.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false) }
      return EmulatedScreen(
        name: marks[number / 2].name,
        table: number % 2 == 0 ? "libc" : "unicode",
        rows: lines.map { String($0[1]) },
        columns: lines.map { Int($0[0]) ?? -1 }
      )
    }
  }

  private static let program = """
    import os, sys
    os.environ.setdefault("LC_ALL", "C.UTF-8")
    sys.path.insert(0, sys.argv[1])
    from vt import Terminal
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    data = open(sys.argv[2], "rb").read()
    columns, rows = int(sys.argv[3]), int(sys.argv[4])
    terminals = [Terminal(columns, rows, width=kind) for kind in ("libc", "unicode")]
    done = 0
    for mark in [int(line) for line in sys.stdin]:
        for terminal in terminals:
            terminal.feed(data[done:mark])
            for y in range(rows):
                cells = [terminal.cell(x, y)[0] for x in range(columns)]
                used = columns
                while used and cells[used - 1] == " ":
                    used -= 1
                print("%d\\t%s" % (used, "".join(cells[:used])))
            print("\\x1e", end="")
        done = mark
    """
}
