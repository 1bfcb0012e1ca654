/// Turns offsets of a redacted text into those of the text before; asked for ascending offsets.
struct OffsetsBefore {
  private let replacements: [(range: Range<Int>, length: Int)]
  private var next = 0
  /// By how much the redacted text is longer so far.
  private var growth = 0

  /// - Parameter replacements: what was replaced, in offsets of the text before and in its order, and how
  ///   long what stands in its place is.
  init(_ replacements: [(range: Range<Int>, length: Int)]) { self.replacements = replacements }

  /// The offset in the text before of one that is not inside a replacement.
  mutating func original(_ offset: Int) -> Int {
    while next < replacements.count {
      let (range, length) = replacements[next]
      guard offset >= range.lowerBound + growth + length else { break }
      growth += length - range.count
      next += 1
    }
    return offset - growth
  }
}
