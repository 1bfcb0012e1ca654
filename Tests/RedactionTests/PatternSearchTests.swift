import Testing

@testable import Redaction

@Suite struct `The search for patterns` {
  private static let patterns = [
    FixedPattern("ab"), FixedPattern("aba", ignoresCase: true), FixedPattern("b-"),
    FixedPattern("SK", tail: .hex, tailLength: 3), FixedPattern("k.", tail: .dotted, tailLength: 2),
    FixedPattern("%$", tail: .path, tailLength: 1), FixedPattern("\u{E4}b"),
    FixedPattern("SK", tail: .hex, tailLength: 3),
  ]

  private func hits(_ text: String, by engine: PatternSearch.Engine) -> [PatternSearch.Hit] {
    Array(text.utf8).withUnsafeBufferPointer {
      PatternSearch(Self.patterns, engine: engine).hits(in: $0)
    }
  }

  @Test func `Finds all that overlap, by their starts`() {
    #expect(
      hits("xabAb-", by: .vectorscan).map { [$0.index, $0.pattern] } == [[1, 0], [1, 1], [4, 2]]
    )
    #expect(hits("SK1aF0", by: .vectorscan).map { [$0.index, $0.pattern] } == [[0, 3], [0, 7]])
    #expect(hits("", by: .vectorscan) == [] && hits("SK1a", by: .vectorscan) == [])
  }

  @Test func `Gives the same with and without Vectorscan`() {
    var generator = SplitMix(state: 5)
    let alphabet = Array("abABSKk.-%$01f \u{E4}\n")
    for length in 0..<400 {
      let text = String((0..<length).map { _ in alphabet[Int(generator.next() % 16)] })
      #expect(hits(text, by: .vectorscan) == hits(text, by: .plain))
    }
  }

  @Test func `Serves many threads at once`() async {
    let search = PatternSearch(Self.patterns, engine: .vectorscanAfter(20_000))
    let text = Array(String(repeating: "xabAb- SK1aF0 ", count: 200).utf8)
    let counts = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<50 {
        group.addTask { text.withUnsafeBufferPointer { search.hits(in: $0).count } }
      }
      return await group.reduce(into: Set<Int>()) { $0.insert($1) }
    }
    #expect(counts == [1000])
  }
}
