/// What is wrong with the lines of an input, said in full to a log and in part to a person.
///
/// A file of the wrong kind has as many complaints as lines; on a terminal they would push the first
/// ones, which say what is wrong, out of sight.
struct Complaints {
  private let limit: Int
  private var count = 0

  /// Begins with none; nobody's screen is spared in a pipe.
  init(limit: Int = Messages.isTerminal ? 20 : .max) { self.limit = limit }

  /// Says one, or counts it.
  mutating func add(_ text: String) {
    count += 1
    if count <= limit { Messages.note(PlainText.line(text).text) }
  }

  /// Says how many were only counted.
  func end() {
    guard count > limit else { return }
    Messages.note("… and \(count - limit) more; --rejects FILE takes all of them.")
  }
}
