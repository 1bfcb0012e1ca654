import Glibc

/// Runs something on a thread of its own, which ends with it.
///
/// Signals are left to the other threads, but for those of a bug, which meet the thread that has it.
///
/// - Returns: false when the system has no thread to spare; then nothing runs.
func startThread(_ body: @escaping @Sendable () -> Void) -> Bool {
  let work = Unmanaged.passRetained(Work(body))
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  defer { pthread_attr_destroy(&attributes) }
  pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
  var before = sigset_t()
  var blocked = sigset_t()
  sigfillset(&blocked)
  for bug in [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT] { sigdelset(&blocked, bug) }
  // A thread inherits the signals that are blocked.
  pthread_sigmask(SIG_SETMASK, &blocked, &before)
  defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
  var thread = pthread_t()
  let status = pthread_create(
    &thread,
    &attributes,
    { context in
      if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body() }
      return nil
    },
    work.toOpaque()
  )
  if status != 0 { work.release() }
  return status == 0
}

private final class Work {
  let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}
