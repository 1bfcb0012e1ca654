/// How long leases last, in milliseconds.
package struct ClaimPolicy: Hashable, Sendable {
  /// How long the selection rests on an item before it is claimed; moving never waits on a claim.
  package var dwell: Int
  /// How long a claim holds unless it is renewed.
  package var lease: Int
  /// How often a held claim is renewed: each time wakes a machine that is at rest, so no oftener than twice a
  /// lease; a beat that the store was too busy for is made up after a quarter of this.
  package var heartbeat: Int
  /// How long nobody may touch the console before its claim is given back: a screen that was left
  /// open keeps nobody off.
  package var idle: Int

  /// Makes a policy; by default 0.4 s, 2 minutes, 1 minute and 15 minutes.
  package init(
    dwell: Int = 400,
    lease: Int = 120_000,
    heartbeat: Int = 60_000,
    idle: Int = 900_000
  ) {
    self.dwell = dwell
    self.lease = lease
    self.heartbeat = heartbeat
    self.idle = idle
  }
}
