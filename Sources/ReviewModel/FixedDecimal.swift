/// A number with at most three digits behind its point: what is written is what is compared, hashed and
/// printed, on every machine.
package struct FixedDecimal: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The number times a thousand.
  package let thousandths: Int

  /// Makes a number of thousandths.
  package init(thousandths: Int) { self.thousandths = thousandths }

  /// A number of hundredths: `.percent(20)` is 0.2.
  package static func percent(_ hundredths: Int) -> Self { Self(thousandths: hundredths * 10) }

  /// The number nearest to another; nil when that has more digits, or is far too large.
  package init?(_ value: Double) {
    guard value.magnitude < 1e9 else { return nil }
    let scaled = (value * 1000).rounded()
    guard (value * 1000 - scaled).magnitude < 1e-6 else { return nil }
    thousandths = Int(scaled)
  }

  /// Reads a number such as `0.2`, `3` or `.125`; nil when it is none, is negative, or has more digits.
  package init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.contains(where: { !$0.isEmpty }),
      parts.allSatisfy({ $0.utf8.allSatisfy { $0 &- 0x30 < 10 } }),
      parts[0].utf8.count <= 9
    else { return nil }
    let digits = parts.count == 2 ? parts[1] : ""
    guard digits.utf8.count <= 3 else { return nil }
    let padded = digits + String(repeating: "0", count: 3 - digits.utf8.count)
    thousandths = (Int(parts[0]) ?? 0) * 1000 + (Int(padded) ?? 0)
  }

  /// The number in as many digits as it needs, with one behind the point at least: `0.2`, `1.0`.
  package var description: String {
    let digits = String(thousandths.magnitude % 1000)
    var fraction = String(repeating: "0", count: 3 - digits.utf8.count) + digits
    while fraction.utf8.count > 1, fraction.hasSuffix("0") { fraction.removeLast() }
    return (thousandths < 0 ? "-" : "") + "\(thousandths.magnitude / 1000).\(fraction)"
  }

  /// Less is less.
  package static func < (left: Self, right: Self) -> Bool { left.thousandths < right.thousandths }

  /// Whether a part is more than this share of a whole.
  package func isExceeded(by part: Int, of whole: Int) -> Bool { part * 1000 > thousandths * whole }
}
