/// A first word that names no command.
struct UnknownCommand: CustomStringConvertible {
  private let word: String
  private let near: [String]

  /// Looks at the arguments; nil when they begin with an option or a command.
  init?(_ arguments: some Collection<String>, commands: [String] = CommandIndex.names) {
    guard let word = arguments.first, !word.isEmpty, !word.hasPrefix("-"), !commands.contains(word)
    else { return nil }
    self.word = word
    near = commands.filter { $0.hasPrefix(word) || isOneEditAway(Array($0), Array(word)) }
  }

  var description: String {
    let name = PlainText.line(word, limit: 40).text
    guard !near.isEmpty else { return "there is no command \(name); `errata --help` lists them" }
    return "there is no command \(name); did you mean \(near.joined(separator: " or "))?"
  }
}

/// Whether one character added, left out, changed or swapped with its neighbour makes one of the other.
private func isOneEditAway(_ left: [Character], _ right: [Character]) -> Bool {
  guard abs(left.count - right.count) <= 1 else { return false }
  let head = zip(left, right).prefix { $0 == $1 }.count
  let (left, right) = (left[head...], right[head...])
  if left.dropFirst() == right || left == right.dropFirst() { return true }
  if left.dropFirst().elementsEqual(right.dropFirst()) { return true }
  return left.prefix(2).reversed().elementsEqual(right.prefix(2))
    && left.dropFirst(2).elementsEqual(right.dropFirst(2))
}
