import CellGrid
import ReviewModel

extension ConsoleState {
  /// The text is looked through when nothing was typed for so many milliseconds.
  static let privacyPause = 150

  /// Plans a search for the text that the editor has now.
  mutating func textChanged() -> [Effect] {
    privacy.generation += 1
    return [.startTimer(.findPrivate, milliseconds: Self.privacyPause)]
  }

  /// Looks through the text of the editor.
  mutating func findPrivate() -> [Effect] {
    judgeCorrection()
    guard let editing, privacy.shown != privacy.generation else { return [] }
    let text = editing.text
    return [.findPrivate(text, item: editing.item, generation: privacy.generation)]
      + checkSpelling(of: text)
  }

  /// Looks through the text of an editor that was opened.
  mutating func findPrivateAtOnce() -> [Effect] {
    privacy.generation += 1
    judgeCorrection()
    guard editing?.isEmpty == false else {
      editing?.privateValues = []
      editing?.misspelt = []
      privacy.shown = privacy.generation
      return []
    }
    return findPrivate()
  }

  /// Sends a decision when nobody has to be asked about private values in its words.
  mutating func submit(_ items: [ItemKey], _ verdict: Verdict, note: String?) -> [Effect] {
    var submission = Submission(items: items, verdict: verdict, note: note)
    guard !submission.words.isEmpty else { return carryOut(submission) }
    if let editing, verdict.correction == editing.text, privacy.shown == privacy.generation {
      submission.values = editing.privateValues
      return ask(about: submission)
    }
    privacy.generation += 1
    submission.generation = privacy.generation
    privacy.waiting = submission
    return [
      .findPrivate(
        submission.words,
        item: items.first,
        generation: submission.generation
      )
    ]
  }

  /// Keeps what the user does while a decision waits for the search in its words; Esc gives it up.
  ///
  /// - Returns: nil when the event does not wait.
  mutating func hold(_ event: Event) -> [Effect]? {
    guard privacy.waiting != nil else { return nil }
    switch event {
    case .input(.resized, _): return nil
    case .input(.key(.named(.escape, _)), _):
      let submission = privacy.waiting
      privacy.waiting = nil
      let dropped = dropHeld()
      return (submission.map { goBack(to: $0) } ?? []) + dropped
    case .input, .command:
      if privacy.held.count < PrivacyWatch.mostHeld { privacy.held.append(event) }
      return []
    default: return nil
    }
  }

  /// Lets go of what was pressed meanwhile, and says so: it was meant for what would have come then.
  private mutating func dropHeld() -> [Effect] {
    let count = privacy.held.count
    privacy.held = []
    guard count > 0 else { return [] }
    let verb = count == 1 ? "was" : "were"
    return report(.info, "\(counted(count, "key")) pressed meanwhile \(verb) not taken.")
  }

  /// Takes in what was found, for the editor or for what waits to be sent.
  mutating func take(_ values: [PrivateValue], generation: Int) -> [Effect] {
    if generation == privacy.generation, editing != nil {
      let isOfEditor = privacy.waiting.map { $0.verdict.correction == editing?.text } ?? true
      if isOfEditor {
        editing?.privateValues = values
        privacy.shown = generation
      }
    }
    guard var submission = privacy.waiting, submission.generation == generation else { return [] }
    privacy.waiting = nil
    submission.values = values
    return ask(about: submission)
  }

  /// Asks what becomes of private values; without any the decision is sent.
  mutating func ask(about submission: Submission) -> [Effect] {
    let values = submission.values
    guard !values.isEmpty else { return carryOut(submission) }
    let dropped = dropHeld()
    var menu = Menu(
      .privateValues(submission),
      title: "\(counted(values.count, "private value")) in the text",
      choices: ["redact", "keep"],
      selected: 0
    )
    menu.describe(0, values.words)
    let secrets = values.filter(\.isSecret)
    menu.describe(
      1,
      secrets.isEmpty
        ? "asks why" : secrets.count == values.count ? "not secrets" : "all but secrets",
      whyOff: secrets.count == values.count
        ? "Secrets cannot be kept: \(secrets.words). Redact, or go back to the text." : nil
    )
    overlay = .menu(menu)
    return dropped
  }

  /// Does what was chosen about private values: redacts, or asks why they are kept.
  mutating func settle(_ submission: Submission, choice: Int) -> [Effect] {
    if choice == 0 { return carryOut(submission) }
    openPrompt(.keeping(submission))
    return []
  }

  /// Goes back to the text in which private values were found: in the editor, or a menu's note.
  mutating func goBack(to submission: Submission) -> [Effect] {
    if let text = submission.verdict.correction, editing == nil, let item = submission.items.first {
      return startCorrection(of: item, from: text)
    }
    guard submission.note != nil else { return [] }
    switch submission.verdict {
    case .discard: openDiscardMenu(submission.items, trigger: nil)
    case .flag: openFlagMenu(submission.items, trigger: nil)
    case .correct, .affirm, .skip: return []
    }
    return toggleNote()
  }

  /// Sends a decision; the editor is left when its text is the correction.
  ///
  /// - Parameter isConfirmed: whether the reviewer was asked, when it is for more than is seen.
  mutating func carryOut(
    _ submission: Submission,
    keeping reason: String? = nil,
    isConfirmed: Bool = false
  ) -> [Effect] {
    guard !submission.items.contains(where: vanished.contains) || submission.items.count > 1 else {
      return []
    }
    if !isConfirmed, let question = questionBefore(submission) {
      privacy.held = []
      overlay = .confirm(
        Confirmation(.carryOut(submission, keeping: reason), question: question)
      )
      return []
    }
    var effects: [Effect] = []
    if let editing, submission.items == [editing.item] { effects += leaveEditor() }
    return effects
      + send(submission.items, submission.verdict, note: submission.note, keeping: reason)
  }

  /// Lets go of what waits to be sent about an item that is gone.
  mutating func forgetSubmission(of key: ItemKey) {
    if privacy.waiting?.items.contains(key) == true {
      privacy.waiting = nil
      privacy.held = []
    }
    let asked: Submission? =
      switch overlay {
      case .menu(let menu):
        switch menu.purpose {
        case .privateValues(let submission), .warnings(let submission, _): submission
        case .discard, .flag, .failure, .cluster, .start, .assertions, .passages, .order, .view,
          .removeView, .theme:
          nil
        }
      case .prompt(let prompt):
        switch prompt.purpose {
        case .keeping(let submission), .overruling(let submission, _): submission
        case .search, .filter, .command, .viewName, .setFilter, .releaseFolder, .rejection, .find:
          nil
        }
      case .list, .confirm, nil: nil
      }
    if asked?.items.contains(key) == true { overlay = nil }
  }
}
