import ReviewModel
import Testing

@testable import errata

@Suite struct `A written decision` {
  @Test(arguments: [
    (#"{"id":"a","decision":"affirm"}"#, Verdict.affirm),
    (#"{"id":"a","decision":"skip","note":null}"#, .skip),
    (#"{"decision":"correct","id":"a","correction":"Thirty days."}"#, .correct("Thirty days.")),
    (#"{"id":"a","decision":"discard","reason":"spam"}"#, .discard(ReasonCode("spam"))),
    (
      #"{"id":"a","decision":"flag","reason":"privacy","note":"a name"}"#,
      .flag(ReasonCode("privacy"))
    ),
  ])
  func `Is read from a line`(line: String, verdict: Verdict) throws {
    let decision = try DecisionLine(json: line.utf8)
    #expect(decision.id == "a")
    #expect(try decision.verdict(ReasonCodes()) == verdict)
  }

  @Test(arguments: [
    (#"{"id":"a","decision":"discard","reason":"spam","kind":"tone"}"#, "tone"),
    (#"{"id":"a","decision":"correct","correction":"No.","kind":"wrong-fact"}"#, "wrong-fact"),
    (#"{"id":"a","decision":"classify","kind":"format"}"#, "format"),
    (#"{"id":"a","decision":"affirm"}"#, nil),
  ])
  func `Says how the agent failed`(line: String, kind: String?) throws {
    let decision = try DecisionLine(json: line.utf8)
    #expect(try decision.failure(ReasonCodes())?.rawValue == kind)
  }

  @Test(arguments: [
    (#""must":["30 days","Berlin"],"must_not":"60 days""#, ["30 days", "Berlin"], ["60 days"]),
    (#""must":null,"must_not":["60 days","60 days"]"#, [], ["60 days"]),
    (#""must":[]"#, [], []),
  ])
  func `Says what must be said and must not`(
    members: String,
    must: [String],
    mustNot: [String]
  ) throws {
    let line = #"{"id":"a","decision":"correct","correction":"30 days in Berlin.",\#(members)}"#
    let decision = try DecisionLine(json: line.utf8)
    #expect(try decision.verdict(ReasonCodes()) == .correct("30 days in Berlin."))
    #expect(
      decision.assertions
        == must.map { Assertion(.contains, $0) } + mustNot.map { Assertion(.excludes, $0) }
    )
  }

  @Test(arguments: [
    DecisionLine(id: "a", word: .affirm, must: ["30 days"]),
    DecisionLine(id: "a", word: .undo, mustNot: ["60 days"]),
    DecisionLine(id: "a", word: .correct, correction: "30 days", must: [" . "]),
    DecisionLine(
      id: "a",
      word: .correct,
      correction: "30 days",
      must: [String(repeating: "a", count: Assertion.longest + 1)]
    ),
    DecisionLine(
      id: "a",
      word: .correct,
      correction: "30 days",
      must: (0...Assertion.most).map { "\($0) days" }
    ),
  ])
  func `Is refused with assertions that fit nothing`(decision: DecisionLine) {
    #expect(throws: DecisionComplaint.self) { try decision.verdict(ReasonCodes()) }
  }

  @Test(arguments: [
    (["30 days"], [], ["30 days"], true), (["thirty days"], [], ["thirty days"], true),
    (["40 days"], [], ["40 days"], false), ([], ["30 days"], ["30 days"], false),
    ([], ["60 days"], ["60 days"], true), (["Anna"], [], ["[PERSON_1]"], false),
    (["[PERSON_1]"], [], ["[PERSON_1]"], false),
  ])
  func `Asserts only what the correction keeps, and no private value`(
    must: [String],
    mustNot: [String],
    redacted: [String],
    isGood: Bool
  ) {
    let line = DecisionLine(id: "a", word: .correct, must: must, mustNot: mustNot)
    let assertions = try? line.assertions(
      redacted: redacted,
      besides: "[PERSON_1]: you have 30 days.",
      asked: "How long?"
    )
    #expect(assertions == (isGood ? line.assertions : nil))
  }

  @Test func `May amend in place of deciding`() throws {
    func amendment(_ word: DecisionLine.Word, _ kind: String? = nil) throws -> Amendment? {
      try DecisionLine(id: "a", word: word, kind: kind).amendment(ReasonCodes())
    }
    #expect(try amendment(.classify, "tone") == .classify(FailureKind("tone")))
    #expect(try amendment(.classify, "none") == .classify(nil))
    #expect(try amendment(.split) == .split)
    #expect(try amendment(.affirm) == nil)
    #expect(throws: DecisionComplaint.self) { try amendment(.classify) }
    #expect(throws: DecisionComplaint.self) { try amendment(.classify, "nonsense") }
  }

  @Test(arguments: [
    DecisionLine(id: "a", word: .affirm, kind: "tone"),
    DecisionLine(id: "a", word: .skip, kind: "tone"),
    DecisionLine(id: "a", word: .split, kind: "tone"),
    DecisionLine(id: "a", word: .flag, reason: "expert", kind: "nonsense"),
  ])
  func `Is refused with a failure kind that does not fit`(decision: DecisionLine) {
    #expect(throws: DecisionComplaint.self) { try decision.failure(ReasonCodes()) }
  }

  @Test func `May be an undo`() throws {
    let decision = try DecisionLine(json: #"{"id":"a","decision":"undo"}"#.utf8)
    #expect(try decision.verdict(ReasonCodes()) == nil)
  }

  @Test(arguments: [
    ("", "no JSON value"),
    ("[]", "no JSON object"),
    (#"{"id":"a","decision":"affirm""#, "the JSON value is cut off"),
    (#"{"id":"a","id":"b","decision":"affirm"}"#, "an object has the same key twice"),
    (#"{"decision":"affirm"}"#, #""id" is missing"#),
    (#"{"id":"","decision":"affirm"}"#, #""id" is missing"#),
    (#"{"id":7,"decision":"affirm"}"#, #""id" is no string"#),
    (#"{"id":"a"}"#, #""decision" must be one of"#),
    (#"{"id":"a","decision":"agree"}"#, #""decision" must be one of"#),
    (#"{"id":"a","decision":"affirm","colour":"red"}"#, "a member is none of id, "),
  ])
  func `Is refused when the line is bad`(line: String, complaint: String) {
    #expect { try DecisionLine(json: line.utf8) } throws: { error in
      (error as? DecisionComplaint)?.message.hasPrefix(complaint) == true
    }
  }

  @Test(arguments: [
    DecisionLine(id: "a", word: .correct),
    DecisionLine(id: "a", word: .correct, correction: " \n"),
    DecisionLine(id: "a", word: .affirm, correction: "Thirty days."),
    DecisionLine(id: "a", word: .affirm, reason: "spam"),
    DecisionLine(id: "a", word: .discard),
    DecisionLine(id: "a", word: .discard, reason: "privacy"),
    DecisionLine(id: "a", word: .flag, reason: "nonsense"),
    DecisionLine(id: "a", word: .undo, reason: "spam"),
  ])
  func `Is refused when its parts do not fit`(decision: DecisionLine) {
    #expect(throws: DecisionComplaint.self) { try decision.verdict(ReasonCodes()) }
  }

  @Test func `Takes the reason codes of the config`() throws {
    let decision = DecisionLine(id: "a", word: .discard, reason: "duplicate")
    let codes = ReasonCodes(discard: ReasonCode.forDiscard + [ReasonCode("duplicate")])
    #expect(try decision.verdict(codes) == .discard(ReasonCode("duplicate")))
  }

  @Test func `Is never quoted in a complaint`() {
    let secret = "4111 1111 1111 1111"
    let line = #"{"id":"a","decision":"\#(secret)","\#(secret)":1}"#
    #expect { try DecisionLine(json: line.utf8) } throws: { error in
      (error as? DecisionComplaint)?.message.contains(secret) == false
    }
  }
}
