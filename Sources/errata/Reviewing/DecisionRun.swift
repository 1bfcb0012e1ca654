import Capture
import Guarding
import ReviewModel
import ReviewStorage
import TextAnalysis

/// Carries decisions out, one after the other, for one reviewer.
struct DecisionRun {
  /// What became of a decision.
  enum Outcome: Equatable {
    /// It counts.
    case effective
    /// It stands as a second opinion; that reviewer was first, or holds the item.
    case late(after: String)
    /// The reviewer's last operation on the item was taken back, with so many items.
    case undone(items: Int)
    /// The same decision of the same reviewer stands already, so that a file can be run again.
    case unchanged
    /// It is amended.
    case amended
  }

  /// What became of a decision and of the private values in its words.
  struct Report: Equatable {
    /// What became of the decision.
    var outcome: Outcome
    /// How many private values were replaced.
    var replaced = 0
    /// The same by the labels of their types.
    var replacedTypes: [String: Int] = [:]
    /// What was kept on purpose.
    var kept: KeptValues?
    /// What guards have to say of a correction, overruled or not.
    var warnings: [CorrectionWarning] = []
    /// The others that ask the same and were decided with it.
    var others = 0
    /// How many standing assertions do not go on, since the correction does not say so itself.
    var unkeptAssertions = 0
  }

  /// Finds the ids.
  let lookup: IDLookup
  /// The store.
  let store: any ReviewStore
  let reviewer: String
  private let codes: ReasonCodes
  private let redaction: ReviewTexts
  /// How many characters a correction may have to enter a set.
  private let correctionLength: ClosedRange<Int>
  /// Whether a correction that guards warn of is refused unless it overrules them.
  private let isStrict: Bool
  /// Whether a decision covers those that ask the same.
  private let coversCluster: Bool

  /// Makes a run.
  init(
    store: any ReviewStore,
    lookup: IDLookup,
    reviewer: String,
    codes: ReasonCodes,
    redaction: ReviewTexts,
    correctionLength: ClosedRange<Int>,
    isStrict: Bool,
    coversCluster: Bool = false
  ) {
    self.store = store
    self.lookup = lookup
    self.reviewer = reviewer
    self.codes = codes
    self.redaction = redaction
    self.correctionLength = correctionLength
    self.isStrict = isStrict
    self.coversCluster = coversCluster
  }

  /// Carries a decision out; it is durable when the call returns.
  ///
  /// - Throws: a ``DecisionComplaint`` when it makes no sense or there is no such item, else a
  ///   `StoreError`.
  func carryOut(_ line: DecisionLine, now: Timestamp) throws -> Report {
    let verdict = try line.verdict(codes)
    let amendment = try line.amendment(codes)
    let failure = try line.failure(codes)
    if line.than != nil { return try decidePair(line, now: now) }
    let (key, item) = try find(line.id, now: now)
    if item.summary.kind == .conflict, line.word == .different || line.word == .split {
      return try decidePairs(line, of: item, now: now)
    }
    try line.refuse(for: item.summary.kind)
    if let amendment { return Report(outcome: try amend(key, item, amendment, now: now)) }
    guard let verdict else { return Report(outcome: try undo(key, now: now)) }
    if let reader = try store.reader(of: key), !reader.allows(reviewer) {
      throw DecisionComplaint(
        reader.isSame
          ? "it is for who settled the answer before, and for nobody else"
          : "you settled this answer before, and somebody else is to judge it"
      )
    }
    if item.consent.refuses(verdict.kind) { throw DecisionComplaint.noUse }
    if item.summary.kind == .gate, verdict == .affirm, line.note == nil {
      throw DecisionComplaint(
        "this would affirm the answer that was logged, against the eval case; a \"note\" says why",
        status: .checkSaidNo
      )
    }
    let words: RedactedWords
    let written =
      [verdict.correction, line.note, line.overrule] + line.assertions.map(\.value)
    let others = try redaction.names(
      besides: item,
      coversCluster && ClusterRule.coversOthers(verdict.kind) ? .cluster : .item,
      for: written + [line.keepPrivate],
      in: store
    )
    do throws(ExternalFailure) {
      words = try redaction.redacted(
        written,
        of: item,
        besides: others,
        keeping: line.keepPrivate,
        by: reviewer
      )
    } catch {
      throw DecisionComplaint(error.advice, status: .inputOutput)
    }
    let texts = words.texts
    let redacted: Verdict = texts[0].map(Verdict.correct) ?? verdict
    var note = texts[1]
    var warnings: [CorrectionWarning] = []
    var assertions: [Assertion] = []
    var unkept = 0
    if let correction = redacted.correction {
      let question = item.interaction.question
      assertions = try line.assertions(
        redacted: Array(texts.dropFirst(3)),
        besides: correction,
        asked: question
      )
      if !line.saysAssertions {
        let said = SaidText(correction, asked: question)
        let standing = item.standingAssertions(of: reviewer)
        assertions = standing.filter { $0.isKept(by: said.satisfies(_:isRequired:)) }
        unkept = standing.count - assertions.count
      }
      try refuse(correction, words.fingerprints, unchangedFrom: item)
      warnings = try self.warnings(of: correction, for: key, item)
      if !warnings.isEmpty, let reason = texts[2] {
        let words = [note, warnings.note(overruledFor: reason)].compactMap(\.self)
        note = words.joined(separator: "\n")
      }
    }
    let fingerprints = words.fingerprints.limited(
      to: GivenNames.standing(in: [redacted.correction, note, words.kept?.reason])
    )
    // Nothing of it is stored again, so nothing was replaced.
    if try stands(redacted, note, failure, assertions, fingerprints, on: item) {
      return Report(outcome: .unchanged)
    }
    if isStrict, !warnings.isEmpty, line.overrule == nil {
      throw DecisionComplaint(
        "\(warnings.words); \"overrule\" says why it is right all the same",
        status: .checkSaidNo
      )
    }
    let request = DecisionRequest(
      items: [key],
      verdict: redacted,
      note: note,
      kept: words.kept,
      fingerprints: fingerprints,
      failure: failure,
      assertions: assertions,
      reviewer: reviewer,
      session: Host.session,
      operation: Host.newOperation(),
      time: now
    )
    let outcomes =
      coversCluster
      ? try store.decideCluster(request).map(\.outcome) : try store.decide(request)
    let report = {
      Report(
        outcome: $0,
        replaced: words.replaced,
        replacedTypes: words.replacedTypes,
        kept: words.kept,
        warnings: warnings,
        others: outcomes.dropFirst().count,
        unkeptAssertions: unkept
      )
    }
    switch outcomes.first {
    case .effective: return report(.effective)
    case .late(let other): return report(.late(after: other))
    case .ownFlag:
      throw DecisionComplaint(
        "you flagged this item, so a second person settles it; \"undo\" takes your flag back",
        status: .checkSaidNo
      )
    case .noUse: throw DecisionComplaint.noUse
    case .overtaken, .takenBack, .unknownItem, nil:
      throw DecisionComplaint("the item is gone from the store", status: .missingInput)
    }
  }

  /// What guards have to say of a correction.
  private func warnings(
    of correction: String,
    for key: ItemKey,
    _ item: ItemDetail
  ) throws -> [CorrectionWarning] {
    ProposedCorrection(
      correction,
      of: item,
      precedents: try store.precedents(of: key, limit: Self.mostPrecedents),
      length: correctionLength
    ).warnings
  }

  private static let mostPrecedents = 3

  private func find(_ name: ItemID, now: Timestamp) throws -> (ItemKey, ItemDetail) {
    let id = ItemID(try lookup.id(named: name.rawValue))
    if let key = try store.itemKey(of: id), let item = try store.item(key, now: now) {
      return (key, item)
    }
    if try store.record(InteractionID(id.rawValue)) != nil {
      throw DecisionComplaint(
        "the record needs no review, so there is nothing to decide",
        status: .missingInput
      )
    }
    throw DecisionComplaint("nothing in the store has this id", status: .missingInput)
  }

  private func amend(
    _ key: ItemKey,
    _ item: ItemDetail,
    _ amendment: Amendment,
    now: Timestamp
  ) throws -> Outcome {
    switch amendment {
    case .classify(let kind):
      if item.summary.failure == kind { return .unchanged }
      if item.summary.status == .decided(.affirm) {
        throw DecisionComplaint("the answer was affirmed as right, so nothing failed")
      }
    case .split:
      if item.summary.kind == .pair {
        throw DecisionComplaint("two questions are called \"same\" or \"different\"")
      }
      if item.cluster.isSplit { return .unchanged }
    }
    let outcome = try store.amend(
      AmendmentRequest(
        items: [key],
        amendment: amendment,
        reviewer: reviewer,
        session: Host.session,
        operation: Host.newOperation(),
        time: now
      )
    )
    switch outcome.first {
    case .done: return .amended
    case .notYours(let owner):
      throw DecisionComplaint(
        "\(owner) has decided it or has it open, and alone can split it off",
        status: .checkSaidNo
      )
    case .unknownItem, nil:
      throw DecisionComplaint("the item is gone from the store", status: .missingInput)
    }
  }

  /// Whether the reviewer's decision stands already, with the same values in its words.
  ///
  /// Where it was not known which values these are, as with decisions of an older version, it is from now on.
  private func stands(
    _ verdict: Verdict,
    _ note: String?,
    _ failure: FailureKind?,
    _ assertions: [Assertion],
    _ fingerprints: FingerprintMaker,
    on item: ItemDetail
  ) throws -> Bool {
    // Who skips once more wants the item to go to the end once more.
    guard verdict != .skip else { return false }
    let log = DecisionLog(item.history)
    guard failure == nil || log.failure == failure else { return false }
    let known = fingerprints.fingerprints(on: item.interaction.id)
    for event in ([log.effective] + log.secondOpinions).compactMap(\.self)
    where event.reviewer == reviewer {
      guard case .decide(let other) = event.action, other.kind == verdict.kind,
        other.reason == verdict.reason,
        Set(event.assertions) == Set(assertions),
        let renaming = known.renaming(
          of: [verdict.correction, note],
          to: [other.correction, event.note],
          knownBy: event.fingerprints,
          given: fingerprints.names,
          about: item.interaction
        )
      else { continue }
      let same = fingerprints.renamed(renaming)
      if !same.names.isSubset(of: event.fingerprints.byName.keys) {
        try store.learn(same, of: event.operation)
      }
      return true
    }
    return false
  }

  private func undo(_ key: ItemKey, now: Timestamp) throws -> Outcome {
    let reversal = try store.undo(
      by: reviewer,
      item: key,
      operation: Host.newOperation(),
      now: now
    )
    guard let reversal else {
      throw DecisionComplaint(
        "\(reviewer) has no decision on this item that stands",
        status: .missingInput
      )
    }
    return .undone(items: reversal.items.count)
  }

  private func refuse(
    _ correction: String,
    _ fingerprints: FingerprintMaker,
    unchangedFrom item: ItemDetail
  ) throws {
    guard item.summary.kind == .answer else { return }
    let own = item.interaction.naming(correction, by: fingerprints)
    if ClusterRule.isSame(own, item.interaction.answer) {
      throw DecisionComplaint(
        "the correction is the agent's answer unchanged; if the answer is right, affirm it",
        status: .badInput
      )
    }
  }
}

extension DecisionComplaint {
  /// Nothing may be made of the record.
  fileprivate static let noUse = DecisionComplaint(
    "\(ConsentStanding.refusal); \"discard\" takes it out of the queue",
    status: .checkSaidNo
  )
}

extension [CorrectionWarning] {
  /// What they say, in one line.
  var words: String { map { "\($0.reason) (\($0.rule))" }.joined(separator: "; ") }
}
