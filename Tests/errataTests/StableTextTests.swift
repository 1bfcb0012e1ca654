import Redaction
import Testing

@testable import errata

@Suite struct `The stable text of a value` {
  private struct Pair {
    var left: String
    var right: Set<String>
    var maybe: Int?
  }

  @Test func `Is the same for sets in any order, and another for another member`() {
    let words = (0..<50).map { "w\($0)" }
    let text = StableText.of(Pair(left: "a", right: Set(words)))
    #expect(text == StableText.of(Pair(left: "a", right: Set(words.reversed()))))
    #expect(text != StableText.of(Pair(left: "a", right: Set(words.dropLast()))))
    #expect(text != StableText.of(Pair(left: "b", right: Set(words))))
    #expect(text != StableText.of(Pair(left: "a", right: Set(words), maybe: 0)))
  }

  @Test func `Does not run two texts into each other`() {
    #expect(StableText.of(["ab", "c"]) != StableText.of(["a", "bc"]))
    #expect(StableText.of(["1:a"]) != StableText.of(["1:", "a"]))
  }

  @Test func `Tells redaction policies apart by each of their fields`() {
    let changes: [(inout RedactionPolicy) -> Void] = [
      { $0.allowed = ["a@b.example"] },
      { $0.offTypes = ["EMAIL"] },
      { $0.regions = [RegionCode("DE")!] },
      { $0.persons = .all },
      { $0.publishers = [Publisher("a.example")!] },
      { $0.rules = [RedactionRule(name: "a", label: "A", pattern: "x+")] },
      { $0.rules = [RedactionRule(name: "a", label: "A", pattern: "x")] },
      { $0.rules = [RedactionRule(name: "a", label: "A", pattern: "nil")] },
      { $0.rules = [RedactionRule(name: "a", label: "A")] },
    ]
    let texts = changes.map { change in
      var policy = RedactionPolicy()
      change(&policy)
      return StableText.of(policy)
    }
    #expect(Set(texts + [StableText.of(RedactionPolicy())]).count == changes.count + 1)
  }
}
