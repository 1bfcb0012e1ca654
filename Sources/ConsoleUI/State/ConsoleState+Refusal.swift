extension ConsoleState {
  /// Why the last command is not done, in a sentence; nil when it is, or is on its way.
  ///
  /// It stays until the next key or command.
  package var complaint: String? {
    if case .prompt(let prompt) = overlay, let problem = prompt.problem { return problem }
    return refusal
  }
}
