/// The value of a number as it is written, so that `1,000`, `1000` and `1 000.00` are one.
///
/// A comma before three digits groups thousands, as does a point that comes twice; another point or
/// comma begins the fraction, whose zeros at the end are nothing.
struct EvidenceNumber {
  private var whole: [UInt8] = []
  private var groups: [(mark: Unicode.Scalar, digits: [UInt8])] = []

  /// Takes a scalar in if it belongs to the number.
  mutating func take(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) -> Bool {
    if let digit = Self.digit(scalar) {
      guard whole.count + groups.count < 40 else { return true }
      if groups.isEmpty {
        whole.append(digit)
      } else if groups[groups.count - 1].digits.count < 20 {
        groups[groups.count - 1].digits.append(digit)
      }
      return true
    }
    guard scalar == "." || scalar == ",", let next, Self.digit(next) != nil else { return false }
    if groups.count < 20 { groups.append((scalar, [])) }
    return true
  }

  private static func digit(_ scalar: Unicode.Scalar) -> UInt8? {
    if scalar.isASCII { return scalar.isASCIIDigit ? UInt8(scalar.value & 15) : nil }
    let properties = scalar.properties
    guard properties.numericType == .decimal, let value = properties.numericValue else {
      return nil
    }
    return UInt8(exactly: value)
  }

  /// A hash of the value.
  var form: UInt64 {
    var digits = whole
    var fraction: [UInt8] = []
    let isGrouped = groups.count > 1
    for (place, group) in groups.enumerated() {
      let isLast = place == groups.count - 1
      let isThousands =
        group.digits.count == 3
        && (group.mark == "," || (isGrouped && (!isLast || group.mark == groups[0].mark)))
      if isThousands {
        digits += group.digits
      } else if isLast {
        fraction = group.digits
      } else {
        // A date, a version or an address: no value, but the same digits in the same order.
        digits += [0x2E] + group.digits
      }
    }
    while digits.count > 1, digits.first == 0 { digits.removeFirst() }
    while fraction.last == 0 { fraction.removeLast() }
    return EvidenceHash.of(digits: digits, fraction: fraction)
  }
}
