/// What makes groups of digits a telephone number.
extension PhoneCandidate {
  /// How much a national number says by its form alone.
  enum Strength {
    /// No number of that form exists.
    case none
    /// It needs a word such as "phone" before it.
    case needsContext
    /// No other common number is written so.
    case enough
  }

  private var lengths: [Int] { groups.map(\.range.count) }

  /// The form of a number without a country code.
  var nationalStrength: Strength {
    guard (7...15).contains(digits.count) else { return .none }
    if isNorthAmerican || isBracketedArea || hasTrunkZero { return .enough }
    // A single long group beside nothing, or blocks of three as in "10 000 000", say nothing alone.
    return .needsContext
  }

  /// Three, three and four digits, perhaps after a 1; area and exchange begin with 2 to 9.
  private var isNorthAmerican: Bool {
    let national = digits.count == 11 && digits[0] == 0x31 ? digits[1...] : digits[...]
    guard national.count == 10, groups.count > 1, let area = national.first,
      area >= 0x32, national[national.startIndex + 3] >= 0x32
    else { return false }
    switch lengths {
    case [3, 3, 4], [1, 3, 3, 4], [3, 7]: return hasUniformSeparators || groups[0].isBracketed
    default: return false
    }
  }

  /// Whether all separators are the same; a bracket makes up for one that differs.
  private var hasUniformSeparators: Bool {
    let separators = groups.dropFirst().map(\.separator)
    return Set(separators).count <= 1 || groups.contains(where: \.isBracketed)
      || separators.allSatisfy { $0 == 0x20 || $0 == 0x2D }
  }

  /// An area code of two to five digits in brackets, then the rest of nine to twelve digits.
  private var isBracketedArea: Bool {
    guard let first = groups.first, first.isBracketed, groups.count > 1 else { return false }
    return (2...5).contains(first.range.count) && (9...12).contains(digits.count)
  }

  /// A trunk zero, no second one, and groups of at least two digits.
  private var hasTrunkZero: Bool {
    guard digits[0] == 0x30, digits[1] != 0x30, (9...12).contains(digits.count), groups.count > 1
    else { return false }
    let isGrouped = lengths.dropLast().allSatisfy { $0 >= 2 } && lengths[0] <= 6
    let isDecimal = groups.count == 2 && groups[1].separator == UInt8(ascii: ".")
    return isGrouped && !isDecimal
  }

  /// Day, month and year in any order with one separator other than a blank, perhaps with a time.
  var looksLikeDate: Bool {
    guard !isInternational, groups.count >= 3, groups[1].separator != 0x20,
      groups[1].separator == groups[2].separator
    else { return false }
    func isYear(_ place: Int) -> Bool {
      groups[place].range.count == 4 && (1000...2999).contains(value(of: place))
    }
    func isDayOrMonth(_ place: Int) -> Bool {
      groups[place].range.count <= 2 && (1...31).contains(value(of: place))
    }
    return isYear(0) && isDayOrMonth(1) && isDayOrMonth(2)
      || isDayOrMonth(0) && isDayOrMonth(1)
        && (isYear(2) || groups[2].range.count == 2 && groups.count == 3)
  }

  /// The number that a group's digits make.
  private func value(of place: Int) -> Int {
    var offset = 0
    for earlier in 0..<place { offset += groups[earlier].range.count }
    return digits[offset..<offset + groups[place].range.count].reduce(0) { $0 * 10 + $1.digitValue }
  }

  /// A country code and as many digits as numbers of that country have.
  var isCompleteInternational: Bool {
    for length in 1...3 where digits.count > length {
      let code = digits[..<length].reduce(0) { $0 * 10 + $1.digitValue }
      guard isCountryCode(code, digits: length) else { continue }
      // The zero in "+44 (0)20" is dialled inside the country only.
      let hasTrunk = groups.contains { $0.isBracketed && $0.range.count == 1 }
      let count = digits.count - (hasTrunk ? 1 : 0)
      return (nationalLengths[code] ?? 6...(15 - length)).contains(count - length)
    }
    return false
  }
}

/// How many digits follow the country code, where a plan says so more closely than E.164 does.
///
/// Sources: the national numbering plans in ITU's Operational Bulletin.
private let nationalLengths: [Int: ClosedRange<Int>] = [
  1: 10...10, 7: 10...10, 20: 8...10, 27: 9...9, 30: 10...10, 31: 9...9, 32: 8...9, 33: 9...9,
  34: 9...9, 36: 8...9, 39: 6...11, 40: 9...9, 41: 9...9, 44: 9...10, 45: 8...8, 46: 7...10,
  47: 8...8, 48: 9...9, 49: 6...12, 52: 10...11, 54: 10...11, 55: 10...11, 61: 9...9, 65: 8...8,
  81: 9...10, 82: 8...10, 86: 10...11, 90: 10...10, 91: 10...10,
]

/// Assigned country codes: of each first digit, which second and third digits make one.
///
/// Source: ITU-T E.164, list of assigned country codes.
private func isCountryCode(_ code: Int, digits: Int) -> Bool {
  switch digits {
  case 1: code == 1 || code == 7
  case 2:
    switch code {
    case 20, 27, 30...34, 36, 39...41, 43...49, 51...58, 60...66, 81, 82, 84, 86, 90...95, 98: true
    default: false
    }
  default:
    switch code {
    case 211...213, 216, 218, 220...269, 290, 291, 297...299, 350...359, 370...389, 420...423,
      500...509, 590...599, 670...692, 800, 808, 850...856, 870, 878, 880...883, 886, 888,
      960...968, 970...979, 992...998:
      true
    default: false
    }
  }
}
