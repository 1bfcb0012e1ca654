import Dispatch
import ReviewModel
import Synchronization
import Testing
import TextAnalysis

@testable import Curation

@Suite struct `Workers beside the reading` {
  /// More than several batches, in more clusters than one worker takes, with conflicts, drops and duplicates among them.
  private static let records: [JudgedRecord] = (0..<2_600).map { number in
    let topic = number % 900
    var feedback = Feedback(number.isMultiple(of: 7) ? .down : .up)
    if number.isMultiple(of: 7) {
      feedback.correction = "It takes \(number % 3 + 2) days for \(topic)."
    }
    return record(
      "r\(number * 7_919 % 2_600)",
      question: "How long does step \(topic) take?",
      answer: number.isMultiple(of: 11)
        ? "I cannot help with that." : "It takes 2 days for \(topic).",
      feedback: feedback
    )
  }

  private func curate(_ workers: Workers, judge: String? = "this") -> CurationResult {
    var curator = Curator(
      policy: CurationPolicy(),
      hash: testHash,
      dictionary: WordDictionary { _ in true },
      judge: judge,
      workers: workers
    )
    for record in Self.records { curator.add(record) }
    return curator.finish()
  }

  @Test func `make the same set as nobody does, in whatever order they are done`() {
    let expected = curate(.none)
    #expect(expected.set.examples.count > 300 && !expected.conflicts.isEmpty)
    #expect(expected.verdicts.count > 2_000)
    // Work that is begun last is done first, and only when somebody waits.
    let late = Workers(count: 3) { work in work }
    #expect(curate(late) == expected)
    let queue = DispatchQueue(label: "test", attributes: .concurrent)
    let threads = Workers(count: 4) { work in
      let group = DispatchGroup()
      queue.async(group: group, execute: work)
      return { group.wait() }
    }
    for _ in 0..<3 { #expect(curate(threads) == expected) }
  }

  @Test(arguments: [0, 1, 255, 256, 257, 1_000, 1_001])
  func `keep the order of what they are given`(count: Int) {
    let numbers = Array(0..<count)
    let begun = Mutex(0)
    let workers = Workers(count: 3) { work in
      begun.withLock { $0 += 1 }
      return work
    }
    #expect(workers.map(numbers) { $0 * 2 } == numbers.map { $0 * 2 })
    #expect(begun.withLock { $0 } == (count < 256 ? 0 : 12))
  }
}
