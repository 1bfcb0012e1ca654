import ReviewModel

/// Asks the rules of a policy about records, one by one, as far as nobody remembers what they said.
struct RecordJudge: Sendable {
  /// The rules.
  let rules: RuleBook
  /// Those that keep a record from being a side of a conflict.
  let rulesOfConflicts: RuleBook
  /// What they said in earlier runs; nil to ask always.
  let memory: VerdictMemory?

  /// A record with what was kept of it, on its way to the rules.
  struct Case: Sendable {
    var candidate: Candidate
    var kept: KeptVerdict?
  }

  /// What becomes of a record.
  struct Ruling: Sendable {
    var candidate: Candidate
    var verdict: RecordVerdict
    /// The verdict to keep, when it was not known.
    var fresh: FreshVerdict?
  }

  /// Says what becomes of a record.
  func rule(on record: Case) -> Ruling {
    let candidate = record.candidate
    guard let memory else {
      return Ruling(candidate: candidate, verdict: judged(candidate))
    }
    let digest = memory.digest(of: candidate)
    if let verdict = memory.verdict(record.kept, digest: digest) {
      return Ruling(candidate: candidate, verdict: verdict)
    }
    let verdict = judged(candidate)
    let fresh = verdict.content.map { content in
      FreshVerdict(
        KeptVerdict(interaction: candidate.id, digest: digest, content: content),
        replaces: record.kept?.digest
      )
    }
    return Ruling(candidate: candidate, verdict: verdict, fresh: fresh)
  }

  private func judged(_ candidate: Candidate) -> RecordVerdict {
    switch rules.judge(candidate) {
    case .keep(let warnings): return .keep(warnings)
    case .drop(let rule, let reason):
      let isSide = if case .keep = rulesOfConflicts.judge(candidate) { true } else { false }
      return .drop(rule: rule, reason: reason, isSide: isSide)
    }
  }
}
