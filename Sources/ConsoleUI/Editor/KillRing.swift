/// What was cut and copied, the last of it last.
///
/// Cuts that follow each other directly are one entry.
struct KillRing: Equatable, Sendable {
  /// How many entries it keeps.
  static let capacity = 16
  /// How many bytes it keeps; the last entry is kept whatever its length.
  static let mostBytes = 4 << 20

  private var entries: [String] = []
  /// Whether the next cut joins the last entry.
  private(set) var isCutting = false

  var isEmpty: Bool { entries.isEmpty }

  /// An entry, 0 for the last, going round.
  func entry(_ age: Int) -> String? {
    entries.isEmpty ? nil : entries[entries.count - 1 - age % entries.count]
  }

  /// How many entries there are.
  var count: Int { entries.count }

  /// Takes in what was cut.
  mutating func cut(_ text: String) {
    if isCutting, let last = entries.popLast() {
      entries.append(last + text)
    } else {
      entries.append(text)
    }
    isCutting = true
    trim()
  }

  /// Takes in what was copied.
  mutating func copy(_ text: String) {
    isCutting = false
    if entries.last != text { entries.append(text) }
    trim()
  }

  /// The next cut is an entry of its own.
  mutating func endCut() { isCutting = false }

  private mutating func trim() {
    var bytes = entries.reduce(0) { $0 + $1.utf8.count }
    while entries.count > 1, entries.count > Self.capacity || bytes > Self.mostBytes {
      bytes -= entries.removeFirst().utf8.count
    }
  }
}
