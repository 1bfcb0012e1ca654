import Glibc

/// A progress bar on a terminal, and nothing in a pipe.
struct ProgressLine {
  private static let interval = 250_000_000 as UInt64

  private let label: String
  private let isShown: Bool
  private var lastDrawn: UInt64 = 0
  private var hasDrawn = false

  /// Makes a bar with a label, shown when standard error is a terminal.
  init(_ label: String, isShown: Bool = Messages.isTerminal) {
    self.label = label
    self.isShown = isShown
  }

  /// Draws, at most four times a second.
  ///
  /// - Parameters:
  ///   - done: how much is done.
  ///   - total: how much there is, nil when nobody knows.
  ///   - detail: words behind the bar.
  mutating func update(done: Int64, total: Int64?, detail: String) {
    guard isShown else { return }
    let now = monotonicNanoseconds()
    guard now &- lastDrawn >= Self.interval else { return }
    lastDrawn = now
    hasDrawn = true
    Messages.write("\r\u{1B}[K\(Self.text(label, done: done, total: total, detail: detail))")
  }

  /// Takes the bar away.
  mutating func clear() {
    if hasDrawn { Messages.write("\r\u{1B}[K") }
    hasDrawn = false
  }

  /// The bar as text, in ASCII so that it fits any terminal.
  static func text(_ label: String, done: Int64, total: Int64?, detail: String) -> String {
    guard let total, total > 0 else { return "\(label) \(detail)" }
    let share = Double(min(max(done, 0), total)) / Double(total)
    let filled = Int(share * 24)
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 24 - filled)
    return "\(label) [\(bar)] \(Int(share * 100))% \(detail)"
  }
}

/// The time of a clock that nobody sets.
func monotonicNanoseconds() -> UInt64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}
