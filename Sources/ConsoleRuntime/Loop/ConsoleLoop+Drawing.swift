import Glibc

extension ConsoleLoop where Device: ~Copyable {
  /// Waits a moment for the short reads that are under way.
  mutating func awaitReads(_ patience: Int64) {
    guard runner.quickInFlight > 0 else { return }
    let end = LoopClock.system.uptime + patience
    while runner.quickInFlight > 0, ending == nil {
      let rest = end - LoopClock.system.uptime
      guard rest > 0 else { return }
      var source = pollfd(fd: inbox.wakeDescriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&source, 1, Int32(clamping: rest)) > 0 else { continue }
      receive()
      handle()
    }
  }

  mutating func draw() {
    let grid = application.render(size: device.size)
    guard grid != shown else { return }
    device.draw(grid)
    shown = grid
  }
}
