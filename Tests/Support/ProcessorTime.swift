import Glibc

/// How long this thread was at work on something, whatever else the machine did meanwhile.
///
/// For tests that bound a cost: a linear walk from a quadratic one, a page from a whole text.
package func processorTime(of work: () throws -> Void) rethrows -> Duration {
  let start = now()
  try work()
  return now() - start
}

private func now() -> Duration {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}
