import Queueing
import ReviewModel
import Testing

@Suite struct `The selection of the queue` {
  @Test func `The first chunk selects its first item`() {
    let queue = loaded([10, 20, 30])
    #expect(queue.selection == 10)
    #expect(queue.selectedIndex == 0)
  }

  @Test func `Moving is held inside the list`() {
    var queue = loaded([10, 20, 30])
    queue.move(by: -5)
    #expect(queue.selection == 10)
    queue.move(by: .max)
    #expect(queue.selection == 30)
    queue.move(by: .min)
    #expect(queue.selection == 10)
  }

  @Test func `An empty queue has no selection and no move traps`() {
    var queue = loaded([])
    queue.move(by: 1)
    queue.select(index: 7)
    queue.toggleMark()
    queue.toggleRange()
    queue.markAll()
    let moved = queue.moveToNextOpen(now: noon)
    #expect(!moved)
    #expect(queue.selection == nil)
    #expect(queue.markedKeys() == [])
    #expect(queue.nextIndex(in: [1], forward: true) == nil)
  }

  @Test func `Where all was skipped, the next is found without a look at all of it`() {
    var queue = loaded(Array(1...200_000))
    queue.decide(Array(1...200_000), as: .skip, ticket: 1)
    _ = queue.settle(ticket: 1, late: [:])
    let elapsed = ContinuousClock().measure {
      for number in 1...200 {
        queue.decide([ItemKey(number)], as: .flag, ticket: number + 1)
        let moved = queue.moveToNextOpen(now: noon)
        #expect(moved && queue.selection == ItemKey(number + 1))
      }
    }
    #expect(elapsed < .seconds(2))
    // What comes back comes before what was skipped.
    _ = queue.reopen([50])
    let moved = queue.moveToNextOpen(now: noon)
    #expect(moved && queue.selection == 50)
  }

  @Test func `A refresh keeps the item selected, wherever it stands now`() {
    var queue = loaded([10, 20, 30])
    queue.move(by: 1)
    reload(&queue, .refreshing, [[5, 7], [10, 20, 30]])
    #expect(queue.selection == 20)
    #expect(queue.selectedIndex == 3)
  }

  @Test func `A refresh shows the old list until the last chunk is there`() {
    var queue = loaded([10, 20])
    let generation = queue.startLoad(.refreshing)
    queue.receive(generation: generation, keys: [1], isLast: false)
    #expect(queue.keys == [10, 20])
    queue.receive(generation: generation, keys: [2], isLast: true)
    #expect(queue.keys == [1, 2])
  }

  @Test func `An item that left the list hands the selection to the next that is still there`() {
    var queue = loaded([10, 20, 30, 40])
    queue.move(by: 1)
    reload(&queue, .refreshing, [[30, 10, 40]])
    #expect(queue.selection == 30)
    reload(&queue, .refreshing, [[10]])
    #expect(queue.selection == 10)
  }

  @Test func `A merging reload keeps the selected item at its place, even if it left`() {
    var queue = loaded([10, 20, 30])
    queue.move(by: 1)
    reload(&queue, .merging, [[10, 30]])
    #expect(queue.keys == [10, 20, 30])
    #expect(queue.selection == 20)
  }

  @Test func `Another filter takes over at the first chunk`() {
    var queue = loaded([10, 20])
    let generation = queue.startLoad(.replacing)
    queue.receive(generation: generation, keys: [7], isLast: false)
    #expect(queue.keys == [7])
    #expect(queue.selection == 7)
    queue.receive(generation: generation, keys: [8], isLast: true)
    #expect(queue.keys == [7, 8])
    #expect(!queue.isLoading)
  }

  @Test func `Chunks of an older load are ignored`() {
    var queue = ReviewQueue()
    let old = queue.startLoad(.replacing)
    let new = queue.startLoad(.replacing)
    queue.receive(generation: old, keys: [1], isLast: true)
    #expect(queue.keys.isEmpty)
    queue.receive(generation: new, keys: [2], isLast: true)
    #expect(queue.keys == [2])
    queue.receive(generation: new, keys: [3], isLast: true)
    #expect(queue.keys == [2])
  }

  @Test func `The next hit is found in both directions, around the end`() {
    var queue = loaded([1, 2, 3, 4])
    queue.move(by: 1)
    #expect(queue.nextIndex(in: [1, 4], forward: true) == 3)
    #expect(queue.nextIndex(in: [1, 4], forward: false) == 0)
    #expect(queue.nextIndex(in: [1], forward: true) == 0)
    #expect(queue.nextIndex(in: [9], forward: true) == nil)
  }
}

@Suite struct `The next item after a decision` {
  @Test func `It is the next below`() {
    var queue = loaded([1, 2, 3])
    queue.decide([1], as: .affirm, ticket: 1)
    let moved = queue.moveToNextOpen(now: noon)
    #expect(moved)
    #expect(queue.selection == 2)
  }

  @Test func `After the last it is the first that still waits`() {
    var queue = loaded([1, 2, 3])
    queue.select(index: 2)
    queue.decide([3], as: .affirm, ticket: 1)
    let moved = queue.moveToNextOpen(now: noon)
    #expect(moved)
    #expect(queue.selection == 1)
  }

  @Test func `Skipped items come after all others`() {
    var queue = loaded([1, 2, 3])
    queue.decide([1], as: .skip, ticket: 1)
    _ = queue.moveToNextOpen(now: noon)
    queue.decide([2], as: .affirm, ticket: 2)
    _ = queue.moveToNextOpen(now: noon)
    #expect(queue.selection == 3)
    queue.decide([3], as: .affirm, ticket: 3)
    let moved = queue.moveToNextOpen(now: noon)
    #expect(moved)
    #expect(queue.selection == 1)
  }

  @Test func `What the store says is skipped comes after all others too`() {
    var queue = loaded([1, 2, 3])
    queue.note(row(2, status: .skipped), reviewer: "ana")
    queue.decide([1], as: .affirm, ticket: 1)
    _ = queue.moveToNextOpen(now: noon)
    #expect(queue.selection == 3)
  }

  @Test func `What others hold comes last, and an expired claim holds nothing`() {
    var queue = loaded([1, 2, 3, 4])
    queue.note(claim("bo", until: later), on: 2, reviewer: "ana")
    queue.note(claim("bo", until: earlier), on: 3, reviewer: "ana")
    queue.decide([1], as: .affirm, ticket: 1)
    _ = queue.moveToNextOpen(now: noon)
    #expect(queue.selection == 3)
    queue.decide([3, 4], as: .affirm, ticket: 2)
    let moved = queue.moveToNextOpen(now: noon)
    #expect(moved)
    #expect(queue.selection == 2)
  }

  @Test func `What others have decided is passed over`() {
    var queue = loaded([1, 2, 3])
    queue.note(row(2, status: .decided(.affirm)), reviewer: "ana")
    queue.decide([1], as: .affirm, ticket: 1)
    _ = queue.moveToNextOpen(now: noon)
    #expect(queue.selection == 3)
  }

  @Test func `In a list of decided items each can be visited`() {
    var queue = ReviewQueue()
    let generation = queue.startLoad(.replacing, listsSettled: true)
    queue.receive(generation: generation, keys: [1, 2], isLast: true)
    queue.note(row(2, status: .decided(.affirm)), reviewer: "ana")
    queue.decide([1], as: .affirm, ticket: 1)
    let moved = queue.moveToNextOpen(now: noon)
    #expect(moved)
    #expect(queue.selection == 2)
  }

  @Test func `When nothing waits the selection stays`() {
    var queue = loaded([1])
    queue.decide([1], as: .affirm, ticket: 1)
    let moved = queue.moveToNextOpen(now: noon)
    #expect(!moved)
    #expect(queue.selection == 1)
  }
}

let noon = Timestamp(milliseconds: 1_780_000_000_000)
let later = Timestamp(milliseconds: noon.milliseconds + 60_000)
let earlier = Timestamp(milliseconds: noon.milliseconds - 60_000)

func loaded(_ keys: [ItemKey]) -> ReviewQueue {
  var queue = ReviewQueue()
  let generation = queue.startLoad(.replacing)
  queue.receive(generation: generation, keys: keys, isLast: true)
  return queue
}

func reload(_ queue: inout ReviewQueue, _ mode: LoadMode, _ chunks: [[ItemKey]]) {
  let generation = queue.startLoad(mode)
  for (index, chunk) in chunks.enumerated() {
    queue.receive(generation: generation, keys: chunk, isLast: index == chunks.count - 1)
  }
}

func row(_ key: ItemKey, status: ItemStatus = .open, claim: Claim? = nil) -> ItemSummary {
  ItemSummary(key: key, id: ItemID("item-\(key)"), status: status, question: "?", claim: claim)
}

func claim(_ reviewer: String, until: Timestamp) -> Claim {
  Claim(reviewer: reviewer, session: "other", expires: until)
}
