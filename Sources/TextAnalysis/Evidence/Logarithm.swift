/// The natural logarithm, computed in the same steps on every machine.
enum Logarithm {
  /// Of a number above 0, to about 15 digits, by the series of artanh on the significand.
  static func natural(_ number: Double) -> Double {
    let significand = number.significand
    let x = (significand - 1) / (significand + 1)
    var (power, sum, divisor) = (x, 0.0, 1.0)
    while power > 1e-17, divisor < 80 {
      sum += power / divisor
      power *= x * x
      divisor += 2
    }
    return 2 * sum + Double(number.exponent) * 0.693_147_180_559_945_3
  }
}
