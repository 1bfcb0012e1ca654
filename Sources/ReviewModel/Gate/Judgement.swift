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

/// What a judge was asked and what it said, kept so that people can look into it.
///
/// The prompt itself is not kept: by its form, the case and the answer it is made again, and what was erased from a release is
/// not left in it.
package struct Judgement: Hashable, Sendable {
  /// The form of the prompt.
  package var form: JudgePromptForm
  /// What it said, as it came; nil when nothing did.
  package var reply: String?

  /// Makes a judgement.
  package init(_ form: JudgePromptForm, reply: String? = nil) {
    self.form = form
    self.reply = reply
  }
}

/// A form of prompts for judges; one whose words change gets another name.
package enum JudgePromptForm: String, CaseIterable, Sendable {
  /// The case and the answer as a line of JSON.
  case line = "line-1"
  /// The task in words before that line.
  case task = "task-1"
}

extension Judgement {
  /// The judgement as a file holds it.
  package var json: JSONValue {
    .object(
      [JSONMember("form", .string(form.rawValue))]
        + (reply.map { [JSONMember("reply", .string($0))] } ?? [])
    )
  }

  /// Reads what ``json`` wrote, and what earlier versions did, without its prompt; nil of anything else.
  package init?(_ value: JSONValue) {
    let form = value["form"]?.text.flatMap(JudgePromptForm.init)
    guard form != nil || value["prompt"]?.text != nil else { return nil }
    self.init(form ?? .line, reply: value["reply"]?.text)
  }
}
