/// chrF2: the runs of one to six characters that two answers have in common, white space left out, recall counting
/// twice as much as precision (Popović, "chrF: character n-gram F-score", 2015).
///
/// The mean over the lengths is taken as in `sacrebleu` 2: over those that both texts have.
package enum ChrF {
  /// The longest run.
  static let order = 6
  /// How much more recall counts.
  static let beta = 2.0

  /// From 0 to 100.
  package static func score(_ answer: String, _ expected: String) -> Double {
    let (left, right) = (characters(answer), characters(expected))
    var (precision, recall, lengths) = (0.0, 0.0, 0.0)
    for length in 1...order where left.count >= length && right.count >= length {
      let (found, wanted) = (runs(left, length), runs(right, length))
      let common = found.reduce(0) { $0 + min($1.value, wanted[$1.key, default: 0]) }
      precision += Double(common) / Double(left.count - length + 1)
      recall += Double(common) / Double(right.count - length + 1)
      lengths += 1
    }
    guard lengths > 0, precision + recall > 0 else { return 0 }
    precision /= lengths
    recall /= lengths
    let factor = beta * beta
    return 100 * (1 + factor) * precision * recall / (factor * precision + recall)
  }

  private static func characters(_ text: String) -> [UInt32] {
    text.unicodeScalars.lazy.filter { !$0.properties.isWhitespace }.map(\.value)
  }

  /// How often each run comes; runs are told apart by a hash of 64 bits.
  private static func runs(_ text: [UInt32], _ length: Int) -> [UInt64: Int] {
    var counts: [UInt64: Int] = [:]
    counts.reserveCapacity(text.count)
    for start in 0...(text.count - length) {
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for place in start..<(start + length) {
        hash = (hash ^ UInt64(text[place])) &* 0x0000_0100_0000_01B3
        hash ^= hash >> 29
      }
      counts[hash, default: 0] += 1
    }
    return counts
  }
}
