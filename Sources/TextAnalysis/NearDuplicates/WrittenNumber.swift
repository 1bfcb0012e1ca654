/// A number that is written as a word: `eight` for `8`, `twenty five` for `25`, `a thousand` for `1000`.
///
/// `One` is a pronoun more often than a number, ordinals name rather than count, and of larger numbers only those are read
/// that an article stands before.
enum WrittenNumber: Equatable {
  /// A number below a hundred.
  case small(Int)
  /// A hundred or a thousand.
  case power(Int)

  /// The number that a word of a normalised question is; nil for any other word.
  init?(_ word: String) {
    if let value = NumberWords.small(word) {
      self = .small(Int(value))
    } else if word == "hundred" || word == "thousand", let scale = NumberWords.scale(word) {
      self = .power(Int(scale))
    } else {
      return nil
    }
  }

  /// The value with the number before it, which was written as a word too: `twenty` before `five`; nil when the two are two
  /// numbers.
  func value(behind tens: Int) -> Int? {
    guard case .small(let unit) = self, (1..<10).contains(unit), (20..<100).contains(tens),
      tens.isMultiple(of: 10)
    else { return nil }
    return tens + unit
  }
}
