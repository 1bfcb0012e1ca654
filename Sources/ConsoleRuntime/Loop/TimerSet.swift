import ConsoleUI

/// Timers that wait for their moment, by milliseconds of uptime.
struct TimerSet {
  private var deadlines: [TimerID: Int64] = [:]

  /// When the next one is due.
  private(set) var next: Int64?

  /// Sets a timer; one of the same id is replaced.
  mutating func start(_ id: TimerID, at deadline: Int64) {
    deadlines[id] = deadline
    next = deadlines.values.min()
  }

  /// Stops a timer.
  mutating func stop(_ id: TimerID) {
    deadlines[id] = nil
    next = deadlines.values.min()
  }

  /// Moves all of them, for when the clock is changed for another.
  mutating func shift(by milliseconds: Int64) {
    deadlines = deadlines.mapValues { $0 + milliseconds }
    next = next.map { $0 + milliseconds }
  }

  /// Takes those out that are due, the earliest first.
  mutating func takeDue(at uptime: Int64) -> [TimerID] {
    guard let next, next <= uptime else { return [] }
    let due = deadlines.filter { $0.value <= uptime }.sorted { $0.value < $1.value }.map(\.key)
    for id in due { deadlines[id] = nil }
    self.next = deadlines.values.min()
    return due
  }
}
