import ConsoleUI
import Glibc

extension ConsoleLoop where Device: ~Copyable {
  /// How long there is nothing to do, in milliseconds; -1 when nothing is planned.
  var pause: Int32 {
    guard let next = timers.next else { return -1 }
    return Int32(clamping: max(0, next - clock.uptime))
  }

  /// Waits for something to happen, and makes events of all that has.
  mutating func gather(timeout: Int32) {
    var sources = [
      pollfd(fd: device.inputDescriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: inbox.wakeDescriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: themes?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: guidelines?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    poll(&sources, nfds_t(sources.count), timeout)
    if sources[1].revents != 0 { receive() }
    if sources[0].revents != 0 {
      guard let inputs = device.nextInputs() else {
        ending = .terminalGone
        return
      }
      let now = clock.now
      events += inputs.map { .input($0, at: now) }
    }
    let uptime = clock.uptime
    let now = clock.now
    events += timers.takeDue(at: uptime).map { .timer($0, at: now) }
    if sources[2].revents != 0, let reading = themes?.take() {
      events.append(.themesChanged(reading.themes, problem: reading.problem))
    }
    if sources[3].revents != 0, guidelines?.take() == true { events.append(.guidelinesChanged) }
  }

  /// Takes the answers of the lanes, and the signals.
  mutating func receive() {
    let contents = inbox.take()
    runner.note(contents)
    events += contents.events
    for signal in contents.signals { follow(signal) }
  }
}
