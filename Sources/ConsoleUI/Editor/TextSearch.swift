import ReviewModel

/// A search in the text of the editor, while what is looked for is typed.
struct TextSearch: Equatable, Sendable {
  /// The most hits that are found.
  static let mostHits = 10_000

  /// A hit, from its first place to the one behind it.
  struct Hit: Equatable, Sendable {
    var start: TextPosition
    var end: TextPosition
  }

  /// What is looked for.
  var needle = ""
  /// The hits, in their order.
  var hits: [Hit] = []
  /// The hit that the caret is at.
  var current: Int?
  /// Where the search began, and goes back to when it is given up.
  var origin: TextPosition

  /// How far it is, in words.
  var words: String {
    if needle.isEmpty { return "" }
    guard let current else { return "no hit" }
    let all = hits.count == Self.mostHits ? "\(grouped(hits.count)) or more" : grouped(hits.count)
    return "\(grouped(current + 1)) of \(all)"
  }
}

extension TextBuffer {
  /// Where a text of one line occurs, without regard to case.
  func hits(of needle: String) -> [TextSearch.Hit] {
    guard !needle.isEmpty else { return [] }
    // Bytes are compared quickly; only lines that have a hit are taken apart.
    let pattern = needle.utf8.allSatisfy { $0 < 0x80 } ? TextPattern(needle) : nil
    var hits: [TextSearch.Hit] = []
    for (number, line) in lines.enumerated() where hits.count < TextSearch.mostHits {
      if let pattern, !pattern.isFound(in: line.text) { continue }
      let room = TextSearch.mostHits - hits.count
      var scalars = 0
      var offset = 0
      for range in occurrences(of: needle, in: line.text, limit: room) {
        let rest = line.text[utf8: offset..<line.utf8Count]
        let start = offset + rest.utf8Offset(ofScalar: range.lowerBound - scalars)
        let found = line.text[utf8: start..<line.utf8Count]
        let end = start + found.utf8Offset(ofScalar: range.count)
        (scalars, offset) = (range.upperBound, end)
        hits.append(
          TextSearch.Hit(
            start: TextPosition(line: number, offset: start),
            end: TextPosition(line: number, offset: end)
          )
        )
      }
    }
    return hits
  }
}

extension Substring {
  fileprivate func utf8Offset(ofScalar number: Int) -> Int {
    let index = unicodeScalars.index(startIndex, offsetBy: number, limitedBy: endIndex) ?? endIndex
    return utf8.distance(from: startIndex, to: index)
  }
}
