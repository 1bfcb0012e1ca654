import Curation
import ReviewModel
import Testing

private func policy(_ settings: [String: PolicyEntry]) throws -> CurationPolicy {
  var policy = CurationPolicy()
  for (name, entry) in settings {
    let setting = try #require(CurationPolicy.setting(name))
    try #require(setting.demand(on: entry) == nil)
    policy[setting] = entry
  }
  return policy
}

/// Liked records, one a question, by what tells their groups.
private func liked(
  _ count: Int,
  tag: String? = nil,
  user: String? = nil,
  version: String? = nil,
  channel: String? = nil,
  from start: Int = 0
) -> [JudgedRecord] {
  (start..<start + count).map { number in
    let id = "\(tag ?? "")-\(user ?? "")-\(version ?? "")-\(channel ?? "")-\(number)"
    var one = record(
      id,
      question: "What about item \(id)?",
      user: user ?? "user \(id)",
      feedback: Feedback(.up, tags: [tag].compactMap(\.self))
    )
    one.interaction.agent.version = version
    if let channel { one.interaction.meta = .object([JSONMember("channel", .string(channel))]) }
    return one
  }
}

@Suite struct `The balance of a set` {
  private let uneven = liked(90, tag: "billing") + liked(10, tag: "crash") + liked(2, tag: "rare")

  @Test func `Takes everything by default, and reports nothing`() {
    let set = curate(uneven).set
    #expect(set.examples.count == 102)
    #expect(set.selection == SelectionReport())
  }

  @Test func `Caps what is common, and says what there was, what was taken and why`() throws {
    let set = try curate(
      uneven,
      policy: policy(["balance.by": .text("tag"), "balance.cap": .count(20)])
    ).set
    #expect(
      set.selection.groups == [
        SelectionGroup(name: "billing", before: 90, taken: 20, reason: "cap 20"),
        SelectionGroup(name: "crash", before: 10, taken: 10, reason: "all"),
        SelectionGroup(name: "1 smaller group(s)", before: 2, taken: 2, reason: "all"),
      ]
    )
    #expect(set.examples.count == 32)
    #expect(set.drops.map(\.rule) == Array(repeating: "balance", count: 70))
    #expect(set.drops[0].reason == "one of many of its group: cap 20")
    #expect(set.counts.dropped == 70)
    #expect(set.counts.used == 32)
    // 102² / (90² + 10² + 2²) and 32² / (20² + 10² + 2²)
    #expect(set.selection.effectiveBefore.description == "1.268")
    #expect(set.selection.effectiveAfter.description == "2.032")
  }

  @Test(arguments: [(1_000, 90), (2_000, 30), (100_000, 11)])
  func `Evens out by temperature, above the minimum`(thousandths: Int, taken: Int) throws {
    let set = try curate(
      uneven,
      policy: policy([
        "balance.by": .text("tag"), "balance.minimum": .count(10),
        "balance.temperature": .decimal(FixedDecimal(thousandths: thousandths)),
      ])
    ).set
    #expect(set.selection.groups.map(\.taken) == [taken, 10, 2])
  }

  @Test func `Keeps the minimum of a group under its cap`() throws {
    let set = try curate(
      uneven,
      policy: policy([
        "balance.by": .text("tag"), "balance.minimum": .count(8), "balance.cap": .count(5),
      ])
    ).set
    #expect(set.selection.groups.map(\.taken) == [8, 8, 2])
    #expect(set.selection.groups[0].reason == "minimum 8")
  }

  @Test func `Draws the same under a seed, others under another, in any order of reading`() throws {
    let settings: [String: PolicyEntry] = ["balance.by": .text("tag"), "balance.cap": .count(20)]
    let one = try curate(uneven, policy: policy(settings)).set
    #expect(try curate(uneven.reversed(), policy: policy(settings)).set == one)
    let seeded = settings.merging(["balance.seed": .text("b")]) { $1 }
    let other = try curate(uneven, policy: policy(seeded)).set
    #expect(other.examples.map(\.id) != one.examples.map(\.id))
    #expect(other.examples.count == one.examples.count)
  }

  @Test func `Keeps most of a draw when records are added`() throws {
    let settings: [String: PolicyEntry] = ["balance.by": .text("tag"), "balance.cap": .count(40)]
    let before = try curate(liked(80, tag: "billing"), policy: policy(settings)).set
    let after = try curate(liked(88, tag: "billing"), policy: policy(settings)).set
    let kept = Set(before.examples.map(\.id)).intersection(after.examples.map(\.id)).count
    #expect(kept >= 32)
  }

  @Test func `Goes by the tag that the fewest have`() throws {
    var records = liked(9, tag: "billing")
    for index in 0..<3 { records[index].feedback?.tags.append("vip") }
    let set = try curate(
      records,
      policy: policy(["balance.by": .text("tag"), "balance.cap": .count(4)])
    ).set
    #expect(set.selection.groups.map(\.before) == [6, 3])
    #expect(set.selection.groups.map(\.taken) == [4, 3])
  }

  @Test(arguments: ["agent-version", "user", "meta.channel", "language", "cluster"])
  func `Goes by whatever the policy says`(grouping: String) throws {
    var records =
      liked(8, user: "ann", version: "1", channel: "web") + liked(8, user: "bob", version: "2")
    if grouping == "cluster" {
      let words = ["lamp", "kettle", "mirror", "carpet", "candle", "basket", "pillow", "bottle"]
      for index in records.indices {
        let greeting = index < 8 ? "" : "Hello, "
        let question = "\(greeting)how do I return the broken \(words[index % 8]) to the shop?"
        records[index].interaction.question = question
        records[index].questionKey = question.lowercased()
      }
    }
    if grouping == "language" {
      for index in 8..<16 {
        records[index].interaction.question =
          "Wie kann ich die Lampe Nummer \(index) an den Laden zurückgeben?"
        records[index].questionKey = "lampe \(index)"
      }
      for index in 0..<8 {
        records[index].interaction.question = "How can I return the lamp number \(index) to you?"
      }
    }
    let cap = grouping == "cluster" ? 1 : 5
    let set = try curate(
      records,
      policy: policy(["balance.by": .text(grouping), "balance.cap": .count(cap)])
    ).set
    #expect(set.examples.count == (grouping == "cluster" ? 8 : 10))
    #expect(set.selection.grouping == grouping)
  }

  @Test func `Names no group of few, or of one person`() throws {
    let records =
      liked(5, user: "ann", channel: "ann's own words") + liked(2, channel: "of two people")
      + liked(3, channel: "web")
    let set = try curate(records, policy: policy(["balance.by": .text("meta.channel")])).set
    #expect(set.selection.groups.map(\.name) == ["web", "2 smaller group(s)"])
    let byUser = try curate(records, policy: policy(["balance.by": .text("user")])).set
    #expect(!byUser.selection.groups.contains { $0.name.contains("ann") })
  }

  @Test func `Drops the repeats of an example with it`() throws {
    var records = liked(6, tag: "billing")
    var again = records[0]
    again.interaction.id = "again"
    records.append(again)
    let set = try curate(
      records,
      policy: policy(["balance.by": .text("tag"), "balance.cap": .count(1)])
    ).set
    let merged = set.drops.filter { $0.mergedInto != nil }
    #expect(set.examples.count == 1)
    #expect(set.counts.used == 1 + merged.count)
    #expect(set.counts.dropped == set.drops.count - merged.count)
    #expect(merged.allSatisfy { $0.mergedInto == set.examples[0].id })
    #expect(set.counts.used + set.counts.dropped == 7)
  }
}

@Suite struct `The limit of a user's share` {
  @Test func `Holds in the end`() throws {
    let records = liked(60, user: "ann") + (0..<40).flatMap { liked(1, user: "user\($0)") }
    let set = try curate(
      records,
      policy: policy(["balance.max-user-share": .decimal(.percent(10))])
    ).set
    // 4 of 44: 5 of 45 would be more than a tenth.
    #expect(set.examples.count == 44)
    #expect(set.selection.overUserLimit == 56)
    #expect(set.selection.largestUserBefore.description == "0.6")
    #expect(set.selection.largestUserAfter.description == "0.091")
    #expect(set.drops.allSatisfy { $0.rule == "balance" })
  }

  @Test func `Takes from large groups before rare ones`() throws {
    let records =
      liked(30, tag: "billing", user: "ann") + liked(3, tag: "crash", user: "ann")
      + (0..<60).flatMap { liked(1, tag: "billing", user: "user\($0)") }
    let set = try curate(
      records,
      policy: policy([
        "balance.by": .text("tag"), "balance.max-user-share": .decimal(.percent(10)),
      ])
    ).set
    #expect(set.examples.count { $0.tags == ["crash"] } == 3)
    #expect(set.selection.overUserLimit == 27)
    #expect(set.selection.groups.map(\.reason) == ["user limit", "all"])
  }

  @Test func `Takes nothing when it cannot hold, and says so`() throws {
    let records = liked(6, user: "ann") + liked(3, user: "bob")
    let set = try curate(
      records,
      policy: policy(["balance.max-user-share": .decimal(.percent(10))])
    ).set
    #expect(set.examples.count == 9)
    #expect(set.selection.notes.count == 1)
    #expect(!set.selection.notes[0].contains("bob"))
  }
}

@Suite struct `The hold-out` {
  private let records = liked(500)

  private func heldOut(_ share: Int, seed: String = "") throws -> Set<String> {
    let set = try curate(
      records,
      policy: policy([
        "holdout.share": .decimal(.percent(share)), "holdout.seed": .text(seed),
      ])
    ).set
    return Set(set.examples.filter { $0.trainingHold == .holdout }.map(\.cluster))
  }

  @Test func `Takes about its share, always the same, and others under another seed`() throws {
    let fifth = try heldOut(20)
    #expect((70...130).contains(fifth.count))
    #expect(try heldOut(20) == fifth)
    #expect(fifth.isSubset(of: try heldOut(40)))
    #expect(try heldOut(20, seed: "b") != fifth)
    #expect(try heldOut(0).isEmpty)
    #expect(try heldOut(100).count == 500)
  }

  @Test func `Keeps eval cases, and takes them out of training`() throws {
    let policy = try policy(["holdout.share": .decimal(.percent(20))])
    let set = curate(records + [record("c", feedback: .corrected("Thirty days."))], policy: policy)
      .set
    #expect(set.examples.count == 501)
    for example in set.examples {
      #expect(example.uses.contains(.eval))
      #expect(example.uses.contains(.sft) == (example.trainingHold == nil))
    }
    #expect(set.selection.heldOut == set.examples.count { $0.trainingHold == .holdout })
    #expect(set.drops.isEmpty)
  }

  @Test func `Keeps a cluster on its side when more is asked`() throws {
    let policy = try policy(["holdout.share": .decimal(.percent(30))])
    let before = curate(liked(100), policy: policy).set
    let after = curate(liked(150), policy: policy).set
    let later = Dictionary(uniqueKeysWithValues: after.examples.map { ($0.cluster, $0) })
    for example in before.examples {
      #expect(later[example.cluster]?.trainingHold == example.trainingHold)
      #expect(later[example.cluster]?.id == example.id)
    }
  }

  @Test func `Leaves no question of the training side in nearly the words of one that is held out`()
    throws
  {
    let things = ["lamp", "kettle", "mirror", "carpet", "candle", "basket", "pillow", "bottle"]
    let places = ["shop", "office", "station", "garden", "library"]
    let records = things.flatMap { thing in
      places.flatMap { place in
        ["", "Hello, ", "Hi, "].enumerated().map { number, opening in
          record(
            "\(thing)-\(place)-\(number)",
            question: "\(opening)how do I return the broken \(thing) to the \(place)?",
            feedback: Feedback(.up)
          )
        }
      }
    }
    let set = try curate(
      records,
      policy: policy(["holdout.share": .decimal(.percent(20)), "near-duplicates": .flag(false)])
    ).set
    #expect(set.examples.count == 120)
    #expect(set.selection.leaked > 0)
    #expect(set.selection.leaksLeft == 0)
    let sides = Dictionary(grouping: set.examples) { example in
      things.first { example.question.contains($0) }! + places.first {
        example.question.contains($0)
      }!
    }
    for side in sides.values {
      #expect(
        Set(side.map { $0.uses.contains(.sft) }).count == 1,
        "\(side.map { ($0.question, $0.trainingHold) })"
      )
    }
    #expect(sides.values.contains { $0[0].uses.contains(.sft) })
  }
}

@Suite struct `How even groups are` {
  @Test(arguments: [
    ([], "0.0"), ([0], "0.0"), ([5], "1.0"), ([10, 10, 10], "3.0"),
    ([91] + Array(repeating: 1, count: 9), "1.206"),
  ])
  func `Is the number of equal ones that would be as even`(sizes: [Int], effective: String) {
    #expect(effectiveGroups(sizes).description == effective)
  }
}
