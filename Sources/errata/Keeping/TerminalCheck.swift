/// What the environment says of the terminal.
struct TerminalCheck {
  /// The environment's variables.
  var environment: [String: String]
  /// Whether standard input and output are a terminal.
  var isTerminal: Bool
  /// Its columns and rows, nil when nobody knows.
  var size: (columns: Int, rows: Int)?

  /// The findings.
  var findings: [Finding] {
    [attachment, kind, encoding, colours, sizeFinding].compactMap(\.self)
  }

  private var attachment: Finding {
    isTerminal
      ? Finding("terminal.attached", .good, "standard input and output are a terminal")
      : Finding(
        "terminal.attached",
        .remark,
        "this is no terminal; the console needs one, every other command does not"
      )
  }

  private var kind: Finding {
    let name = environment["TERM"] ?? ""
    guard name.isEmpty || name == "dumb" else {
      return Finding("terminal.kind", .good, "TERM is \(PlainText.line(name, limit: 40).text)")
    }
    return Finding(
      "terminal.kind",
      isTerminal ? .bad : .remark,
      "TERM is \(name.isEmpty ? "not set" : name); "
        + "set it to what your terminal is, such as xterm-256color"
    )
  }

  private var encoding: Finding {
    let variable = ["LC_ALL", "LC_CTYPE", "LANG"].first { !(environment[$0] ?? "").isEmpty }
    let value = variable.flatMap { environment[$0] } ?? ""
    let shown = PlainText.line(value, limit: 40).text
    if value.lowercased().filter({ $0 != "-" }).contains("utf8") {
      return Finding("terminal.encoding", .good, "\(variable ?? "LANG") is \(shown)")
    }
    let says = variable.map { "\($0) is \(shown)" } ?? "neither LC_ALL, LC_CTYPE nor LANG is set"
    return Finding(
      "terminal.encoding",
      .remark,
      "\(says), which is not UTF-8; set LANG=C.UTF-8, since errata writes UTF-8 whatever it says"
    )
  }

  private var colours: Finding {
    if !(environment["NO_COLOR"] ?? "").isEmpty {
      return Finding("terminal.colours", .good, "NO_COLOR is set: the console uses no colours")
    }
    let isDirect = ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "")
    let term = environment["TERM"] ?? ""
    let count = isDirect ? "16 million" : term.contains("256color") ? "256" : "at least 8"
    return Finding("terminal.colours", .good, "the terminal says that it has \(count) colours")
  }

  private var sizeFinding: Finding? {
    guard isTerminal, let size else { return nil }
    let text = "\(size.columns) columns and \(size.rows) rows"
    return size.columns < 80 || size.rows < 24
      ? Finding("terminal.size", .remark, "\(text); the console is laid out for 80 by 24 and more")
      : Finding("terminal.size", .good, text)
  }
}
