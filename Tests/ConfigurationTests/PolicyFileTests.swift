import Configuration
import Curation
import Foundation
import ReviewModel
import Testing

private func policy(_ toml: String) throws -> CurationPolicy {
  try CurationPolicy(toml: toml, path: "policy.toml")
}

@Suite struct `The policy file` {
  @Test func `Sets what it names, and leaves the rest`() throws {
    let read = try policy(
      """
      near-duplicates = true
      system-prompt = "Be brief."

      [question]
      min-characters = 5

      [rules]
      language = "off"

      [rules.refusal]
      action = "drop"
      max-words = 80

      [rules.repetition]
      top-2-gram = 0.25

      [holdout]
      share = 0.2

      [balance]
      by = "meta.channel"
      temperature = 2
      """
    )
    var expected = CurationPolicy(
      questionLength: 5...8_000,
      systemPrompt: "Be brief.",
      mergesNearDuplicates: true
    )
    func set(_ name: String, _ entry: PolicyEntry) throws {
      expected[try #require(CurationPolicy.setting(name))] = entry
    }
    try set("rules.language.action", .text("off"))
    try set("rules.refusal.action", .text("drop"))
    try set("rules.refusal.max-words", .count(80))
    try set("rules.repetition.top-2-gram", .decimal(.percent(25)))
    try set("holdout.share", .decimal(.percent(20)))
    try set("balance.by", .text("meta.channel"))
    try set("balance.temperature", .decimal(.percent(200)))
    #expect(read == expected)
  }

  @Test(arguments: [
    (
      "[rules.refusla]\naction = \"drop\"",
      "policy.toml:1: there is no refusla here. Did you mean refusal?"
    ),
    (
      "[rules.refusal]\n\nmax-wrods = 3",
      "policy.toml:3: there is no max-wrods here. Did you mean max-words?"
    ),
    (
      "near-duplicate = true",
      "policy.toml:1: there is no near-duplicate here. Did you mean near-duplicates?"
    ),
    (
      "[rules.refusal]\naction = \"dorp\"",
      "policy.toml:2: action cannot be dorp. Did you mean drop?"
    ),
    ("[rules]\nlanguage = \"warm\"", "policy.toml:2: language cannot be warm. Did you mean warn?"),
    (
      "[holdout]\nshare = 1.5",
      "policy.toml:2: share is 1.5. It must be a number from 0.0 to 1.0 with at most three digits behind the point."
    ),
    (
      "[holdout]\nshare = 0.12345",
      "policy.toml:2: share is 0.12345. It must be a number from 0.0 to 1.0 with at most three digits behind the point."
    ),
    (
      "[expected]\nmin-characters = 0",
      "policy.toml:2: min-characters is 0. It must be a whole number from 1 to 10000000."
    ),
    (
      "[expected]\nmin-words = \"two\"",
      "policy.toml:2: min-words is a text. It must be a whole number from 0 to 100000."
    ),
    (
      "[expected]\nmax-words = 3\nmin-words = 4",
      "policy.toml:3: expected.min-words is more than expected.max-words, 3. Lower the one, or raise the other."
    ),
    (
      "[balance]\nby = \"colour\"",
      """
      policy.toml:2: by is a text. It must be one of none, cluster, tag, agent-version, language, user, or meta.FIELD.
      """
    ),
    ("near-duplicates = 1", "policy.toml:1: near-duplicates is 1. It must be true or false."),
    ("rules = 3", "policy.toml:1: rules is a number. It must be a table."),
    (
      "question.max-characters = [1]",
      "policy.toml:1: max-characters is a list. It must be a whole number from 1 to 10000000."
    ),
  ])
  func `Is refused with line and reason`(toml: String, complaint: String) {
    let error = #expect(throws: ConfigurationError.self) { try policy(toml) }
    #expect(error?.description == complaint)
  }

  @Test func `That is not there is refused`() {
    let error = #expect(throws: ConfigurationError.self) { try CurationPolicy(path: "/nowhere/p") }
    #expect(error?.description == "/nowhere/p: cannot be read: there is no such file.")
  }

  @Test func `That is printed is read as the same policy`() throws {
    var odd = CurationPolicy(
      questionLength: 5...9,
      systemPrompt: "Say \"no\" \\ to\n\ttabs \u{1} and ünïcode",
      mergesNearDuplicates: true
    )
    odd[try #require(CurationPolicy.setting("holdout.share"))] = .decimal(.init(thousandths: 125))
    odd[try #require(CurationPolicy.setting("rules.language.action"))] = .text("off")
    for one in [CurationPolicy(), odd] { #expect(try policy(one.toml) == one) }
  }

  @Test func `That is the example has every setting with its default`() throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/Configuration/Examples/policy.example.toml").path
    // Written by `errata curate --print-policy`.
    #expect(try String(contentsOfFile: path, encoding: .utf8) == CurationPolicy().toml)
  }
}
