import Testing

@testable import ConsoleRuntime

@Suite struct `Looks for what others write` {
  @Test func `Come at once, and again for a commit that was not done yet`() {
    var plan = LookPlan(interval: 1_000)
    let isDue = plan.take(at: 0)
    #expect(plan.next == nil && !isDue)
    plan.notice(at: 5_000)
    var looks: [Int64] = []
    for time in stride(from: Int64(5_000), to: 200_000, by: 100) where plan.take(at: time) {
      looks.append(time)
    }
    #expect(looks == [5_000, 6_000, 9_000, 19_000, 65_000])
    #expect(plan.next == nil)
  }

  @Test func `Are one, and later, when it was this console that wrote`() {
    var plan = LookPlan(interval: 1_000)
    plan.noticeOwn(at: 5_000)
    var looks: [Int64] = []
    for time in stride(from: Int64(5_000), to: 200_000, by: 100) where plan.take(at: time) {
      looks.append(time)
    }
    #expect(looks == [10_000])
    plan.noticeOwn(at: 300_000)
    plan.notice(at: 300_100)
    let isDue = plan.take(at: 300_100)
    #expect(isDue, "somebody else's write is looked at at once")
    plan.noticeOwn(at: 300_200)
    #expect(plan.next == 301_100)
  }

  @Test func `Are no more than one an interval, however much is written`() {
    var plan = LookPlan(interval: 1_000)
    var looks = 0
    for time in stride(from: Int64(0), to: 10_000, by: 10) {
      plan.notice(at: time)
      if plan.take(at: time) { looks += 1 }
    }
    #expect(looks == 10)
  }

  @Test
  func
    `Come when a write of this console is over, and once more, for others wrote while it waited`()
  {
    var plan = LookPlan(interval: 1_000)
    plan.noticeOwn(at: 5_000)
    plan.followOwn(at: 7_000)
    plan.noticeOwn(at: 7_010)
    var looks: [Int64] = []
    for time in stride(from: Int64(7_000), to: 200_000, by: 100) where plan.take(at: time) {
      looks.append(time)
    }
    #expect(looks == [7_000, 12_000])
  }

  @Test func `Go on for somebody else's write when this console writes too`() {
    var plan = LookPlan(interval: 1_000)
    plan.notice(at: 5_000)
    _ = plan.take(at: 5_000)
    plan.followOwn(at: 5_200)
    var looks: [Int64] = []
    for time in stride(from: Int64(5_200), to: 200_000, by: 100) where plan.take(at: time) {
      looks.append(time)
    }
    #expect(looks == [6_000, 9_000, 19_000, 65_000])
  }
}
