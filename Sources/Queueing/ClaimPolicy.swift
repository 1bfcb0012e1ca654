/// How long leases last, in milliseconds.
package struct ClaimPolicy: Hashable, Sendable {
  /// How long the selection rests on an item before it is claimed; moving never waits on a claim.
  package var dwell: Int
  /// How long a claim holds unless it is renewed.
  package var lease: Int
  /// How often a held claim is renewed: well under the lease, so that one lost beat costs nothing.
  package var heartbeat: Int
  /// How long nobody may touch the console before its claim is given back: a screen that was left
  /// open keeps nobody off.
  package var idle: Int

  /// Makes a policy; by default 0.4 s, 2 minutes, 40 s and 15 minutes.
  package init(
    dwell: Int = 400,
    lease: Int = 120_000,
    heartbeat: Int = 40_000,
    idle: Int = 900_000
  ) {
    self.dwell = dwell
    self.lease = lease
    self.heartbeat = heartbeat
    self.idle = idle
  }
}
