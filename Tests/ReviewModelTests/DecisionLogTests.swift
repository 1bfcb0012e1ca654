import ReviewModel
import Testing

@Suite struct `The log of decisions` {
  @Test func `An empty log leaves the item open`() {
    #expect(DecisionLog([]).status == .open)
  }

  @Test func `The first decision counts`() {
    let log = DecisionLog([event(1, "ana", .decide(.affirm))])
    #expect(log.status == .decided(.affirm))
  }

  @Test func `One's own decision may be revised`() {
    var log = DecisionLog([event(1, "ana", .decide(.affirm))])
    #expect(!log.isLate(by: "ana", claim: nil))
    log.append(event(2, "ana", .decide(.discard(ReasonCode("spam")))))
    #expect(log.status == .decided(.discard))
  }

  @Test func `A second person's decision comes late and overwrites nothing`() {
    var log = DecisionLog([event(1, "ana", .decide(.affirm))])
    #expect(log.isLate(by: "bo", claim: nil))
    log.append(event(2, "bo", .decide(.correct("No.")), isLate: true))
    #expect(log.effective?.reviewer == "ana")
    #expect(log.secondOpinions.map(\.reviewer) == ["bo"])
  }

  @Test func `A late decision never becomes the effective one, not even after an undo`() {
    let log = DecisionLog([
      event(1, "ana", .decide(.affirm)),
      event(2, "bo", .decide(.correct("No.")), isLate: true),
      event(3, "ana", .undo("op1")),
    ])
    #expect(log.status == .open)
    #expect(log.secondOpinions.map(\.reviewer) == ["bo"])
  }

  @Test func `A decision under another's live claim comes late`() {
    let claim = Claim(reviewer: "bo", session: "s", expires: Timestamp(milliseconds: 1))
    #expect(DecisionLog([]).isLate(by: "ana", claim: claim))
    #expect(!DecisionLog([]).isLate(by: "bo", claim: claim))
  }

  @Test(arguments: [Verdict.skip, .flag(ReasonCode("expert"))])
  func `A skipped or flagged item may be settled by another`(verdict: Verdict) {
    let log = DecisionLog([event(1, "ana", .decide(verdict))])
    #expect(!log.isLate(by: "bo", claim: nil))
    #expect(!log.refuses(.affirm, by: "bo"))
  }

  @Test func `A flag is settled by a second person, or taken back`() {
    var log = DecisionLog([event(1, "ana", .decide(.flag(ReasonCode("expert"))))])
    for kind in VerdictKind.allCases {
      #expect(log.refuses(kind, by: "ana") == (kind != .flag))
    }
    log.append(event(2, "bo", .decide(.skip)))
    #expect(log.refuses(.affirm, by: "ana"), "a skip settles nothing")
    log.append(event(3, "ana", .undo("op1")))
    #expect(!log.refuses(.affirm, by: "ana"))
  }

  @Test func `Who flagged may revise what a second person made of it as little as anybody`() {
    let log = DecisionLog([
      event(1, "ana", .decide(.flag(ReasonCode("expert")))),
      event(2, "bo", .decide(.affirm)),
    ])
    #expect(!log.refuses(.affirm, by: "ana"))
    #expect(log.isLate(by: "ana", claim: nil))
  }

  @Test func `What is left after an undo is what speaks then`() {
    let flag = event(1, "ana", .decide(.flag(ReasonCode("expert"))))
    #expect(
      DecisionLog([flag]).remainderOfUndo(isNeeded: true) == .decided(.flag, by: "ana")
    )
    #expect(DecisionLog([]).remainderOfUndo(isNeeded: true) == nil)
    #expect(DecisionLog([]).remainderOfUndo(isNeeded: false) == .withdrawn)
  }

  @Test func `Undo brings the decision before back`() {
    let log = DecisionLog([
      event(1, "ana", .decide(.skip)),
      event(2, "ana", .decide(.affirm)),
      event(3, "ana", .undo("op2")),
    ])
    #expect(log.status == .skipped)
  }

  @Test func `Redo counts from when it was done, so it overwrites nobody`() {
    let log = DecisionLog([
      event(1, "ana", .decide(.affirm)),
      event(2, "ana", .undo("op1")),
      event(3, "bo", .decide(.correct("Thirty days."))),
      event(4, "ana", .redo("op1"), isLate: true),
    ])
    #expect(log.effective?.reviewer == "bo")
    #expect(log.secondOpinions.map(\.reviewer) == ["ana"])
  }

  private func event(
    _ sequence: Int64,
    _ reviewer: String,
    _ action: DecisionAction,
    isLate: Bool = false
  ) -> DecisionEvent {
    DecisionEvent(
      sequence: sequence,
      item: 1,
      operation: OperationID("op\(sequence)"),
      action: action,
      reviewer: reviewer,
      time: Timestamp(milliseconds: sequence),
      isLate: isLate
    )
  }
}
