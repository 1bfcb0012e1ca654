extension StringProtocol {
  /// Without white space at its ends.
  var trimmed: SubSequence {
    guard let start = firstIndex(where: { !$0.isWhitespace }),
      let end = lastIndex(where: { !$0.isWhitespace })
    else { return self[startIndex..<startIndex] }
    return self[start...end]
  }

  /// Whether it has so many characters; looks no further than these.
  func hasCharacters(atLeast count: Int) -> Bool { prefix(count).count == count }

  /// Whether it has more characters, which takes more bytes than that at least.
  func hasCharacters(moreThan count: Int) -> Bool {
    utf8.count > count && dropFirst(count).isEmpty == false
  }
}

extension String {
  /// The lines that have more than white space, without white space at their ends.
  var trimmedLines: [Substring] {
    utf8.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
      .map { Substring($0).trimmed }
      .filter { !$0.isEmpty }
  }
}
