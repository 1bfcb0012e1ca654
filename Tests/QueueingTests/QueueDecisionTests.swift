import Queueing
import ReviewModel
import Testing

@Suite struct `Decisions in the queue` {
  @Test func `A decision is pending until the store has it`() {
    var queue = loaded([1, 2])
    queue.decide([1], as: .affirm, ticket: 7)
    #expect(queue.standing(of: 1) == .pending(.affirm))
    #expect(queue.pendingDecisions == 1)
    let settled = queue.settle(ticket: 7, late: [:])
    #expect(settled == [1])
    #expect(queue.standing(of: 1) == .done(.affirm))
    #expect(queue.waiting == 1)
  }

  @Test func `A failed decision reopens its items`() {
    var queue = loaded([1, 2])
    queue.decide([1], as: .affirm, ticket: 7)
    let failed = queue.fail(ticket: 7)
    #expect(failed == [1])
    #expect(queue.standing(of: 1) == nil)
    #expect(queue.waiting == 2)
  }

  @Test func `A failed revision leaves the earlier decision standing`() {
    var queue = loaded([1])
    queue.decide([1], as: .affirm, ticket: 1)
    _ = queue.settle(ticket: 1, late: [:])
    queue.decide([1], as: .discard, ticket: 2)
    _ = queue.fail(ticket: 2)
    #expect(queue.standing(of: 1) == .done(.affirm))
    #expect(queue.waiting == 0)
  }

  @Test func `A failed decision leaves what came of the one before it, which was on its way too`() {
    for isStored in [true, false] {
      var queue = loaded([1])
      queue.decide([1], as: .skip, ticket: 1)
      queue.decide([1], as: .affirm, ticket: 2)
      if isStored { _ = queue.settle(ticket: 1, late: [:]) } else { _ = queue.fail(ticket: 1) }
      #expect(queue.standing(of: 1) == .pending(.affirm))
      _ = queue.fail(ticket: 2)
      #expect(queue.standing(of: 1) == (isStored ? .done(.skip) : nil))
    }
  }

  @Test func `A late decision says who was first`() {
    var queue = loaded([1, 2])
    queue.decide([1, 2], as: .affirm, ticket: 1)
    _ = queue.settle(ticket: 1, late: [2: "ana"])
    #expect(queue.standing(of: 1) == .done(.affirm))
    #expect(queue.standing(of: 2) == .late(after: "ana"))
    #expect(queue.waiting == 0)
  }

  @Test func `An answer to an unknown ticket changes nothing`() {
    var queue = loaded([1])
    let settled = queue.settle(ticket: 9, late: [:])
    let failed = queue.fail(ticket: 9)
    #expect(settled == nil)
    #expect(failed == nil)
    #expect(queue == loaded([1]))
  }

  @Test func `A skipped item still waits`() {
    var queue = loaded([1])
    queue.decide([1], as: .skip, ticket: 1)
    #expect(queue.waiting == 1)
    #expect(!queue.isSettled(1))
  }

  @Test func `An undo makes its items wait again`() {
    var queue = loaded([1, 2, 3])
    queue.decide([1, 2], as: .discard, ticket: 1)
    _ = queue.settle(ticket: 1, late: [:])
    _ = queue.reopen([1, 2])
    #expect(queue.waiting == 3)
    #expect(queue.standing(of: 1) == nil)
    queue.close([1, 2], as: .discard)
    #expect(queue.waiting == 1)
  }

  @Test func `An undo of an earlier session puts its items into the list in their order`() {
    var queue = loaded([1, 2])
    queue.move(by: 1)
    let isIncomplete = queue.reopen([8, 9])
    #expect(!isIncomplete)
    #expect(queue.keys == [1, 8, 9, 2])
    #expect(queue.selection == 2)
    #expect(queue.waiting == 4)
    let found = queue.select(8)
    #expect(found)
    #expect(queue.selectedIndex == 1)
  }

  @Test func `A merging reload keeps what was settled here at its place`() {
    var queue = loaded([1, 2, 3, 4])
    queue.decide([1, 3], as: .affirm, ticket: 1)
    _ = queue.settle(ticket: 1, late: [:])
    reload(&queue, .merging, [[2, 4, 5]])
    #expect(queue.keys == [1, 2, 3, 4, 5])
    #expect(queue.waiting == 3)
  }

  @Test func `A refresh takes what was settled here out`() {
    var queue = loaded([1, 2, 3])
    queue.decide([1], as: .affirm, ticket: 1)
    queue.decide([2], as: .affirm, ticket: 2)
    _ = queue.settle(ticket: 1, late: [:])
    reload(&queue, .refreshing, [[2, 3]])
    #expect(queue.keys == [2, 3])
    #expect(queue.standing(of: 2) == .pending(.affirm))
    #expect(queue.waiting == 1)
  }
}

@Suite struct `The outlook of the queue` {
  @Test func `An empty queue says whether it is empty or only filtered`() {
    #expect(loaded([]).outlook(hasFilter: false, now: noon) == .nothingWaits)
    #expect(loaded([]).outlook(hasFilter: true, now: noon) == .filterMatchesNothing)
  }

  @Test func `Nothing is said to be empty while it loads`() {
    var queue = ReviewQueue()
    _ = queue.startLoad(.replacing)
    #expect(queue.outlook(hasFilter: false, now: noon) == .loading)
  }

  @Test func `A list that is done says so`() {
    var queue = loaded([1, 2])
    #expect(queue.outlook(hasFilter: false, now: noon) == .work(2))
    queue.decide([1, 2], as: .affirm, ticket: 1)
    #expect(queue.outlook(hasFilter: false, now: noon) == .allSettled(2))
  }

  @Test func `Items that others hold are not an empty queue`() {
    var queue = loaded([1, 2, 3])
    queue.decide([1], as: .affirm, ticket: 1)
    queue.note(claim("bo", until: later), on: 2, reviewer: "ana")
    #expect(queue.outlook(hasFilter: false, now: noon) == .work(2))
    queue.note(row(3, claim: claim("cleo", until: later)), reviewer: "ana")
    #expect(
      queue.outlook(hasFilter: false, now: noon)
        == .claimedByOthers(2, reviewers: ["bo", "cleo"], until: later)
    )
    #expect(queue.outlook(hasFilter: false, now: later) == .work(2))
  }

  @Test func `One's own claim keeps nobody off`() {
    var queue = loaded([1])
    queue.note(claim("ana", until: later), on: 1, reviewer: "ana")
    #expect(queue.outlook(hasFilter: false, now: noon) == .work(1))
  }
}
