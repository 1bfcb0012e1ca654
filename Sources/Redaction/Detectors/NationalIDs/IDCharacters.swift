/// The letters and digits of a number without its separators, capitals only, without an allocation.
struct IDCharacters {
  /// No number known here has more.
  static let capacity = 20

  private(set) var count = 0
  private var bytes = InlineArray<24, UInt8>(repeating: 0)

  init() {}

  /// Makes characters of text; those beyond the capacity are left out.
  init(_ text: String) {
    for byte in text.utf8 where count < Self.capacity { append(byte) }
  }

  mutating func append(_ byte: UInt8) {
    bytes[count] = byte &- 0x61 < 26 ? byte & 0xDF : byte
    count += 1
  }

  /// The character at a place, from zero.
  subscript(place: Int) -> UInt8 { bytes[place] }

  /// The first so many characters.
  func prefix(_ length: Int) -> IDCharacters {
    var shorter = self
    shorter.count = min(count, length)
    return shorter
  }

  /// The value of the digit at a place; meaningless for a letter.
  func digit(_ place: Int) -> Int { bytes[place].digitValue }

  /// The number that the digits of some places make.
  func number(_ places: Range<Int>) -> Int { places.reduce(0) { $0 * 10 + digit($1) } }

  /// The digits from a place on, each times its weight, added up.
  func weighted(_ weights: [Int], from start: Int = 0) -> Int {
    var sum = 0
    for (place, weight) in weights.enumerated() { sum += digit(start + place) * weight }
    return sum
  }

  /// Whether all characters are the same, as in numbers that stand for "none".
  var areAllTheSame: Bool { (1..<max(1, count)).allSatisfy { bytes[$0] == bytes[0] } }

  /// Whether the digits at two places are a month and a day.
  func isDate(month: Int, day: Int) -> Bool {
    (1...12).contains(month) && (1...31).contains(day)
  }
}
