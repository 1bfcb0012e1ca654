import ReviewModel

/// Records that users and reviewers said all sorts of things of, the same for a seed.
func randomRecords(seed: UInt64) -> [JudgedRecord] {
  var random = SplitMix(state: seed)
  let texts = ["Thirty days.", "thirty days", "Sixty.", "[EMAIL_1]", " ", "Ask us.", "refund?"]
  let verdicts: [Verdict] = [
    .correct("Thirty days."), .correct("Sixty."), .affirm, .discard(ReasonCode("spam")),
    .flag(ReasonCode("expert")),
    .skip,
  ]
  return (0..<Int.random(in: 0...60, using: &random)).map { index in
    let question = "refund\(Int.random(in: 0...9, using: &random))?"
    let time = Int.random(in: 0...5, using: &random)
    let signal = FeedbackSignal.allCases.randomElement(using: &random)
    let correction = Bool.random(using: &random) ? texts.randomElement(using: &random) : nil
    let feedback = signal.map { Feedback($0, correction: correction, time: at(time)) }
    let verdict = Int.random(in: 0...3, using: &random) == 0
    return record(
      "r\(index)",
      question: question,
      answer: texts.randomElement(using: &random) ?? "",
      user: Bool.random(using: &random) ? "u\(time)" : nil,
      feedback: Bool.random(using: &random) ? feedback : nil,
      decision: verdict ? verdicts.randomElement(using: &random).map { decision($0) } : nil,
      consent: [.training, .training, .eval, Consent.none, nil].randomElement(using: &random)
        ?? nil
    )
  }
}

/// A small generator with a seed, so that a failure can be run again.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
