import ReviewModel
import ReviewStorage

extension MemoryContent {
  func precedents(of key: ItemKey, limit: Int) -> Precedents {
    guard let own = items[key] else { return Precedents() }
    let question = NearQuestion(key: own.questionKey)
    var found: [EarlierCorrection] = []
    for item in items.values where item.key != key {
      guard item.interaction != own.interaction || item.kind.hasSides,
        let record = records[item.interaction], !consent(of: record.interaction).forbidsEveryUse,
        status(of: item) == .decided(.correct), let decision = decisionLog(of: item).effective,
        case .decide(.correct(let text)) = decision.action, !text.isEmpty
      else { continue }
      let isSame = hasSameBytes(item.questionKey, own.questionKey)
      guard isSame || question.isNear(NearQuestion(key: item.questionKey)) else { continue }
      found.append(
        EarlierCorrection(
          id: item.id,
          question: record.interaction.question,
          isSameQuestion: isSame,
          correction: text,
          reviewer: decision.reviewer,
          time: decision.time
        )
      )
    }
    for record in records.values where record.interaction.id != own.interaction {
      guard hasSameBytes(record.questionKey, own.questionKey),
        !consent(of: record.interaction).forbidsEveryUse,
        let text = record.feedback?.correction, !text.isEmpty,
        !isSettled(record.interaction.id)
      else { continue }
      found.append(
        EarlierCorrection(
          id: ItemID(record.interaction.id.rawValue),
          question: record.interaction.question,
          correction: text,
          reviewer: nil,
          time: record.feedback?.time
        )
      )
    }
    var seen: Set<[UInt8]> = []
    let corrections = found.sorted(by: EarlierCorrection.isShownBefore)
      .filter { seen.insert(Array($0.correction.utf8)).inserted }
    return Precedents(
      corrections: Array(corrections.prefix(limit)),
      approved: Array(approvedAnswers(to: own.questionKey).prefix(limit))
    )
  }

  private func isSettled(_ id: InteractionID) -> Bool {
    items.values.contains { item in
      guard item.interaction == id else { return false }
      switch status(of: item) {
      case .flagged, .decided: return true
      case .open, .skipped, .withdrawn: return false
      }
    }
  }

  private func approvedAnswers(to questionKey: String) -> [ApprovedAnswer] {
    var answers: [ApprovedAnswer] = []
    for set in sets.reversed() {
      let states = set.states
      for example in set.set.examples where states[example.id] == .approved {
        guard let id = example.lineage.first?.interaction, let record = records[id],
          hasSameBytes(record.questionKey, questionKey),
          !answers.contains(where: { hasSameBytes($0.expected, example.expected) })
        else { continue }
        answers.append(
          ApprovedAnswer(example: example.id, set: set.set.id, expected: example.expected)
        )
      }
    }
    return answers
  }
}
