import ConsoleUI
import Synchronization

/// Where other threads and signals leave word for the loop, with a pipe that wakes it.
///
/// A signal writes its number into the pipe, the lanes a zero when the box was empty.
final class EventInbox: Sendable {
  /// What was left.
  struct Contents {
    /// Events, in the order in which they came.
    var events: [Event] = []
    /// How many pieces of work ended.
    var finished = 0
    /// How many of those were short reads that the next drawing may wait for.
    var finishedQuick = 0
    /// Signals that came.
    var signals: [Int32] = []
  }

  private let contents = Mutex(Contents())
  private let bell: Bell

  /// Makes an empty box.
  ///
  /// - Throws: when the process has no descriptors left.
  init() throws(SystemError) { bell = try Bell() }

  /// The descriptor that becomes readable when something is left.
  var wakeDescriptor: Int32 { bell.descriptor }

  /// The descriptor that a signal's handler writes to.
  var signalDescriptor: Int32 { bell.handlerDescriptor }

  /// Leaves an event.
  func post(_ event: Event) { leave { $0.events.append(event) } }

  /// Says that a piece of work has ended.
  func finish(isQuick: Bool) {
    leave {
      $0.finished += 1
      if isQuick { $0.finishedQuick += 1 }
    }
  }

  /// Says that the part of a piece of work is done that the next drawing may wait for.
  func settle() { leave { $0.finishedQuick += 1 } }

  private func leave(_ change: (inout Contents) -> Void) {
    let wasEmpty = contents.withLock { contents in
      let wasEmpty =
        contents.events.isEmpty && contents.finished == 0 && contents.finishedQuick == 0
      change(&contents)
      return wasEmpty
    }
    if wasEmpty { bell.ring() }
  }

  /// Takes everything out.
  func take() -> Contents {
    let signals = bell.silence().map(Int32.init)
    return contents.withLock { contents in
      defer { contents = Contents() }
      var taken = contents
      taken.signals = signals
      return taken
    }
  }
}
