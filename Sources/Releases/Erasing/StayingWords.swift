import JSONText
import ReviewModel

/// The paraphrases and labels of an eval case that records which stay gave to it.
struct StayingWords {
  private let wordings: Set<[UInt8]>
  private let tags: Set<[UInt8]>

  /// Those that these records gave.
  init(_ records: [StayingRecord]) {
    wordings = Set(records.map { Array($0.question.utf8) })
    tags = Set(records.flatMap(\.tags).map { Array($0.utf8) })
  }

  /// A member of an eval case without what nobody else gave; nil for members that have no such words.
  func keeping(_ member: JSONMember) -> JSONValue? {
    guard case .array(let values) = member.value else { return nil }
    let staying: Set<[UInt8]>
    switch member.key {
    case "paraphrases": staying = wordings
    case "tags": staying = tags
    default: return nil
    }
    return .array(values.filter { staying.contains(Array(($0.text ?? "").utf8)) })
  }

  /// Whether a line of `eval.jsonl` has words that none of them gave.
  func areFewer(thanIn line: [UInt8]) -> Bool {
    guard case .object(let members)? = try? JSONReader.parse(line).value else { return false }
    return members.contains { member in keeping(member).map { $0 != member.value } ?? false }
  }
}
