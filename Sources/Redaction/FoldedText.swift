/// A text in the spelling that detectors know, with the way back to the offsets of the original.
///
/// Full-width forms, digits of other scripts and escapes become ASCII, odd spaces and dashes become
/// plain ones, characters without width vanish, and a placeholder of ours becomes `[]`, so that
/// nothing looks inside it. U+3000 stays, since it separates. An ASCII text without escapes and
/// placeholders is its own folding and costs one look.
///
/// Only the offsets where folding changed something are kept, so the map is small.
struct FoldedText {
  /// The folded bytes; nil when the original is its own folding.
  private(set) var bytes: [UInt8]?
  /// Where the masked ranges stand in the folded bytes.
  private(set) var masks: [Int] = []
  /// Where the distance between folded and original offsets changes, in order.
  private var bends: [Bend] = []

  /// From the folded offset on, offsets run in step with the original's.
  private struct Bend {
    var folded: Int
    var original: Int
    /// How many bytes of the original the byte at `folded` stands for.
    var width: Int
  }

  /// Folds.
  ///
  /// - Parameters:
  ///   - original: any bytes.
  ///   - labels: the labels of our placeholders.
  ///   - masked: ranges of the original, sorted and apart, that count as placeholders.
  ///   - foldsTwins: whether letters that only look like Latin ones become those.
  init(
    _ original: UnsafeBufferPointer<UInt8>,
    labels: PlaceholderLabels,
    masking masked: [Range<Int>] = [],
    foldingTwins foldsTwins: Bool = true
  ) {
    var nextMask = masked.startIndex
    var runStart = 0
    var index = 0
    while true {
      let limit = nextMask < masked.endIndex ? masked[nextMask].lowerBound : original.count
      index = nextOddByte(in: original, from: index, limit: limit)
      if nextMask < masked.endIndex, index >= masked[nextMask].lowerBound {
        replace(original, from: &runStart, masked[nextMask], by: Self.mask)
        masks.append((bytes?.count ?? 0) - Self.mask.count)
        index = runStart
        nextMask += 1
        continue
      }
      guard index < original.count else { break }
      if original[index] == UInt8(ascii: "[") {
        if let end = labels.placeholderEnd(at: index, in: original), end <= limit {
          replace(original, from: &runStart, index..<end, by: Self.mask)
          index = end
        } else {
          index += 1
        }
      } else if let fold = CharacterFold(at: index, in: original, foldingTwins: foldsTwins),
        fold.length <= limit - index
      {
        let replacement = fold.replacement.map { [$0] } ?? []
        replace(original, from: &runStart, index..<index + fold.length, by: replacement)
        index += fold.length
      } else {
        index += 1
      }
    }
    if bytes != nil { append(original, runStart..<original.count) }
  }

  private static let mask: [UInt8] = Array("[]".utf8)

  /// Copies what stands before the range, then the replacement.
  private mutating func replace(
    _ original: UnsafeBufferPointer<UInt8>,
    from runStart: inout Int,
    _ range: Range<Int>,
    by replacement: [UInt8]
  ) {
    if bytes == nil {
      bytes = []
      bytes?.reserveCapacity(original.count)
      bends.reserveCapacity(8)
    }
    append(original, runStart..<range.lowerBound)
    let folded = bytes?.count ?? 0
    for step in replacement.indices {
      bends.append(Bend(folded: folded + step, original: range.lowerBound, width: range.count))
    }
    bytes?.append(contentsOf: replacement)
    runStart = range.upperBound
  }

  private mutating func append(_ original: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    bends.append(Bend(folded: bytes?.count ?? 0, original: range.lowerBound, width: 1))
    bytes?.append(contentsOf: UnsafeBufferPointer(rebasing: original[range]))
  }

  /// The range of the original that a range of the folded bytes stands for.
  func originalRange(of range: Range<Int>) -> Range<Int> {
    guard bytes != nil, !range.isEmpty else { return range }
    let first = bend(at: range.lowerBound)
    let last = bend(at: range.upperBound - 1)
    let start = first.original + (first.width == 1 ? range.lowerBound - first.folded : 0)
    let end = last.original + (last.width == 1 ? range.upperBound - last.folded : last.width)
    return start..<end
  }

  /// The last bend at or before an offset.
  private func bend(at folded: Int) -> Bend {
    var low = 0
    var high = bends.count
    while low < high {
      let middle = (low + high) / 2
      if bends[middle].folded <= folded { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? Bend(folded: 0, original: 0, width: 1) : bends[low - 1]
  }
}

/// The next byte that is not ASCII, opens a bracket, or may begin an escape.
private func nextOddByte(
  in bytes: UnsafeBufferPointer<UInt8>,
  from start: Int,
  limit: Int
) -> Int {
  guard let base = bytes.baseAddress else { return start }
  let width = 16
  var index = start
  // The inner loop has no way out and no branch, so that the compiler makes a few steps of it.
  while index &+ width <= limit {
    var odd: UInt8 = 0
    for step in 0..<width { odd |= oddness(of: base[index &+ step]) }
    if odd != 0 { break }
    index &+= width
  }
  while index < limit, oddness(of: base[index]) == 0 { index += 1 }
  return index
}

/// Not zero for a byte outside ASCII, `%` and `&`, `[` and the backslash.
@inline(__always)
private func oddness(of byte: UInt8) -> UInt8 {
  (byte &- UInt8(ascii: "%") < 2 ? 1 : 0) | (byte &- UInt8(ascii: "[") < 2 ? 1 : 0) | byte & 0x80
}
