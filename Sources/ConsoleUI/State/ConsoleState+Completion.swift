import CellGrid
import ReviewModel

extension ConsoleState {
  /// Completes what is typed at a prompt up to the caret; asked again, goes through what is possible.
  mutating func completeLine() -> [Effect] {
    guard case .prompt(var prompt) = overlay else { return [] }
    if var completion = prompt.completion, completion.texts.count > 1 {
      let next = completion.index.map { ($0 + 1) % completion.texts.count } ?? 0
      completion.index = next
      prompt.field = completion.field(with: completion.texts[next])
      prompt.completion = completion
    } else {
      let found = completion(of: prompt)
      guard !found.texts.isEmpty else {
        prompt.problem = "Nothing that is known begins so."
        overlay = .prompt(prompt)
        return []
      }
      prompt.problem = nil
      // Some is in quotes and some not, so that they may share less than what is typed already.
      let common = found.before + found.common
      if common.count >= prompt.field.caret { prompt.field = found.field(with: found.common) }
      prompt.completion = found.texts.count > 1 ? found : nil
    }
    overlay = .prompt(prompt)
    return promptChanged(.changed)
  }

  /// What can stand at the caret of a prompt.
  ///
  /// Filters and commands are completed from what there is, all else from what was typed before.
  func completion(of prompt: Prompt) -> Completion {
    let text = prompt.field.text
    let typed = String(text.prefix(prompt.field.caret))
    let behind = String(text.dropFirst(prompt.field.caret))
    switch prompt.kind {
    case .command: return completion(of: typed, behind: behind)
    case .filter: return filterCompletion(of: typed, behind: behind)
    case .setFilter: return exampleFilterCompletion(of: typed, behind: behind)
    case .search, .find, .viewName, .releaseFolder, .rejection, .keeping, .overruling:
      let lines = keptLines[prompt.kind]?.lines ?? []
      return Completion(lines.reversed().filter { $0 != typed && $0.hasPrefix(typed) })
    }
  }

  /// What a command line can become: a command's name, or the argument of one that chooses among known
  /// words.
  func completion(of line: String, behind: String = "") -> Completion {
    let word = String(line.prefix { $0 != " " })
    guard word.count < line.count else { return names(from: word, behind: behind) }
    let rest = line.dropFirst(word.count)
    let blanks = rest.prefix { $0 == " " }
    let typed = String(rest.dropFirst(blanks.count))
    let before = "\(word)\(blanks)"
    if (Command(rawValue: word) ?? command(called: word)) == .filter {
      guard screen == .sets else {
        return filterCompletion(of: typed, after: before, behind: behind)
      }
      var completion = exampleFilterCompletion(of: typed, behind: behind)
      completion.before = before + completion.before
      return completion
    }
    let words = arguments(of: word).filter { $0.hasPrefix(typed) && $0 != typed }
    return Completion(words, before: before, behind: behind)
  }

  private func filterCompletion(
    of typed: String,
    after before: String = "",
    behind: String
  ) -> Completion {
    var known = filterWords
    let codes = (configuration.discardReasons + configuration.flagReasons).map(\.rawValue)
    for code in codes where !known.reasons.contains(code) { known.reasons.append(code) }
    let found = FilterCompletion(of: typed, words: known)
    return Completion(
      found.choices,
      before: before + typed.prefix(found.start),
      behind: behind
    )
  }

  private func names(from typed: String, behind: String) -> Completion {
    let listed = Command.allCases.filter { $0.info.isListed && !$0.info.contexts.isEmpty }
    let all = Set(typed.contains(".") ? listed.map(\.rawValue) : listed.map(\.shortName))
    let names = all.filter { name in
      name.hasPrefix(typed) && name != typed
        && (typed.contains(".") || command(called: name) != nil)
    }
    .sorted()
    let lines = names.map { takesWords($0) ? "\($0) " : $0 }
    return Completion(lines, words: names, behind: behind)
  }

  private func takesWords(_ name: String) -> Bool {
    !arguments(of: name).isEmpty || command(called: name) == .filter
  }

  /// The words that a command chooses among.
  private func arguments(of name: String) -> [String] {
    guard let command = Command(rawValue: name) ?? command(called: name) else { return [] }
    switch command {
    case .theme: return themes.map(\.name).sorted()
    case .order: return QueueOrder.allCases.map(\.rawValue)
    case .view: return views.map(\.name)
    case .removeView: return views.filter { !$0.isOfSettings }.map(\.name)
    case .discard: return offeredDiscardReasons.map(\.rawValue)
    case .flag: return configuration.flagReasons.map(\.rawValue)
    default: return []
    }
  }

  /// Asks which values filters may ask for, unless that was asked a moment ago.
  mutating func askForFilterWords() -> [Effect] {
    if let asked = filterWordsAsked, now.milliseconds - asked.milliseconds < 10_000 { return [] }
    filterWordsAsked = now
    return [.loadFilterWords]
  }

  /// Puts back what was typed before at such a prompt, or on the way back what is newer.
  mutating func recallLine(by step: Int) -> [Effect] {
    guard case .prompt(var prompt) = overlay, let memory = keptLines[prompt.kind] else { return [] }
    let now = prompt.recalled ?? Prompt.Recalled(back: 0, typed: prompt.field.text)
    let back = now.back + step
    guard back >= 0, let line = back == 0 ? now.typed : memory.line(back: back) else { return [] }
    prompt.field.replace(with: line)
    prompt.completion = nil
    prompt.problem = nil
    prompt.recalled = back == 0 ? nil : Prompt.Recalled(back: back, typed: now.typed)
    overlay = .prompt(prompt)
    return promptChanged(.changed)
  }

  /// A line of the command line as it may be kept for other sessions, nil when it may not.
  ///
  /// Only words that errata itself knows are kept: what somebody wrote may be private.
  func memorable(_ line: String) -> String? {
    let parts = line.split(separator: " ").map(String.init)
    guard let word = parts.first, parts.count <= 2,
      let command = Command(rawValue: word) ?? command(called: word)
    else { return nil }
    guard parts.count == 2 else { return command.info.isListed ? word : nil }
    let builtin: [String] =
      switch command {
      case .theme: themes.map(\.name)
      case .order: QueueOrder.allCases.map(\.rawValue)
      case .discard: configuration.discardReasons.map(\.rawValue)
      case .flag: configuration.flagReasons.map(\.rawValue)
      default: []
      }
    return builtin.contains(parts[1]) ? "\(word) \(parts[1])" : nil
  }
}
