import ConsoleUI
import ReviewModel

extension ExampleFilter {
  /// Reads the value of `--filter`.
  ///
  /// - Throws: a ``Failure`` of the status `usage` for a key or value that there is not.
  init(option text: String) throws {
    do {
      try self.init(parsing: text)
    } catch {
      throw Failure(.usage, "--filter: \(PlainText.line("\(error)").text)")
    }
  }

  /// What a filter can say, for the help of commands.
  static let help = """
    A filter is one of the console's: words, and kind:golden|regression, has:warnings|sources|tags, warning:RULE, \
    tag:TAG, use:eval|sft|preference, change:added|changed|none, is:pending|approved|rejected|lapsed, gate:failing|broken|passing|fixed|flaky|unknown|none, id:ID, all of \
    which must hold; a minus in front turns one round.
    """
}
