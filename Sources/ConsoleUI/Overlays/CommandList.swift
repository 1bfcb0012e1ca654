/// Commands to choose from under a line of text: help lists what works here, the palette everything.
package struct CommandList: Equatable, Sendable {
  /// Which of the two.
  package enum Kind: Hashable, Sendable {
    /// What has keys here, under headings while nothing is typed.
    case help
    /// What has a name.
    case palette
  }

  /// One command on offer.
  package struct Entry: Equatable, Sendable {
    /// The command.
    package var command: Command
    /// The names of its keys.
    package var keys: [String]
    /// Why it does not work now, or nil when it does.
    package var disabled: String?
  }

  /// Which of the two.
  package let kind: Kind
  /// Where it was opened.
  package let context: CommandContext
  /// What is typed.
  package var query = LineField()
  /// Which entry of `matches` is selected.
  package var selected = 0
  /// The entries that match, best first.
  package private(set) var matches: [Entry]
  private let entries: [Entry]

  /// Makes a list of all its entries.
  init(_ kind: Kind, context: CommandContext, entries: [Entry]) {
    self.kind = kind
    self.context = context
    self.entries = entries
    matches = entries
  }

  /// One line of the list: a heading, or the entry of `matches` at that index.
  struct Line: Equatable {
    var heading = ""
    var entry: Int?
  }

  /// Whether something is looked for; blanks alone are nothing.
  private var isSearched: Bool { query.text.contains { $0 != " " } }

  /// The lines as they are drawn: with headings while help is not searched.
  var lines: [Line] {
    guard kind == .help, !isSearched else { return matches.indices.map { Line(entry: $0) } }
    var lines: [Line] = []
    var section: CommandSection?
    for (index, entry) in matches.enumerated() {
      let own = entry.command.info.section
      if own != section {
        if section != nil { lines.append(Line()) }
        lines.append(Line(heading: own.rawValue))
        section = own
      }
      lines.append(Line(entry: index))
    }
    return lines
  }

  /// The entry that Enter runs.
  package var selectedEntry: Entry? {
    matches.indices.contains(selected) ? matches[selected] : nil
  }

  /// Moves the selection, held inside the list.
  package mutating func move(by rows: Int) {
    selected = min(max(0, selected + rows), max(0, matches.count - 1))
  }

  /// Finds the entries again for what is typed now.
  package mutating func match() {
    selected = 0
    let entries = entries
    let query = query.text
    guard isSearched else {
      matches = entries
      return
    }
    let scored = entries.enumerated().compactMap { index, entry in
      score(query, entry).map { (index: index, score: $0) }
    }
    let length = { (index: Int) in entries[index].command.info.title.utf8.count }
    matches = scored.sorted {
      ($1.score, length($0.index), $0.index) < ($0.score, length($1.index), $1.index)
    }
    .map { entries[$0.index] }
  }

  private func score(_ query: String, _ entry: Entry) -> Int? {
    if entry.keys.contains(query) { return 10_000 }
    let info = entry.command.info
    let fields = [(info.title, 3), (entry.command.rawValue, 2)]
    let best = fields.compactMap { text, weight in
      fuzzyScore(query, in: text).map { $0 * weight }
    }.max()
    if let best { return best }
    guard kind == .help else { return nil }
    return info.help.lowercased().contains(query.lowercased()) ? 1 : nil
  }
}

/// How well the letters of a query stand in a text in their order, nil when they do not.
///
/// Letters that begin a word or follow each other count more.
func fuzzyScore(_ query: String, in text: String) -> Int? {
  let wanted = Array(query.lowercased().unicodeScalars.filter { $0 != " " })
  let candidates = Array(text.lowercased().unicodeScalars)
  guard !wanted.isEmpty else { return 0 }
  var best: Int?
  for start in candidates.indices where candidates[start] == wanted[0] {
    var score = 0
    var next = 0
    var previous = -2
    for index in start..<candidates.count where next < wanted.count {
      guard candidates[index] == wanted[next] else { continue }
      let beginsWord = index == 0 || " .-".unicodeScalars.contains(candidates[index - 1])
      score += 1 + (beginsWord ? 4 : 0) + (previous == index - 1 ? 3 : 0)
      previous = index
      next += 1
    }
    if next == wanted.count { best = max(best ?? 0, score) }
  }
  return best
}
