import CTerminalGuard
import CellGrid
import ConsoleUI
import Glibc
import ReviewModel

extension ConsoleLoop where Device: ~Copyable {
  /// Does what a signal asks for.
  mutating func follow(_ signal: Int32) {
    switch signal {
    case SIGWINCH:
      events.append(.input(.resized(device.resize()), at: clock.now))
    case SIGTSTP:
      suspend()
    case SIGCONT:
      // Our own stop gave the terminal back and took it again.
      guard !wasSuspended else {
        wasSuspended = false
        return
      }
      device.takeAgain()
      shown = nil
      events.append(.input(.resized(device.resize()), at: clock.now))
    default:
      ending = .signal(signal)
    }
  }

  /// Waits for `$EDITOR`; the claim on the item is renewed beside the loop, which stands still meanwhile.
  mutating func edit(_ item: ItemKey, _ text: String) {
    device.suspend()
    let outcome = Result { () throws(ConsoleRuntimeError) in
      try drafts.edit(text, of: item) { isAskedToEnd }
    }
    resume()
    switch outcome {
    case .success(let edited):
      events.append(.editorReturned(item, edited))
      if let left = drafts.takeNewsOfUnsavedWork() { events.append(.editorsLeftWork([left])) }
    case .failure(let error): events.append(.failed(error.message))
    }
  }

  /// Whether the terminal is gone, or a signal has asked for the end and was not followed yet.
  var isAskedToEnd: Bool {
    var terminal = pollfd(fd: device.inputDescriptor, events: 0, revents: 0)
    let isGone = poll(&terminal, 1, 0) > 0 && terminal.revents & Int16(POLLHUP | POLLERR) != 0
    return isGone || terminal_guard_is_asked_to_end() != 0
  }

  /// Stops the process group, as Ctrl-Z does elsewhere.
  mutating func suspend() {
    guard JobControl.hasShell else {
      events.append(.failed("There is no shell to go back to: this console is all that runs here."))
      return
    }
    drafts.sync()
    device.suspend()
    wasSuspended = true
    JobControl.stop()
    resume()
  }

  /// Takes the terminal again that was given away.
  mutating func resume() {
    device.resume()
    shown = nil
    events.append(.input(.resized(device.resize()), at: clock.now))
  }
}
