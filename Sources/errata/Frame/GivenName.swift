import Capture

/// A name that a command was given: as an argument, or as a line of standard input.
struct GivenName: Equatable {
  /// The name, letter for letter.
  var text: String
  /// The line of standard input that it stands in; nil for an argument.
  var line: Int?

  /// The most names that are read.
  static let limit = 1_000_000
  /// The most bytes that a name may have.
  static let lengthLimit = 1 << 16

  /// Where it was given, to begin a message with; empty for an argument.
  var place: String { line.map { "line \($0) of standard input: " } ?? "" }

  /// Reads names from standard input, one a line; empty lines are passed over.
  ///
  /// - Parameters:
  ///   - option: the option that was given `-`, for messages.
  ///   - limit: the most names that are read.
  /// - Throws: a ``Failure`` of the status `badInput` when there is none, there are too many, or one is too
  ///   long or not UTF-8.
  static func read(for option: String, limit: Int = limit) throws -> [GivenName] {
    var reader = try LineReader(
      path: "-",
      command: "errata forget \(option) -",
      maximumLine: lengthLimit
    )
    var names: [GivenName] = []
    while let block = try reader.next() {
      for line in block.lines where !block.isBlank(line) {
        func refusal(_ why: String) -> Failure {
          Failure(.badInput, "\(option) -: line \(line.number) of standard input \(why)")
        }
        guard !line.isTooLong else { throw refusal("has more than \(lengthLimit) bytes") }
        guard let text = String(validating: block.bytes[line.range], as: UTF8.self) else {
          throw refusal("is not UTF-8")
        }
        guard names.count < limit else {
          throw refusal("is more than \(limit) names; give them in several runs")
        }
        names.append(GivenName(text: text, line: line.number))
      }
    }
    guard !names.isEmpty else {
      throw Failure(.badInput, "\(option) -: standard input is empty; give one name a line")
    }
    return names
  }
}
