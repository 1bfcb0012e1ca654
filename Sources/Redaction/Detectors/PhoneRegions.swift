/// How telephone numbers are written inside one country, without its code.
struct PhoneRegion: Sendable {
  /// The ISO 3166 code.
  let code: String
  /// What is dialled before a number inside the country; empty where nothing is.
  let trunk: String
  /// How many digits follow the trunk prefix.
  let lengths: ClosedRange<Int>
  /// With which digits numbers begin after the trunk prefix, fixed and mobile.
  let leads: String
  /// How the digits are commonly grouped, by the lengths of the groups and with the trunk prefix.
  let groupings: [[Int]]

  /// Whether digits, perhaps with the trunk prefix, are a number of the country.
  func has(_ digits: some RandomAccessCollection<UInt8>) -> Bool {
    let hasTrunk = !trunk.isEmpty && digits.starts(with: trunk.utf8)
    let national = digits.dropFirst(hasTrunk ? trunk.utf8.count : 0)
    guard let first = national.first, lengths.contains(national.count) else { return false }
    return leads.utf8.contains(first)
  }

  /// Whether it is a number of the country and written as one: with the trunk prefix, or grouped in
  /// one of the ways that are common there.
  func isWritten(_ digits: some RandomAccessCollection<UInt8>, groups: [Int]) -> Bool {
    guard has(digits) else { return false }
    let isDialled = trunk == "0" && digits.first == UInt8(ascii: "0")
    return isDialled || groupings.contains(groups)
  }

  /// The region of a code; `UK` is what many write for `GB`.
  static func named(_ code: String) -> PhoneRegion? {
    let code = code.uppercased()
    return phoneRegions.first { $0.code == (code == "UK" ? "GB" : code) }
  }
}

/// The national numbering plans, closely enough to tell numbers from other digits.
///
/// Sources: the plans that administrations notify to ITU-T under E.129, and NANPA's for North
/// America; groupings as in E.123 and the countries' directories.
private let phoneRegions: [PhoneRegion] = [
  PhoneRegion("US", "1", 10...10, "23456789", [[3, 3, 4], [1, 3, 3, 4], [3, 7]]),
  PhoneRegion("CA", "1", 10...10, "23456789", [[3, 3, 4], [1, 3, 3, 4], [3, 7]]),
  PhoneRegion("GB", "0", 9...10, "1235789", [[5, 6], [5, 3, 3], [3, 4, 4], [4, 3, 4]]),
  PhoneRegion("IE", "0", 7...10, "124567890", [[3, 3, 4], [2, 3, 4], [2, 7], [3, 7]]),
  PhoneRegion("DE", "0", 6...12, "123456789", []),
  PhoneRegion("AT", "0", 5...12, "12345679", []),
  PhoneRegion("CH", "0", 9...9, "234567890", [[3, 3, 2, 2]]),
  PhoneRegion("LI", "", 7...7, "23679", [[3, 2, 2]]),
  PhoneRegion("LU", "", 6...11, "2345678", [[2, 2, 2], [3, 3, 3], [2, 2, 2, 2]]),
  PhoneRegion("FR", "0", 9...9, "12345679", [[2, 2, 2, 2, 2]]),
  PhoneRegion("ES", "", 9...9, "6789", [[3, 3, 3], [3, 2, 2, 2], [2, 3, 2, 2]]),
  PhoneRegion("PT", "", 9...9, "2379", [[3, 3, 3], [2, 3, 4], [2, 3, 2, 2]]),
  PhoneRegion(
    "IT",
    "",
    8...11,
    "038",
    [[3, 7], [3, 3, 4], [2, 8], [2, 4, 4], [3, 6], [4, 6]]
  ),
  PhoneRegion("NL", "0", 9...9, "1234567890", [[3, 7], [2, 8], [3, 3, 4]]),
  PhoneRegion("BE", "0", 8...9, "123456789", [[4, 2, 2, 2], [2, 3, 2, 2], [3, 2, 2, 2]]),
  PhoneRegion("PL", "", 9...9, "12345678", [[3, 3, 3], [2, 3, 2, 2]]),
  PhoneRegion("CZ", "", 9...9, "234567", [[3, 3, 3]]),
  PhoneRegion("SK", "0", 9...9, "234569", [[4, 3, 3], [3, 3, 3, 2]]),
  PhoneRegion("HU", "06", 8...9, "123456789", [[2, 1, 3, 4], [2, 2, 3, 4]]),
  PhoneRegion("RO", "0", 9...9, "237", [[4, 3, 3], [3, 3, 2, 2]]),
  PhoneRegion("BG", "0", 7...9, "23456789", [[3, 3, 3], [4, 3, 3]]),
  PhoneRegion("GR", "", 10...10, "26", [[3, 3, 4], [3, 7], [4, 6], [2, 4, 4]]),
  PhoneRegion("HR", "0", 8...9, "123456789", [[3, 3, 4], [2, 4, 3]]),
  PhoneRegion("SE", "0", 7...9, "123456789", [[3, 3, 2, 2], [2, 3, 3, 2], [2, 3, 3]]),
  PhoneRegion("NO", "", 8...8, "2345679", [[2, 2, 2, 2], [3, 2, 3]]),
  PhoneRegion("DK", "", 8...8, "23456789", [[2, 2, 2, 2], [4, 4]]),
  PhoneRegion("FI", "0", 6...10, "123456789", [[3, 3, 4], [3, 7], [2, 3, 4]]),
  PhoneRegion("IS", "", 7...7, "45678", [[3, 4]]),
  PhoneRegion("EE", "", 7...8, "345678", [[3, 4], [4, 4]]),
  PhoneRegion("LV", "", 8...8, "26", [[4, 4], [2, 3, 3], [2, 2, 2, 2]]),
  PhoneRegion("LT", "0", 8...8, "34567", [[2, 3, 4], [4, 5]]),
  PhoneRegion("TR", "0", 10...10, "2345", [[3, 3, 2, 2], [3, 3, 4]]),
  PhoneRegion("UA", "0", 9...9, "345679", [[3, 3, 2, 2], [3, 3, 4]]),
  PhoneRegion("RU", "8", 10...10, "345689", [[1, 3, 3, 2, 2], [3, 3, 2, 2]]),
  PhoneRegion("AU", "0", 9...9, "23478", [[2, 4, 4], [4, 3, 3], [4, 4]]),
  PhoneRegion("NZ", "0", 8...10, "234679", [[2, 3, 4], [3, 3, 4], [3, 3, 3]]),
  PhoneRegion("IN", "0", 10...10, "123456789", [[5, 5], [3, 3, 4], [4, 3, 3]]),
  PhoneRegion("BR", "0", 10...11, "123456789", [[2, 5, 4], [2, 4, 4]]),
  PhoneRegion("MX", "", 10...10, "123456789", [[2, 4, 4], [3, 3, 4], [2, 2, 2, 2, 2]]),
  PhoneRegion("AR", "0", 10...11, "1239", [[2, 4, 4], [3, 3, 4], [3, 4, 4]]),
  PhoneRegion("CL", "", 9...9, "2345679", [[1, 4, 4], [2, 3, 4]]),
  PhoneRegion("CO", "", 10...10, "36", [[3, 3, 4], [3, 7]]),
  PhoneRegion("JP", "0", 9...10, "123456789", [[2, 4, 4], [3, 4, 4], [3, 3, 4]]),
  PhoneRegion("KR", "0", 8...10, "123456789", [[3, 4, 4], [3, 3, 4], [2, 4, 4], [2, 3, 4]]),
  PhoneRegion("CN", "0", 10...11, "123456789", [[3, 4, 4], [3, 8], [4, 7]]),
  PhoneRegion("TW", "0", 8...9, "2345678", [[2, 4, 4], [4, 3, 3]]),
  PhoneRegion("HK", "", 8...8, "235679", [[4, 4]]),
  PhoneRegion("SG", "", 8...8, "3689", [[4, 4]]),
  PhoneRegion("MY", "0", 8...10, "13456789", [[3, 3, 4], [3, 7], [2, 4, 4]]),
  PhoneRegion("PH", "0", 8...10, "2345689", [[4, 3, 4], [3, 3, 4]]),
  PhoneRegion("TH", "0", 8...9, "23456789", [[2, 3, 4], [3, 3, 4]]),
  PhoneRegion("ID", "0", 8...12, "2345678", [[4, 4, 4], [4, 4, 3]]),
  PhoneRegion("IL", "0", 8...9, "234578", [[2, 3, 4], [3, 7], [3, 3, 4]]),
  PhoneRegion("AE", "0", 8...9, "234567", [[2, 3, 4], [3, 3, 4]]),
  PhoneRegion("ZA", "0", 9...9, "12345678", [[3, 3, 4]]),
  PhoneRegion("NG", "0", 8...10, "123456789", [[4, 3, 4]]),
  PhoneRegion("KE", "0", 9...9, "12457", [[4, 3, 3], [4, 6]]),
  PhoneRegion("EG", "0", 8...10, "123456789", [[3, 4, 4], [4, 3, 4]]),
]

extension PhoneRegion {
  fileprivate init(
    _ code: String,
    _ trunk: String,
    _ lengths: ClosedRange<Int>,
    _ leads: String,
    _ groupings: [[Int]]
  ) {
    self.init(code: code, trunk: trunk, lengths: lengths, leads: leads, groupings: groupings)
  }

  /// The codes of all regions that are known, and the other name of one.
  static var codes: [String] { (phoneRegions.map(\.code) + ["UK"]).sorted() }
}
