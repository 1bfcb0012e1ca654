import Dispatch
import Synchronization

/// Runs asynchronous work on the pool of threads while this thread waits.
///
/// The commands themselves are synchronous, since the console has to run on the main thread, which
/// the crash guard covers.
func waitFor<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) -> Value {
  let outcome = Outcome<Value>()
  Task.detached { outcome.set(await work()) }
  return outcome.wait()
}

private final class Outcome<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)
  private let isSet = DispatchSemaphore(value: 0)

  func set(_ value: Value) {
    self.value.withLock { $0 = value }
    isSet.signal()
  }

  func wait() -> Value {
    while true {
      if let value = value.withLock({ $0 }) { return value }
      isSet.wait()
    }
  }
}
