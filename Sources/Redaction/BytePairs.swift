/// A set of pairs of bytes, by which most places where no word can begin are passed at one look.
///
/// Capitals count as small letters. Second bytes that agree in their last five bits are taken for one
/// another; whoever asks looks closer.
struct BytePairs: Sendable {
  /// For each first byte, in either case, the second bytes, as bits.
  private var seconds = [UInt32](repeating: 0, count: 256)

  /// Adds a pair.
  mutating func insert(_ first: UInt8, _ second: UInt8) {
    insert(first, seconds: 1 << UInt32(second & 0x1F))
  }

  /// Adds every pair that begins with a byte.
  mutating func insertAll(_ first: UInt8) { insert(first, seconds: .max) }

  private mutating func insert(_ first: UInt8, seconds bits: UInt32) {
    seconds[Int(first)] |= bits
    if first.isLetter { seconds[Int(first ^ 0x20)] |= bits }
  }

  /// Whether the pair may be in the set.
  func contains(_ first: UInt8, _ second: UInt8) -> Bool {
    seconds[Int(first)] & 1 << UInt32(second & 0x1F) != 0
  }

  /// Calls for each place of a range at which a pair of the set may stand.
  func forEachPlace(in range: Range<Int>, of text: ScannedText, _ body: (Int) -> Void) {
    let start = max(0, range.lowerBound)
    let end = min(text.count, range.upperBound)
    guard start < end else { return }
    seconds.withUnsafeBufferPointer { seconds in
      var byte = text[start]
      for place in start..<end {
        let next = text[place + 1]
        if seconds[Int(byte)] & 1 << UInt32(next & 0x1F) != 0 { body(place) }
        byte = next
      }
    }
  }
}
