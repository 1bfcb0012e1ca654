import Curation
import ReviewModel

extension Release {
  /// The manifest: what went in, what came out, what was left out and why, and where each line of
  /// training data comes from.
  func manifest(of files: [(file: ReleaseFile, facts: FileFacts)]) -> JSONValue {
    object([
      ("format", .string(manifestFormat)),
      ("version", .number(String(manifestVersion))),
      ("set", .string(set.id.rawValue)),
      ("trained_as", trainedAs.map(JSONValue.string) ?? .null),
      ("paraphrases", paraphrases.map(number) ?? .null),
      ("since", since),
      ("counts", object([("in", countsIn), ("out", countsOut)])),
      ("balance", balance),
      ("holdout", holdout),
      ("drops", drops),
      ("merged", merged),
      ("rejected", .array(rejected.map(row))),
      ("held_from_training", .array(training.held.map { .string($0.rawValue) })),
      ("policy", policy),
      ("rules", ruleVersions),
      ("files", object(files.map { ($0.file.rawValue, $0.facts.json) })),
      (
        "lineage",
        object([
          (ReleaseFile.eval.rawValue, trainedCases),
          (ReleaseFile.sft.rawValue, lineage(of: .sft)),
          (ReleaseFile.preferences.rawValue, lineage(of: .preference)),
        ])
      ),
    ])
  }

  /// The release that this one was compared with, and how many examples differ; no name of one is in it, so that
  /// nothing has to go from it when something is erased.
  private var since: JSONValue {
    guard let changes else { return .null }
    let counts = SetDifference.Change.allCases.map { change in
      (change.rawValue, number(changes.difference.entries(change).count))
    }
    return object(
      [
        ("set", .string(changes.set.rawValue)), ("manifest_sha256", .string(changes.manifest)),
      ] + counts + [("unchanged", number(changes.difference.unchanged))]
    )
  }

  private var countsIn: JSONValue {
    let counts = set.counts
    return object([
      ("records", number(counts.records)),
      ("unjudged", number(counts.unjudged)),
      ("waiting", number(counts.waiting)),
      ("without_consent", number(counts.withoutConsent)),
      ("in_conflict", number(counts.inConflict)),
      ("dropped", number(counts.dropped)),
      ("used", number(counts.used)),
    ])
  }

  private var countsOut: JSONValue {
    object([
      ("examples", number(set.examples.count)),
      ("approved", number(approved.count)),
      ("rejected", number(rejected.count)),
      ("golden", number(approved.count { $0.kind == .golden })),
      ("regression", number(approved.count { $0.kind == .regression })),
      ("eval", number(examples(for: .eval).count)),
      ("sft", number(examples(for: .sft).count)),
      ("sft_agent", number(examples(for: .sft).count(where: \.words.areAgents))),
      ("preferences", number(examples(for: .preference).count)),
    ])
  }

  /// Every drop, by rule and reason, with its records in the order of their ids.
  private var drops: JSONValue {
    .array(
      set.dropGroups.map { group in
        object([
          ("rule", .string(group.rule)),
          ("reason", .string(group.reason)),
          ("count", number(group.records.count)),
          ("records", .array(group.records.map { .string($0.rawValue) })),
        ])
      }
    )
  }

  /// The records that asked the same question as an example, with the example.
  private var merged: JSONValue {
    .array(
      set.drops.compactMap { drop in
        drop.mergedInto.map { example in
          object([
            ("id", .string(drop.interaction.rawValue)), ("into", .string(example.rawValue)),
          ])
        }
      }
    )
  }

  private var policy: JSONValue {
    object(
      set.policy.filter { !$0.name.hasPrefix(CurationPolicy.ruleVersionPrefix) }
        .map { ($0.name, .string($0.value)) }
    )
  }

  private var ruleVersions: JSONValue {
    let prefix = CurationPolicy.ruleVersionPrefix
    return object(
      set.policy.filter { $0.name.hasPrefix(prefix) }
        .map { (String($0.name.dropFirst(prefix.count)), .number($0.value)) }
    )
  }

  private func lineage(of use: ExampleUse) -> JSONValue {
    .array(
      examples(for: use).enumerated().map { index, example in
        object([
          ("line", number(index + 1)),
          ("example", .string(example.id.rawValue)),
          ("lineage", example.lineageRow),
        ])
      }
    )
  }
}

/// What the member `format` of a manifest says.
let manifestFormat = "errata-release"
/// The version of the manifest's form.
let manifestVersion = 1

extension FileFacts {
  /// The facts as a manifest has them.
  var json: JSONValue {
    object([
      ("lines", number(lines)), ("bytes", number(bytes)), ("sha256", .string(sha256)),
    ])
  }
}

private func row(_ rejected: RejectedExample) -> JSONValue {
  object([("id", .string(rejected.id.rawValue)), ("reason", .string(rejected.reason))])
}

private func number(_ value: Int) -> JSONValue { .number(String(value)) }

private func object(_ members: [(String, JSONValue)]) -> JSONValue {
  .object(members.map { JSONMember($0.0, $0.1) })
}
