import ReviewModel

/// A first word that names no command.
struct UnknownCommand: CustomStringConvertible {
  private let word: String
  private let near: String?

  /// Looks at the arguments; nil when they begin with an option or a command.
  ///
  /// What help is asked for has to be a command too.
  init?(_ arguments: some Collection<String>, commands: [String] = CommandIndex.names) {
    let arguments = arguments.dropFirst(arguments.first == "help" ? 1 : 0)
    guard let word = arguments.first, !word.isEmpty, !word.hasPrefix("-"), !commands.contains(word)
    else { return nil }
    self.word = word
    near = commands.first { $0.hasPrefix(word) } ?? nearestWord(to: word, among: commands)
  }

  var description: String {
    let name = PlainText.line(word, limit: 40).text
    guard let near else { return "there is no command \(name); `errata --help` lists them" }
    return "there is no command \(name); did you mean \(near)?"
  }
}
