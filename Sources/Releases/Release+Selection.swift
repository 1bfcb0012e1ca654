import Curation
import ReviewModel

/// What balance and hold-out made of the set, as the manifest has it.
extension Release {
  /// The groups with what there was, what was taken and why; null without a balance.
  var balance: JSONValue {
    let report = set.selection
    let isLimited = report.largestUserBefore.thousandths > 0
    guard report.grouping != nil || isLimited else { return .null }
    return object([
      ("by", .string(report.grouping ?? "none")),
      ("effective_groups_before", .number(report.effectiveBefore.description)),
      ("effective_groups_after", .number(report.effectiveAfter.description)),
      ("over_user_limit", number(report.overUserLimit)),
      ("largest_user_share_before", .number(report.largestUserBefore.description)),
      ("largest_user_share_after", .number(report.largestUserAfter.description)),
      (
        "groups",
        .array(
          report.groups.map { group in
            object([
              ("name", .string(group.name)), ("before", number(group.before)),
              ("taken", number(group.taken)), ("reason", .string(group.reason)),
            ])
          }
        )
      ),
      ("notes", .array(report.notes.map(JSONValue.string))),
    ])
  }

  /// How many clusters are kept out of training, of the examples that are released; null when none are.
  var holdout: JSONValue {
    let (drawn, near) = (held(.holdout), held(.leakage))
    guard drawn + near > 0 else { return .null }
    return object([
      ("held_out", number(drawn)),
      ("held_out_as_near", number(near)),
      ("near_duplicates_left", number(set.selection.leaksLeft)),
    ])
  }

  /// Of each line of `eval.jsonl`, whether its cluster is in the training files too.
  var trainedCases: JSONValue {
    .array(
      examples(for: .eval).enumerated().map { index, example in
        object([
          ("line", number(index + 1)),
          ("example", .string(example.id.rawValue)),
          ("cluster", .string(example.cluster)),
          ("in_training", .bool(example.isForTraining)),
        ])
      }
    )
  }

  /// How many of the released examples are kept out of training for a reason.
  func held(_ reason: TrainingHold) -> Int { approved.count { $0.trainingHold == reason } }
}

private func number(_ value: Int) -> JSONValue { .number(String(value)) }

private func object(_ members: [(String, JSONValue)]) -> JSONValue {
  .object(members.map { JSONMember($0.0, $0.1) })
}
