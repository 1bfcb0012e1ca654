import Foundation
import Queueing
import ReviewModel
import TestSupport
import Testing

@Suite struct `Marks in the queue` {
  @Test func `A mark stays with its item through a reload`() {
    var queue = loaded([1, 2, 3])
    queue.toggleMark()
    reload(&queue, .refreshing, [[9, 1, 2, 3]])
    #expect(queue.markedKeys() == [1])
  }

  @Test func `Another filter takes the marks away, for they would be out of sight`() {
    var queue = loaded([1, 2, 3])
    queue.toggleMark()
    reload(&queue, .replacing, [[1, 2]])
    #expect(!queue.hasMarks)
  }

  @Test func `All covers what is still to come`() {
    var queue = ReviewQueue()
    let generation = queue.startLoad(.replacing)
    queue.receive(generation: generation, keys: [1, 2], isLast: false)
    queue.markAll()
    queue.receive(generation: generation, keys: [3], isLast: true)
    #expect(queue.markedKeys() == [1, 2, 3])
    #expect(queue.markCount == 3)
  }

  @Test(arguments: [LoadMode.merging, .refreshing])
  func `All covers nothing that came later`(mode: LoadMode) {
    var queue = loaded([1, 2, 3])
    queue.markAll()
    reload(&queue, mode, [[9, 1, 2], [10, 3]])
    #expect(queue.markedKeys() == [1, 2, 3])
    #expect(queue.markCount == 3)
    reload(&queue, mode, [[9, 1, 2, 11, 10, 3]])
    #expect(queue.markedKeys() == [1, 2, 3])
    #expect(queue.markCount == 3)
  }

  @Test func `All covers nothing that an undo brings back`() {
    var queue = loaded([1, 2, 3])
    queue.decide([2], as: .affirm, ticket: 1)
    _ = queue.settle(ticket: 1, late: [:])
    queue.markAll()
    _ = queue.reopen([2])
    _ = queue.reopen([7])
    #expect(queue.markedKeys() == [1, 3])
    #expect(queue.markCount == 2)
  }

  @Test func `A mark goes with an item that the list has no more`() {
    var queue = loaded([1, 2, 3])
    queue.toggleMark()
    queue.move(by: 1)
    queue.toggleMark()
    queue.move(by: 1)
    reload(&queue, .merging, [[2, 3]])
    #expect(queue.markCount == 1)
    #expect(queue.markedKeys() == [2])
  }

  @Test func `A mark can be taken out of all`() {
    var queue = loaded([1, 2, 3])
    queue.markAll()
    queue.toggleMark()
    #expect(queue.markedKeys() == [2, 3])
    #expect(queue.markCount == 2)
  }

  @Test func `All does not cover what is settled`() {
    var queue = loaded([1, 2, 3])
    queue.decide([2], as: .affirm, ticket: 1)
    queue.markAll()
    #expect(queue.markedKeys() == [1, 3])
    #expect(queue.markCount == 2)
    queue.decide([1], as: .affirm, ticket: 2)
    #expect(queue.markCount == 1)
  }

  @Test func `A range follows the selection in both directions`() {
    var queue = loaded([1, 2, 3, 4])
    queue.select(index: 2)
    queue.toggleRange()
    queue.move(by: 1)
    #expect(queue.markedKeys() == [3, 4])
    queue.move(by: -3)
    #expect(queue.markedKeys() == [1, 2, 3])
    #expect(queue.rangeLength == 3)
    queue.toggleRange()
    queue.move(by: 3)
    #expect(queue.markedKeys() == [1, 2, 3])
  }

  @Test func `A range adds to the marks that are there`() {
    var queue = loaded([1, 2, 3, 4])
    queue.toggleMark()
    queue.select(index: 2)
    queue.toggleRange()
    queue.move(by: 1)
    #expect(queue.markedKeys() == [1, 3, 4])
    queue.cancelRange()
    #expect(queue.markedKeys() == [1])
  }

  @Test func `A settled item takes no mark, and loses the one that it had`() {
    var queue = loaded([1, 2])
    queue.toggleMark()
    queue.decide([1], as: .affirm, ticket: 1)
    #expect(queue.markedKeys() == [])
    queue.toggleMark()
    #expect(queue.markedKeys() == [])
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["ERRATA_LARGE_TESTS"] == "1"))
  func `A million items are marked and moved through at once`() {
    var queue = loaded(Array(1...1_000_000))
    queue.markAll()
    let elapsed = processorTime {
      for _ in 0..<100_000 { queue.move(by: 1) }
    }
    #expect(queue.selection == 100_001)
    #expect(queue.markCount == 1_000_000)
    #expect(elapsed < .seconds(1))
  }
}
