import Foundation
import TestSupport
import Testing

/// Counts how often the threads of a console go to sleep again while nobody touches it.
@Suite(
  .serialized,
  .enabled(if: TmuxSession.isAvailable, TmuxSession.hint),
  .enabled(if: ProcessInfo.processInfo.environment["ERRATA_LARGE_TESTS"] == "1")
)
struct `A console at rest` {
  @Test
  func `wakes once in ten seconds at most, and sends nothing`() async throws {
    let bench = try ConsoleBench()
    let session = try await bench.open()
    // Its first item is claimed, and what that needed has ended.
    try await Task.sleep(for: .seconds(12))
    let sent = bench.path("sent")
    try session.record(to: sent)
    let process = try session.process()
    var times: [Double] = []
    let start = ContinuousClock.now
    var before = try Self.naps(of: process)
    while ContinuousClock.now - start < .seconds(75) {
      try await Task.sleep(for: .milliseconds(250))
      let now = try Self.naps(of: process)
      let time = Double((ContinuousClock.now - start).components.seconds)
      for (thread, count) in now {
        times += [Double](repeating: time, count: max(0, count - (before[thread] ?? 0)))
      }
      before = now
    }
    let worst = times.map { first in times.count { (first..<first + 10).contains($0) } }.max() ?? 0
    #expect(times.count >= 1, "its claim is renewed once a minute")
    #expect(worst <= 1, "it woke at \(times)")
    let bytes = (try? Data(contentsOf: URL(filePath: sent)))?.count ?? 0
    #expect(bytes == 0)
  }

  /// How often each thread went to sleep by itself.
  private static func naps(of process: Int32) throws -> [String: Int] {
    let folder = "/proc/\(process)/task"
    var naps: [String: Int] = [:]
    for thread in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let status =
        (try? String(contentsOfFile: "\(folder)/\(thread)/status", encoding: .utf8)) ?? ""
      let line = status.split(separator: "\n").first { $0.hasPrefix("voluntary_ctxt_switches:") }
      naps[thread] = line?.split(separator: "\t").last.flatMap { Int($0) }
    }
    return naps
  }
}
