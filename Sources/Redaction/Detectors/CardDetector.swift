/// Payment card numbers.
///
/// Sources: ISO/IEC 7812 for the check digit (Luhn), and the issuers' published prefixes and lengths.
/// Luhn alone is no test, since one digit run in ten passes it: prefix and length must fit as well.
/// A word such as "card" before it takes the place of the check digit, since people mistype.
struct CardDetector: Detector {
  let id = "card"
  let type = FindingType.card
  let triggers = Triggers(longNumbers: true)

  let examples = [
    "Visa «4111 1111 1111 1111», «5555-5555-5555-4444» and «378282246310005», exp 09/28.",
    "«2223 0031 2200 3222», «6011000990139424», «３５３０ 1113 3330 0000», «4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1»",
    "card no. «4111 1111 1111 1112» was mistyped; «4111 1111\n1111 1111» broke",
    "4111 1111 1111 1112 1234567890123456 at 1700000000000 and 20240131123059",
    "id-4111111111111111 a4111111111111111 0.4111111111111111 4111111111111111-0001",
    "EAN 4222222222222, 4000006000008, but Visa «4222222222222»",
    "550e8400-4111-1111-1111-111111111111",
  ]

  private let context = ContextWords(
    "card visa mastercard |amex| american_express |karte kreditkarte |carte| tarjeta cart\u{E3}o 卡号"
  )
  private let lengths = 13...19
  /// Visa numbers of old have thirteen digits, as every article number (EAN) has; they need a word.
  private static let oldLength = 13

  func match(at index: Int, in text: ScannedText) -> Match? {
    guard text.hasDigits(lengths.lowerBound, from: index),
      !Glue.ties(before: index, signs: "+", in: text)
    else {
      return nil
    }
    var digits = CardDigits()
    var place = index
    var lineBreaks = 0
    while true {
      let end = text.end(from: place, limit: lengths.upperBound + 1 - digits.count) { $0.isDigit }
      for step in place..<end { digits.append(text[step]) }
      guard digits.count <= lengths.upperBound else { break }
      digits.endGroup(at: end)
      guard isSeparator(text[end]), text[end + 1].isDigit else { break }
      if text[end] == 0x0A { lineBreaks += 1 }
      guard lineBreaks < 2 else { break }
      place = end + 1
    }
    while digits.count >= lengths.lowerBound {
      if let end = digits.groupEnd, !Glue.ties(after: end, in: text), isIssued(digits) {
        let isCommon = digits.count > Self.oldLength
        if digits.passLuhn, isCommon || context.stand(before: index, in: text) {
          return Match(index..<end, .checksum)
        }
        if digits.count >= 15, context.stand(before: index, in: text) {
          return Match(index..<end, .context)
        }
      }
      digits.removeLast()
    }
    return nil
  }

  func evidence(for match: Match, in text: ScannedText) -> Evidence {
    Evidence(
      validator: match.proof == .checksum ? "luhn" : nil,
      word: context.word(before: match.range.lowerBound, in: text)
    )
  }

  private func isSeparator(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x0A, UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: false
    }
  }

}

/// The digits of a number and where its groups end, without an allocation.
private struct CardDigits {
  private(set) var count = 0
  private var digits = InlineArray<20, UInt8>(repeating: 0)
  /// For each count of digits where the group ends that has the last of them, or -1 inside a group.
  private var groupEnds = InlineArray<21, Int>(repeating: -1)

  mutating func append(_ digit: UInt8) {
    digits[count] = digit
    count += 1
  }

  mutating func endGroup(at end: Int) { groupEnds[count] = end }

  mutating func removeLast() { count -= 1 }

  /// Where the group ends that has the last digit, or nil inside a group.
  var groupEnd: Int? { groupEnds[count] < 0 ? nil : groupEnds[count] }

  /// The number that the first digits make.
  func prefix(_ length: Int) -> Int {
    var number = 0
    for place in 0..<min(length, count) { number = number * 10 + digits[place].digitValue }
    return number
  }

  /// The check digit of ISO/IEC 7812: from the right, every second digit counts double.
  var passLuhn: Bool {
    var sum = 0
    for place in 0..<count {
      let value = digits[count - 1 - place].digitValue << (place & 1)
      sum += value > 9 ? value - 9 : value
    }
    return sum % 10 == 0
  }
}

/// Prefixes that an issuer has, as ranges of equally long numbers, with the lengths of its cards.
private let issuers: [(prefixes: ClosedRange<Int>, lengths: ClosedRange<Int>)] = [
  (4...4, 13...13), (4...4, 16...16), (4...4, 19...19),  // Visa
  (51...55, 16...16), (2221...2720, 16...16),  // Mastercard
  (34...34, 15...15), (37...37, 15...15),  // American Express
  (6011...6011, 16...19), (644...649, 16...19), (65...65, 16...19),  // Discover
  (300...305, 14...19), (3095...3095, 14...19), (36...36, 14...19), (38...39, 14...19),  // Diners
  (3528...3589, 16...19),  // JCB
  (62...62, 16...19), (81...82, 16...19),  // UnionPay, RuPay
  (5018...5018, 13...19), (5020...5020, 13...19), (5038...5038, 13...19),  // Maestro
  (5893...5893, 13...19), (6304...6304, 13...19), (6759...6759, 13...19),  // Maestro
  (6761...6763, 13...19), (5019...5019, 16...16),  // Maestro, Dankort
  (2200...2204, 16...19),  // Mir
  (508...508, 16...16), (60...60, 16...16),  // RuPay, Hipercard
  (506099...506198, 16...19), (650002...650027, 16...19),  // Verve
  (9792...9792, 16...16),  // Troy
]

private func isIssued(_ digits: CardDigits) -> Bool {
  // No prefix has more than six digits: each range is widened to six and compared.
  let six = digits.prefix(6)
  return issuers.contains { issuer in
    guard issuer.lengths.contains(digits.count) else { return false }
    var low = issuer.prefixes.lowerBound
    var high = issuer.prefixes.upperBound
    while high < 100_000 {
      low *= 10
      high = high * 10 + 9
    }
    return low <= six && six <= high
  }
}
