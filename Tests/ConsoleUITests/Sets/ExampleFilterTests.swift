import ReviewModel
import Testing

@testable import ConsoleUI

@Suite struct `Filters of examples` {
  private let example = Example(
    id: "abc",
    kind: .regression,
    question: "When is a refund paid?",
    answer: "Never.",
    expected: "Within 14 days.",
    tags: ["money", "two words"],
    cluster: "c",
    uses: [.eval],
    lineage: [],
    warnings: [CurationWarning(rule: "very-short", finding: "3 words.")]
  )

  @Test(arguments: [
    ("", true), ("refund", true), ("REFUND 14", true), ("\"14 days\"", true),
    ("\"days 14\"", false),
    ("never", true), ("-refund", false), ("kind:regression", true), ("kind:golden", false),
    ("-kind:golden", true), ("has:warnings", true), ("has:sources", false), ("has:tags", true),
    ("tag:money", true), (#"tag:"two words""#, true), ("tag:two", false), ("use:eval", true),
    ("use:sft", false), ("warning:very-short", true), ("warning:long", false), ("id:ab", true),
    ("id:b", false), ("is:approved", true), ("is:pending", false), ("change:changed", true),
    ("change:added", false), ("kind:regression -is:approved", false),
  ])
  func `Let through what they say`(text: String, passes: Bool) throws {
    let filter = try ExampleFilter(parsing: text)
    let entry = SetOutline.Entry(
      position: 0,
      kind: .regression,
      isWarned: true,
      standing: .approved
    )
    #expect((filter.allows(entry, .changed) && filter.allows(example)) == passes)
  }

  @Test(arguments: [
    ("kind:golden -has:warnings is:pending change:added", false), ("has:sources", true),
    ("refund", true), ("tag:x", true), ("kind:golden id:a", true), ("", false),
  ])
  func `Read texts only where the outline does not tell`(text: String, reads: Bool) throws {
    #expect(try ExampleFilter(parsing: text).readsTexts == reads)
  }

  @Test(arguments: [
    ("knd:golden", "There is no key knd. Did you mean kind:?"),
    ("kind:gold", "kind: needs another value. It can be golden, regression."),
    ("tag:", "tag: needs another value. It can be a value."),
  ])
  func `Say what is wrong with them`(text: String, message: String) {
    let error = #expect(throws: ExampleFilterError.self) { try ExampleFilter(parsing: text) }
    #expect(error?.description == message)
  }
}
