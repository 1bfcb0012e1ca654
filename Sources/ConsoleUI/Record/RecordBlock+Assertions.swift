import CellGrid
import ReviewModel

extension RecordBlock {
  /// What an answer must say and must not say, a line each; nothing without any.
  static func assertions(_ assertions: [Assertion]) -> [RecordBlock] {
    guard !assertions.isEmpty else { return [] }
    return [.heading("Asserted")]
      + assertions.map { assertion in
        var line = RichText("\(assertion.verb) ", .dim)
        line.append(assertion.value, assertion.kind == .excludes ? .deleted : .inserted)
        return RecordBlock(line, indent: 2)
      }
  }
}
