/// When two different words may be one word with a slip of the pen in it.
///
/// They are one edit apart, and the longer has four letters at least. Of two words in no dictionary, which may be two names
/// or two words of another language, more is asked: the same first letter, which slips rarely hit (Pollock and Zamora,
/// "Automatic spelling correction in scientific and scholarly text", 1984), and the more letters the more freely the kind of
/// slip could have made one name of another.
enum SlipRule {
  static let leastLetters = 4
  static let mostLetters = 30

  /// Whether a slip may be between two words of which one at least is in the dictionary.
  ///
  /// Short words have many neighbours, so that a letter for another may make a name (`lift` and `lyft`), unless it is the next key. So may a letter more
  /// at the end: `premier` and `premiere`.
  static func allows(
    _ left: UnsafeBufferPointer<UInt8>,
    _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let letters = max(left.count, right.count)
    guard letters >= leastLetters, isOneEditApart(left, right) else { return false }
    if left.count != right.count { return isDoubling(left, right) || letters >= 5 }
    return isExchange(left, right) || letters >= 6 || left[0] == right[0] && isWrongKey(left, right)
  }

  /// Whether two words differ by a letter for its neighbour on the keyboard.
  private static func isWrongKey(
    _ left: UnsafeBufferPointer<UInt8>,
    _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let place = left.indices.first(where: { left[$0] != right[$0] }) else { return false }
    return keys.contains { row in
      zip(row, row.dropFirst()).contains {
        $0 == (left[place], right[place]) || $0 == (right[place], left[place])
      }
    }
  }

  /// The rows of the keys, and their columns.
  private static let keys = [
    "qwertyuiop", "asdfghjkl", "zxcvbnm", "qaz", "wsx", "edc", "rfv", "tgb", "yhn", "ujm", "ik",
    "ol",
  ]
  .map { Array($0.utf8) }

  /// Whether a slip may be between two words of which none is.
  static func allowsOfUnknown(
    _ left: UnsafeBufferPointer<UInt8>,
    _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard allows(left, right) else { return false }
    let letters = min(left.count, right.count)
    if left.count != right.count {
      return isDoubling(left, right) && letters >= leastLetters
        || letters >= 6 && left[0] == right[0]
    }
    guard left[0] == right[0] else { return false }
    return letters >= (isExchange(left, right) ? 5 : 8)
  }

  /// Whether a slip is likelier between two words than that they are two names.
  ///
  /// - Parameter areNames: whether no dictionary has either: then they are long, or `smtp` would be `sntp`.
  static func mayAllow(
    _ left: UnsafeBufferPointer<UInt8>,
    _ right: UnsafeBufferPointer<UInt8>,
    areNames: Bool
  ) -> Bool {
    guard min(left.count, right.count) >= (areNames ? 6 : 3),
      max(left.count, right.count) >= leastLetters, left[0] == right[0],
      isOneEditApart(left, right)
    else { return false }
    if left.count == right.count { return isExchange(left, right) || isWrongKey(left, right) }
    // A name with a letter more at its end is another name: `carl` and `carla`.
    return left[left.count - 1] == right[right.count - 1]
  }

  /// Whether the longer has one letter twice where the shorter has it once.
  private static func isDoubling(
    _ left: UnsafeBufferPointer<UInt8>,
    _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let (short, long) = left.count < right.count ? (left, right) : (right, left)
    let place = zip(short, long).enumerated().first { $1.0 != $1.1 }?.offset ?? short.count
    return place > 0 && long[place] == long[place - 1]
  }

  /// Whether two words that are one edit apart have two neighbours exchanged.
  private static func isExchange(
    _ left: UnsafeBufferPointer<UInt8>,
    _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    left.indices.count { left[$0] != right[$0] } == 2
  }
}
