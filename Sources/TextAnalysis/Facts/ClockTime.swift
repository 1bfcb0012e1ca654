/// A time of the day that a text states: `5 pm`, `17:00`, `17 Uhr`, `午後5時`, `noon`.
package struct ClockTime: Hashable, Sendable {
  /// Minutes since midnight.
  let minutes: Int
  /// Whether it may as well be twelve hours later, as in `5:30`.
  let isOfTwelve: Bool
  /// How it is written.
  package let text: String

  /// Whether both may be the same time.
  package func mayBe(_ other: ClockTime) -> Bool {
    if minutes == other.minutes { return true }
    return (isOfTwelve || other.isOfTwelve) && minutes % 720 == other.minutes % 720
  }

  /// Whether a bare number names it: the 17 or the 5 of 17:00.
  package func mayBe(_ number: StatedQuantity) -> Bool {
    guard number.units.isEmpty, let value = number.value, minutes % 60 == 0 else { return false }
    let hour = Double(minutes / 60)
    return value == hour || value == (hour > 12 ? hour - 12 : hour + (isOfTwelve ? 12 : 0))
  }
}
