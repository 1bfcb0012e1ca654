/// In which quotes and lists a line of Markdown stands, and what stands before it on the screen for them.
struct MarkdownNesting: Equatable, Sendable {
  /// How deep lists are shown in lists.
  private static let mostLevels = 6

  /// The width that there is.
  let columns: Int
  /// Whether nothing beyond ASCII is drawn.
  let isPlain: Bool
  /// How many quotes the line is in.
  private(set) var quotes = 0
  /// The lists that are open, outside of quotes and within.
  private var outer: [Entry] = []
  private var inner: [Entry] = []

  /// An entry of a list.
  struct Entry: Equatable, Sendable {
    /// How far in its sign stands.
    var sign: Int
    /// How far in its text stands.
    var content: Int
    /// The columns that it has on the screen.
    var columns: Int
  }

  init(columns: Int, isPlain: Bool) {
    self.columns = columns
    self.isPlain = isPlain
  }

  /// The entries that the line is in, the innermost last.
  var entries: [Entry] { quotes > 0 ? inner : outer }

  /// How far in a line stands within its entry of a list.
  func indent(of line: MarkdownLine) -> Int {
    line.indent - (entries.last?.content ?? 0)
  }

  /// Opens an entry inside those that are open; too deep, it stands beside the innermost.
  mutating func open(_ entry: Entry) {
    var open = entries
    if open.count >= Self.mostLevels { open.removeLast() }
    set(open + [entry])
  }

  /// Leaves the lists and quotes that a line is not in.
  mutating func enter(_ line: MarkdownLine) {
    if line.quotes != quotes { leaveQuotes(line) }
    if quotes > 0, let last = outer.last, line.quoteIndent < min(last.content, last.sign + 2) {
      outer.removeAll { line.quoteIndent < min($0.content, $0.sign + 2) }
    }
    var open = entries
    while let last = open.last, line.indent < min(last.content, last.sign + 2) { open.removeLast() }
    set(open)
  }

  /// Leaves the lists inside of quotes, for as many quotes as a line has.
  mutating func leaveQuotes(_ line: MarkdownLine) {
    inner = []
    quotes = line.quotes
  }

  private mutating func set(_ entries: [Entry]) {
    if quotes > 0 { inner = entries } else { outer = entries }
  }

  /// The columns that margins leave.
  var room: Int { max(1, columns - margin().unicodeScalars.count) }

  /// What stands before a line: blanks for lists, bars for quotes.
  ///
  /// - Parameter sign: the sign of the innermost entry, on its first line.
  func margin(sign: String? = nil) -> String {
    var margin = ""
    func add(_ entries: [Entry], isLast: Bool) {
      for (index, entry) in entries.enumerated() {
        if let sign, isLast, index == entries.count - 1 {
          margin += sign
        } else {
          margin += String(repeating: " ", count: entry.columns)
        }
      }
    }
    add(outer, isLast: quotes == 0)
    for _ in 0..<quotes { margin += isPlain ? "> " : "│ " }
    if quotes > 0 { add(inner, isLast: true) }
    return String(margin.prefix(max(0, columns - 12)))
  }
}
