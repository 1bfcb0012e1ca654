import ReviewModel

/// What becomes of a record by the rules alone.
enum RecordVerdict: Hashable, Sendable {
  /// It goes into its cluster.
  case keep([CurationWarning])
  /// It is left out.
  ///
  /// - isSide: whether it says something all the same, so that it may be a side of a conflict.
  case drop(rule: String, reason: String, isSide: Bool)
}

/// The notation in which verdicts are kept: a letter, then rules and what they found, with a separator before each.
extension RecordVerdict {
  private static let separator: Unicode.Scalar = "\u{1F}"

  /// The verdict in that notation; nil when words of it have the separator.
  var content: String? {
    let (letter, words) =
      switch self {
      case .keep(let warnings): ("k", warnings.flatMap { [$0.rule, $0.finding] })
      case .drop(let rule, let reason, let isSide): (isSide ? "s" : "d", [rule, reason])
      }
    if words.contains(where: { $0.unicodeScalars.contains(Self.separator) }) { return nil }
    return words.reduce(into: letter) { $0 += "\(Self.separator)\($1)" }
  }

  /// Reads what ``content`` wrote; nil for anything else.
  init?(content: String) {
    if content == "k" {
      self = .keep([])
      return
    }
    let parts = content.utf8.split(
      separator: UInt8(ascii: Self.separator),
      omittingEmptySubsequences: false
    )
    .map { String($0) ?? "" }
    let words = Array(parts.dropFirst())
    switch parts.first {
    case "k" where words.count.isMultiple(of: 2):
      self = .keep(
        stride(from: 0, to: words.count, by: 2).map { place in
          CurationWarning(rule: words[place], finding: words[place + 1])
        }
      )
    case "s" where words.count == 2, "d" where words.count == 2:
      self = .drop(rule: words[0], reason: words[1], isSide: parts.first == "s")
    default: return nil
    }
  }
}
