import Curation
import ReviewModel
import Testing

@Suite struct `The policy` {
  @Test func `Has names once, and usual values that are allowed`() {
    let names = CurationPolicy.settings.map(\.name)
    #expect(Set(names).count == names.count)
    for setting in CurationPolicy.settings {
      #expect(setting.demand(on: setting.usual) == nil, "\(setting.name)")
      #expect(CurationPolicy()[setting] == setting.usual)
      #expect(!setting.help.isEmpty)
    }
    #expect(CurationPolicy().contradiction == nil)
  }

  @Test func `Stands whole in the set, and can be read from it`() throws {
    var policy = CurationPolicy(systemPrompt: "Be brief.", mergesNearDuplicates: true)
    let share = try #require(CurationPolicy.setting("holdout.share"))
    policy[share] = .decimal(.percent(20))
    let refusal = try #require(CurationPolicy.setting("rules.refusal.action"))
    policy[refusal] = .text("drop")
    let values = curate([], policy: policy).set.policy
    #expect(values.contains(PolicyValue("holdout.share", "0.2")))
    #expect(values.contains(PolicyValue("rules.refusal.action", "drop")))
    #expect(CurationPolicy(of: values) == policy)
    #expect(CurationPolicy(of: []) == CurationPolicy())
  }

  @Test func `Makes another set of another value, and the same of the same`() throws {
    let records = [record(feedback: Feedback(.up))]
    let setting = try #require(CurationPolicy.setting("rules.repetition.min-words"))
    var policy = CurationPolicy()
    policy[setting] = .count(60)
    #expect(curate(records, policy: policy).set.id != curate(records).set.id)
    policy[setting] = setting.usual
    #expect(curate(records, policy: policy) == curate(records))
  }

  @Test(arguments: ["warn", "off", "drop"])
  func `Says what becomes of what a rule finds`(action: String) throws {
    var policy = CurationPolicy()
    let setting = try #require(CurationPolicy.setting("rules.very-short.action"))
    policy[setting] = .text(action)
    let set = curate([record(feedback: .corrected("No."))], policy: policy).set
    let warned = set.examples.flatMap(\.warnings).contains { $0.rule == "very-short" }
    #expect(warned == (action == "warn"))
    #expect(set.drops.map(\.rule) == (action == "drop" ? ["very-short"] : []))
    #expect(set.policy.contains { $0.name == "rule.very-short" } == (action != "off"))
  }

  @Test func `Only warns of a doubt, also where the rule drops`() throws {
    let set = curate([record(feedback: .corrected("you have sixty days"))]).set
    #expect(set.examples.flatMap(\.warnings).map(\.rule) == ["equal-to-answer"])
  }

  @Test func `Withdraws no conflict when a rule is set to drop a side of it`() throws {
    let records = [
      record("a", feedback: .corrected("Thirty days.", at: 1)),
      record("b", feedback: .corrected("I'm sorry, I don't know.", at: 2)),
    ]
    var policy = CurationPolicy()
    policy[try #require(CurationPolicy.setting("rules.refusal.action"))] = .text("drop")
    let dropping = curate(records, policy: policy)
    #expect(dropping.conflicts == curate(records).conflicts)
    #expect(dropping.conflicts.count == 1)
    #expect(dropping.set.drops.map(\.rule) == ["refusal"])
  }

  @Test func `Finds the system message in an answer`() {
    let prompt = "You answer for a shop that sells lamps, kindly and in short sentences."
    let policy = CurationPolicy(systemPrompt: prompt)
    let said = "I answer for a shop that sells lamps, kindly and in short sentences."
    let set = curate([record(feedback: .corrected(said))], policy: policy).set
    #expect(set.examples.flatMap(\.warnings).map(\.rule) == ["template-residue"])
    #expect(curate([record(feedback: .corrected(said))]).set.examples[0].warnings.isEmpty)
  }

  @Test func `Knows the least and the most of a text`() throws {
    var policy = CurationPolicy()
    policy[try #require(CurationPolicy.setting("question.min-words"))] = .count(50)
    policy[try #require(CurationPolicy.setting("question.max-words"))] = .count(40)
    #expect(policy.contradiction?.setting == "question.min-words")
  }
}

@Suite struct `A fixed decimal` {
  @Test(arguments: [
    ("0.2", "0.2"), ("1", "1.0"), (".125", "0.125"), ("0.050", "0.05"), ("12.5", "12.5"),
    ("0", "0.0"),
  ])
  func `Is what is written`(text: String, shown: String) {
    #expect(FixedDecimal(text)?.description == shown)
  }

  @Test(arguments: ["", ".", "0.1234", "-1", "1e3", "20%", "1.2.3", "0x1", "٣", "9999999999"])
  func `Is nothing else`(text: String) {
    #expect(FixedDecimal(text) == nil)
  }

  @Test func `Takes numbers of as many digits`() {
    #expect(FixedDecimal(0.3)?.thousandths == 300)
    #expect(FixedDecimal(2.0)?.description == "2.0")
    #expect(FixedDecimal(0.1234) == nil)
    #expect(FixedDecimal(Double.nan) == nil)
    #expect(FixedDecimal(1e300) == nil)
  }
}
