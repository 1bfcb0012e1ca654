import ReviewModel
import Testing
import TextAnalysis

@testable import Curation

@Suite struct `What the rules said of a record` {
  private let records = [
    record("a", feedback: Feedback(.up)),
    record("b", question: "Who pays?", answer: "I cannot help with that.", feedback: Feedback(.up)),
    record("c", question: "Is it open?", answer: " ", feedback: Feedback(.up)),
    record("d", question: "Whom to ask?", answer: "ask@example.org", feedback: Feedback(.up)),
  ]

  private func curate(
    _ records: [JudgedRecord],
    policy: CurationPolicy = CurationPolicy(),
    judge: String? = "this"
  ) -> CurationResult {
    var curator = Curator(
      policy: policy,
      hash: testHash,
      dictionary: WordDictionary { _ in true },
      privateValues: PrivateValueFinder { text, _ in text.contains("@") ? ["EMAIL"] : [] },
      judge: judge
    )
    for record in records { curator.add(record) }
    return curator.finish()
  }

  private func remembering(_ result: CurationResult, _ records: [JudgedRecord]) -> [JudgedRecord] {
    records.map { record in
      var record = record
      record.verdict = result.verdicts.map(\.verdict).first {
        $0.interaction == record.interaction.id
      }
      return record
    }
  }

  @Test(arguments: 1...40)
  func `Makes the same set again, and nothing is judged twice`(seed: UInt64) {
    let records = randomRecords(seed: seed)
    let policy = CurationPolicy(expectedLength: (seed.isMultiple(of: 2) ? 1 : 8)...32_000)
    let first = curate(records, policy: policy)
    var second = curate(remembering(first, records), policy: policy)
    #expect(second.verdicts == [])
    second.verdicts = first.verdicts
    #expect(second == first)
  }

  @Test func `Is taken for said again`() {
    var known = remembering(curate(records), records)
    known[0].verdict?.content = "d\u{1F}some-rule\u{1F}for a reason"
    let drops = curate(known).set.drops
    #expect(drops.contains(Drop(interaction: "a", rule: "some-rule", reason: "for a reason")))
  }

  @Test(
    arguments: [
      { (record: inout JudgedRecord) in record.interaction.question += "?" },
      { record in record.interaction.answer += "!" },
      { record in record.interaction.sources.append(Source(text: "Sixty days.")) },
      { record in record.feedback = Feedback(.edit, correction: "Ninety days.") },
      { record in record.consent = .eval },
      { record in record.interaction.user = "u1" },
    ] as [@Sendable (inout JudgedRecord) -> Void]
  )
  func `Is judged anew when the record has changed`(
    change: @Sendable (inout JudgedRecord) -> Void
  ) {
    var known = remembering(curate(records), records)
    change(&known[0])
    #expect(curate(known).verdicts.map(\.verdict.interaction) == ["a"])
  }

  @Test func `Is judged anew under another policy and by another judge`() {
    var known = remembering(curate(records), records)
    #expect(curate(known).verdicts == [])
    #expect(curate(known, judge: "another").verdicts.count == records.count)
    known[0].verdict?.content = "d\u{1F}some-rule\u{1F}for a reason"
    #expect(curate(known, judge: nil).set == curate(records).set)
    #expect(curate(records, judge: nil).verdicts == [])
    let policy = CurationPolicy(questionLength: 2...300)
    #expect(curate(known, policy: policy).verdicts.count == records.count)
  }

  @Test func `Is judged anew when it cannot be read`() {
    var known = remembering(curate(records), records)
    for content in ["", "x", "k\u{1F}rule", "d\u{1F}rule", "s"] {
      known[0].verdict?.content = content
      #expect(curate(known).verdicts.map(\.verdict.interaction) == ["a"], "\(content)")
    }
  }

  @Test(arguments: [
    RecordVerdict.keep([]),
    .keep([
      CurationWarning(rule: "a", finding: ""), CurationWarning(rule: "b", finding: "c\n\u{1F600}"),
    ]),
    .drop(rule: "a", reason: "", isSide: true),
    .drop(rule: "a", reason: "b", isSide: false),
  ])
  func `Comes back from its notation`(verdict: RecordVerdict) {
    #expect(verdict.content.flatMap(RecordVerdict.init(content:)) == verdict)
  }

  @Test func `Is not kept when its words have the separator`() {
    #expect(RecordVerdict.drop(rule: "a", reason: "b\u{1F}c", isSide: true).content == nil)
  }
}
