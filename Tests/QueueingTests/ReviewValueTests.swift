import Queueing
import ReviewModel
import Testing

@Suite struct `The value of a minute of review` {
  private static let day: Int64 = 86_400_000

  private func score(
    _ kind: ItemKind = .answer,
    _ signal: Signal = .down,
    asked: Int64 = 1,
    late: Int64 = 0,
    day: Int64 = 0
  ) -> Int64 {
    ReviewValue(
      kind: kind,
      signal: signal,
      asked: asked,
      secondOpinions: late,
      moment: day * Self.day
    ).score
  }

  @Test func `Puts the newer first when all else is equal`() {
    #expect(score(day: 2) > score(day: 1))
  }

  @Test func `Weighs explicit feedback as two weeks`() {
    #expect(score(.answer, .down, day: 0) > score(.answer, .retry, day: 13))
    #expect(score(.answer, .down, day: 0) < score(.answer, .retry, day: 15))
  }

  @Test func `Weighs each doubling of the cluster as three days`() {
    #expect(score(asked: 5, day: 0) > score(asked: 1, day: 5))
    #expect(score(asked: 5, day: 0) < score(asked: 1, day: 7))
    #expect(score(asked: 4) == score(asked: 7))
  }

  @Test func `Weighs disagreement as thirty days`() {
    #expect(score(.conflict, .corrected, day: 0) > score(.answer, .down, day: 29))
    #expect(score(.answer, .down, late: 1, day: 0) > score(.answer, .down, day: 29))
    #expect(score(.answer, .down, late: 1, day: 0) < score(.answer, .down, day: 31))
  }

  @Test(
    arguments: [
      (0, 0), (1, 0), (2, 1), (3, 1), (4, 2), (7, 2), (8, 3), (.max, 20),
    ] as [(Int64, Int64)]
  )
  func `Counts doublings`(asked: Int64, doublings: Int64) {
    #expect(ReviewValue.doublings(of: asked) == doublings)
  }

  @Test func `Overflows at no moment, and puts an unknown one last`() {
    func score(_ moment: Int64) -> Int64 {
      ReviewValue(
        kind: .conflict,
        signal: .down,
        asked: .max,
        secondOpinions: 1,
        moment: moment
      ).score
    }
    #expect(score(.max) > score(0))
    #expect(score(.min) < score(-1_000_000 * Self.day))
  }

  @Test func `Says in words what speaks for an item`() {
    let now = Timestamp(milliseconds: 10 * Self.day)
    let item = ItemSummary(
      key: 1,
      id: "a",
      question: "?",
      time: Timestamp(milliseconds: 8 * Self.day),
      asked: 5,
      lateDecisions: 1
    )
    #expect(
      ReviewValue.reasons(for: item, now: now) == [
        "reviewers disagree", "asked 5 times", "thumbs down", "2 days old",
      ]
    )
    let other = ItemSummary(key: 1, id: "a", kind: .conflict, status: .skipped, question: "?")
    #expect(
      ReviewValue.reasons(for: other, now: now) == [
        "skipped before", "corrections disagree", "thumbs down", "of unknown age",
      ]
    )
    let ages: [(Int64, String)] = [
      (0, "new"), (-5, "new"), (60_000, "1 minute old"), (7_200_000, "2 hours old"),
      (Self.day, "1 day old"),
    ]
    for (age, words) in ages {
      let retry = ItemSummary(
        key: 1,
        id: "a",
        question: "?",
        time: Timestamp(milliseconds: now.milliseconds - age),
        signal: .retry
      )
      #expect(ReviewValue.reasons(for: retry, now: now) == ["tried again", words])
    }
  }
}

@Suite struct `A computed shuffle` {
  @Test(arguments: [1, 4, 5, 1000] as [Int64])
  func `Has every number once, and finds each again`(count: Int64) {
    let shuffle = Shuffle(seed: 7, count: count)
    #expect(shuffle.count >= count)
    let numbers = (0..<shuffle.count).map(shuffle.number(at:))
    #expect(Set(numbers).count == numbers.count)
    for (place, number) in numbers.enumerated() {
      #expect(shuffle.place(of: number) == Int64(place))
      #expect((0..<shuffle.count).contains(number))
    }
  }

  @Test func `Depends on its seed, and looks like chance`() {
    let one = Shuffle(seed: 1, count: 4096)
    let two = Shuffle(seed: 2, count: 4096)
    let numbers = (0..<4096).map { one.number(at: $0) }
    #expect(numbers != (0..<4096).map { two.number(at: $0) })
    // The mean of the first thousand of 4096 is within four standard errors of 2047.5.
    let mean = Double(numbers.prefix(1000).reduce(0, +)) / 1000
    #expect(abs(mean - 2047.5) < 150)
  }
}
