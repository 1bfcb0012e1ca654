/// A number that a text states, with its unit and what it is counted by, as far as these are known.
///
/// Two are equal when they mean the same amount, however they are written: `1,000 kg` and `1 t`, `$5` and `five dollars`, `三十日`
/// and `30 days`.
package struct StatedQuantity: Hashable, Sendable {
  /// The number, nil of what is no amount: a version or an address.
  let value: Double?
  /// The figures of what is no amount.
  let code: String
  /// What its unit may mean; empty when the word behind the number is none.
  let units: [MeasureUnit]
  /// What it is counted by, such as a month in `$5 per month`; nil when nothing is said.
  let denominator: String?
  /// The word before it, in lower case, for numbers that are part of a name: `COVID-19`.
  let context: String
  /// How it is written, with its unit.
  package let text: String

  /// Whether the other may be meant by this one: the same amount, where both have a unit in a unit that can be converted.
  package func mayBe(_ other: StatedQuantity) -> Bool {
    if let denominator, let wanted = other.denominator, denominator != wanted { return false }
    guard let value, let wanted = other.value else { return code == other.code }
    if units.isEmpty || other.units.isEmpty { return Self.areEqual(value, wanted) }
    return units.contains { unit in
      other.units.contains { Self.isSame(value, unit, wanted, $0) }
    }
  }

  /// Whether it is the amount of a claim and not only may be: where the claim has a unit, it has one too.
  func means(_ claim: StatedQuantity) -> Bool {
    (claim.units.isEmpty || !units.isEmpty) && mayBe(claim)
  }

  /// Whether the other says another value of the same unit.
  package func contradicts(_ other: StatedQuantity) -> Bool {
    guard value != nil, other.value != nil, !Set(units).isDisjoint(with: other.units) else {
      return false
    }
    return !mayBe(other)
  }

  /// Whether it may stand in the place of the other, which is missing: a measure of the same thing, the same figures of
  /// something else, or another number in the same name.
  package func replaces(_ other: StatedQuantity, isExpected: Bool) -> Bool {
    if value == other.value, value != nil, !mayBe(other) { return true }
    if !context.isEmpty, context == other.context, units.isEmpty == other.units.isEmpty {
      return true
    }
    guard isExpected else { return false }
    if units.isEmpty, other.units.isEmpty { return isYear == other.isYear }
    return !Set(units.map(\.kind)).isDisjoint(with: other.units.map(\.kind))
  }

  private var isYear: Bool {
    value.map { $0 >= 1000 && $0 < 10_000 && $0.rounded() == $0 } ?? false
  }

  private static func areEqual(_ left: Double, _ right: Double) -> Bool {
    abs(left - right) <= 1e-9 * max(abs(left), abs(right))
  }

  private static func isSame(
    _ left: Double,
    _ unit: MeasureUnit,
    _ right: Double,
    _ other: MeasureUnit
  ) -> Bool {
    guard unit.dimension == other.dimension else { return false }
    if unit == other { return areEqual(left, right) }
    let one = left * unit.factor + unit.offset
    let two = right * other.factor + other.offset
    // A converted value is a rounded one: half a degree, or half a hundredth.
    if unit.dimension == "celsius" { return abs(one - two) <= 0.6 }
    if abs(one - two) <= 0.005 * max(abs(one), abs(two)) { return true }
    guard unit.dimension == "byte" else { return false }
    // 2.5 GB is 2500 MB, and to many people 2560 MB.
    return areEqual(left * unit.binaryFactor, right * other.binaryFactor)
  }
}

extension MeasureUnit {
  /// What kind of thing it measures: a month is time as a day is, a euro is money as a dollar is.
  fileprivate var kind: String {
    switch dimension {
    case "second", "month": "time"
    case _ where dimension.count == 3 && dimension == dimension.uppercased(): "money"
    default: dimension
    }
  }

  /// The factor of bytes, were each thousand 1,024.
  fileprivate var binaryFactor: Double {
    var (factor, left) = (1.0, self.factor)
    while left >= 1_000, left.truncatingRemainder(dividingBy: 1_000) == 0 {
      left /= 1_000
      factor *= 1_024
    }
    return factor * left
  }
}
