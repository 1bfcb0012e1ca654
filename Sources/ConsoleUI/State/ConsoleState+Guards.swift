import Guarding
import ReviewModel

extension ConsoleState {
  /// Submits a correction, or asks first when a guard warns.
  mutating func submit(_ text: String, of item: ItemKey) -> [Effect] {
    guard let detail = details[item] else { return report(.warning, stillReading) }
    guard let known = precedents[item] else { return awaitPrecedents(text, of: item) }
    let proposed = ProposedCorrection(
      text,
      of: detail,
      precedents: known,
      length: configuration.correctionLength
    )
    let submission = Submission(items: [item], verdict: .correct(text), note: nil)
    let warnings = proposed.warnings
    if warnings.isEmpty { return submit([item], .correct(text), note: nil) }
    ask(about: submission, warnings)
    return []
  }

  /// Asks whether a correction is submitted in spite of warnings.
  mutating func ask(about submission: Submission, _ warnings: [CorrectionWarning]) {
    var menu = Menu(
      .warnings(submission, warnings),
      title: warnings.count == 1 ? "A warning" : "\(warnings.count) warnings",
      choices: ["write on", "submit"],
      selected: 0
    )
    menu.remarks = warnings.map { "\($0.reason.prefix(1).uppercased())\($0.reason.dropFirst())." }
    menu.describe(1, "asks why")
    overlay = .menu(menu)
  }

  /// Does what was chosen about warnings: goes back to the text, or asks why they are overruled.
  mutating func settle(
    _ submission: Submission,
    _ warnings: [CorrectionWarning],
    choice: Int
  ) -> [Effect] {
    if choice == 0 { return goBack(to: submission) }
    openPrompt(.overruling(submission, warnings))
    return []
  }

  /// Opens a prompt with what was typed there before and not used.
  mutating func openPrompt(_ purpose: Prompt.Purpose) {
    var prompt = Prompt(purpose: purpose, field: LineField())
    if let text = notes[prompt.place] { prompt.field.replace(with: text) }
    overlay = .prompt(prompt)
  }

  /// Submits a correction in spite of warnings, for a reason that is logged as the decision's note.
  mutating func overrule(
    _ warnings: [CorrectionWarning],
    of submission: Submission,
    because reason: String
  ) -> [Effect] {
    submit(
      submission.items,
      submission.verdict,
      note: warnings.note(overruledFor: reason)
    )
  }
}
