package import ReviewModel

/// What a judge found an answer to be.
package struct JudgeVerdict: Hashable, Sendable {
  /// Whether the answer is right.
  package var passed: Bool
  /// Why, in the judge's words, which may quote the answer.
  package var reason: String

  /// Makes a verdict.
  package init(passed: Bool, reason: String) {
    self.passed = passed
    self.reason = reason
  }
}

/// What was said to a judge and what it said, kept so that people can look into it.
package struct Judgement: Hashable, Sendable {
  /// What it was given.
  package var prompt: String
  /// What it said, as it came; nil when nothing did.
  package var reply: String?

  /// Makes a judgement.
  package init(prompt: String, reply: String? = nil) {
    self.prompt = prompt
    self.reply = reply
  }
}

extension Judgement {
  /// The judgement as a file holds it.
  package var json: JSONValue {
    .object(
      [JSONMember("prompt", .string(prompt))]
        + (reply.map { [JSONMember("reply", .string($0))] } ?? [])
    )
  }

  /// Reads what ``json`` wrote; nil of anything else.
  package init?(_ value: JSONValue) {
    guard let prompt = value["prompt"]?.text else { return nil }
    self.init(prompt: prompt, reply: value["reply"]?.text)
  }
}
