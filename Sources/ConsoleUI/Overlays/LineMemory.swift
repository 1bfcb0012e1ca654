/// What was typed at prompts of one kind, oldest first.
struct LineMemory: Equatable, Sendable {
  /// How many lines are kept.
  static let limit = 200

  private(set) var lines: [String] = []

  init(_ lines: [String] = []) { for line in lines { keep(line) } }

  /// Keeps a line as the newest; one that is kept already moves there.
  mutating func keep(_ line: String) {
    lines.removeAll { $0 == line }
    lines.append(line)
    if lines.count > Self.limit { lines.removeFirst() }
  }

  /// The line so many lines ago, from 1.
  func line(back: Int) -> String? {
    lines.indices.contains(lines.count - back) ? lines[lines.count - back] : nil
  }
}
