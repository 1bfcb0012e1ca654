/// How long ago something happened, at most or at least.
package struct FilterAge: Hashable, Sendable {
  /// Whether less time than that has gone by, and not more.
  package var isYounger: Bool
  /// The time, in minutes.
  package var minutes: Int64

  /// Makes an age.
  package init(isYounger: Bool, minutes: Int64) {
    self.isYounger = isYounger
    self.minutes = minutes
  }

  /// Reads `<7d`, `>2w`, `<90m` or `>12h`; nil for anything else.
  package init?(_ text: String) {
    guard let sign = text.first, sign == "<" || sign == ">", let unit = text.last,
      let length = Self.units.first(where: { $0.name == unit })?.minutes,
      let number = Int64(text.dropFirst().dropLast()), number >= 0, number <= 10_000_000
    else { return nil }
    isYounger = sign == "<"
    minutes = number * length
  }

  private static let units: [(name: Character, minutes: Int64)] = [
    ("w", 10_080), ("d", 1_440), ("h", 60), ("m", 1),
  ]
}

extension FilterAge: CustomStringConvertible {
  /// The written form, in the largest unit that is exact.
  package var description: String {
    let unit = Self.units.first { unit in
      // A week is written as seven days.
      minutes.isMultiple(of: unit.minutes) && minutes > (unit.name == "w" ? unit.minutes : 0)
    }
    return (isYounger ? "<" : ">") + "\(minutes / (unit?.minutes ?? 1))\(unit?.name ?? "m")"
  }
}
