import Dispatch

/// Beats at every heartbeat of a claim, beside a loop that stands still.
///
/// It ends by itself after some hours: an editor that was left open keeps nobody off for ever.
struct ClaimRenewal: ~Copyable {
  private let timer: any DispatchSourceTimer

  /// For how long it beats at most, in milliseconds: three hours.
  private static let longest = 3 * 3_600_000

  /// Begins to beat.
  ///
  /// - Parameters:
  ///   - heartbeat: milliseconds between two beats.
  ///   - beat: renews the claim, on a thread of its own.
  init(every heartbeat: Int, _ beat: @escaping @Sendable () -> Void) {
    timer = DispatchSource.makeTimerSource(queue: .global(qos: .utility))
    let interval = DispatchTimeInterval.milliseconds(max(1, heartbeat))
    let end = DispatchTime.now() + .milliseconds(Self.longest)
    timer.schedule(deadline: .now() + interval, repeating: interval, leeway: .milliseconds(50))
    timer.setEventHandler { if DispatchTime.now() < end { beat() } }
    timer.resume()
  }

  /// Beats no more.
  consuming func end() { timer.cancel() }
}
