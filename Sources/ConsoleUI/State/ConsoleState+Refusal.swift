extension ConsoleState {
  /// Why the last command is not done, in a sentence; nil when it is, or is on its way.
  ///
  /// It stays until the next key or command.
  package var complaint: String? {
    if case .prompt(let prompt) = overlay, let problem = prompt.problem { return problem }
    return refusal
  }

  /// What is asked about a decision and not answered, in a sentence that says how; nil when nothing is.
  package var openQuestion: String? {
    switch overlay {
    case .confirm(let confirmation):
      let answers = [Command.confirmYes, .confirmNo].map(\.rawValue).joined(separator: " or ")
      return "\u{201C}\(confirmation.question)\u{201D} is not answered: \(answers)."
    case .menu(let menu):
      switch menu.purpose {
      case .discard, .flag, .failure, .assertions, .privateValues, .warnings:
        let (choose, leave) = (Command.acceptChoice.rawValue, Command.closeMenu.rawValue)
        return
          "\u{201C}\(menu.title)\u{201D} is not answered: \(choose) with a choice, or \(leave)."
      case .cluster, .start, .passages, .order, .view, .removeView, .theme: return nil
      }
    case .prompt(let prompt):
      switch prompt.purpose {
      case .keeping, .overruling, .rejection:
        let (accept, leave) = (Command.acceptPrompt.rawValue, Command.cancelPrompt.rawValue)
        let label = prompt.label.trimmedOfBlanks
        return "\u{201C}\(label)\u{201D} is not answered: \(accept) with a reason, or \(leave)."
      case .search, .filter, .command, .viewName, .setFilter, .releaseFolder, .find: return nil
      }
    case .list, nil: return nil
    }
  }
}
