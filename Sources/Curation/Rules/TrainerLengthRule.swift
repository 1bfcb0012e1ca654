/// A training row that a trainer would cut off: system message, question and expected answer have more tokens than its
/// window.
///
/// The number of tokens is an estimate, since tokenizers differ: one for four ASCII bytes, for two bytes of other alphabets, for
/// each sign of three bytes (Han, kana, Hangul), two for each emoji, and 4 for the frame of each message. NeMo Curator's
/// tutorial for tuning on chats drops above 16,384 in all; 4,096 is what the loaders that we write for take at ease.
struct TrainerLengthRule: CurationRule {
  static let name = "trainer-length"
  static let version = 1
  static let usualAction = RuleAction.warn
  static let summary = "a training row of more tokens, by an estimate, than a trainer's window has"
  static let mostTokens = PolicySetting.count(
    "rules.trainer-length.max-tokens",
    4_096,
    in: 16...10_000_000,
    "tokens of a training row at most"
  )
  static let settings = [mostTokens]

  private let most: Int
  private let promptTokens: Int

  init(_ policy: CurationPolicy) {
    most = policy.count(Self.mostTokens)
    promptTokens = policy.systemPrompt.map { estimatedTokens(of: $0) + Self.frame } ?? 0
  }

  private static let frame = 4

  func judge(_ record: RuleSubject) -> RuleFinding? {
    // A token has one byte at least.
    let bytes =
      record.question.utf8.count + record.expected.utf8.count + record.answer.utf8.count
    guard bytes + promptTokens + 2 * Self.frame > most else { return nil }
    let answer = max(
      estimatedTokens(of: record.expected),
      // The rejected side of a preference pair is cut just so.
      record.candidate.isCorrection ? estimatedTokens(of: record.answer) : 0
    )
    let tokens = promptTokens + estimatedTokens(of: record.question) + answer + 2 * Self.frame
    return tokens > most ? .fault("a training row of it has more than some \(most) tokens") : nil
  }
}

/// How many tokens a text has, by the estimate of ``TrainerLengthRule``.
func estimatedTokens(of text: String) -> Int {
  var quarters = 0
  for byte in text.utf8 {
    switch byte {
    case 0..<0x80: quarters += 1
    case 0xC0..<0xE0, 0xE0..<0xF0: quarters += 4
    case 0xF0...: quarters += 8
    default: break
    }
  }
  return (quarters + 3) / 4
}
