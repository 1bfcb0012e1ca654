import CellGrid
import ReviewModel

extension ConsoleState {
  /// Completes the line of a command; asked again, goes through what is possible.
  mutating func completeLine() -> [Effect] {
    guard case .prompt(var prompt) = overlay else { return [] }
    if var completion = prompt.completion, completion.lines.count > 1 {
      let next = completion.index.map { ($0 + 1) % completion.lines.count } ?? 0
      completion.index = next
      prompt.field.replace(with: completion.lines[next])
      prompt.completion = completion
      overlay = .prompt(prompt)
      return []
    }
    let found = completion(of: prompt.field.text)
    guard !found.lines.isEmpty else {
      return report(.info, "Nothing that is known begins so.")
    }
    let isWhole = found.lines.count == 1
    prompt.field.replace(with: isWhole ? found.lines[0] : found.common)
    prompt.completion = isWhole ? nil : found
    overlay = .prompt(prompt)
    return []
  }

  /// What a line can become: a command's name, or the argument of one that chooses among known words.
  func completion(of line: String) -> Completion {
    let word = String(line.prefix { $0 != " " })
    guard word.count < line.count else { return names(from: word) }
    let rest = line.dropFirst(word.count)
    let blanks = rest.prefix { $0 == " " }
    let typed = rest.dropFirst(blanks.count)
    let words = arguments(of: word).filter { $0.hasPrefix(typed) && $0 != typed }
    return Completion(lines: words.map { "\(word)\(blanks)\($0)" }, words: words)
  }

  private func names(from typed: String) -> Completion {
    let listed = Command.allCases.filter { $0.info.isListed && !$0.info.contexts.isEmpty }
    let here = typed.contains(".") ? listed.map(\.rawValue) : listed.map(\.shortName)
    let all =
      typed.contains(".") ? here : here.filter { name in here.filter { $0 == name }.count == 1 }
    let names = all.filter { $0.hasPrefix(typed) && $0 != typed }.sorted()
    let lines = names.map { arguments(of: $0).isEmpty ? $0 : "\($0) " }
    return Completion(lines: lines, words: names)
  }

  /// The words that a command chooses among.
  private func arguments(of name: String) -> [String] {
    guard let command = Command(rawValue: name) ?? command(called: name) else { return [] }
    switch command {
    case .theme: return themes.map(\.name).sorted()
    case .order: return QueueOrder.allCases.map(\.rawValue)
    case .discard: return configuration.discardReasons.map(\.rawValue)
    case .flag: return configuration.flagReasons.map(\.rawValue)
    default: return []
    }
  }

  /// Puts back what was typed before at such a prompt, or on the way back what is newer.
  mutating func recallLine(by step: Int) -> [Effect] {
    guard case .prompt(var prompt) = overlay, let memory = keptLines[prompt.kind] else { return [] }
    let now = prompt.recalled ?? Prompt.Recalled(back: 0, typed: prompt.field.text)
    let back = now.back + step
    guard back >= 0, let line = back == 0 ? now.typed : memory.line(back: back) else { return [] }
    prompt.field.replace(with: line)
    prompt.completion = nil
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
