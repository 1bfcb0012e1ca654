import ConsoleUI
import Testing

@testable import ConsoleRuntime

@Suite
struct `Timers` {
  @Test
  func `run out in the order of their moments, each once`() {
    var timers = TimerSet()
    timers.start(.notice(1), at: 30)
    timers.start(.notice(2), at: 10)
    timers.start(.claim(3), at: 20)
    #expect(timers.next == 10)
    let due1 = timers.takeDue(at: 9)
    #expect(due1 == [])
    let due2 = timers.takeDue(at: 25)
    #expect(due2 == [.notice(2), .claim(3)])
    let due3 = timers.takeDue(at: 25)
    #expect(due3 == [])
    #expect(timers.next == 30)
  }

  @Test
  func `are replaced by one of the same id, and stop`() {
    var timers = TimerSet()
    timers.start(.notice(1), at: 10)
    timers.start(.notice(1), at: 20)
    #expect(timers.next == 20)
    timers.stop(.notice(1))
    timers.stop(.notice(7))
    #expect(timers.next == nil)
    let due4 = timers.takeDue(at: .max)
    #expect(due4 == [])
  }

  @Test
  func `move with the clock`() {
    var timers = TimerSet()
    timers.start(.notice(1), at: 1_000_010)
    timers.start(.notice(2), at: 1_000_020)
    timers.shift(by: -1_000_000)
    #expect(timers.next == 10)
    let due = timers.takeDue(at: 15)
    #expect(due == [.notice(1)])
    #expect(timers.next == 20)
  }
}
