package import ReviewModel

/// How many groups of equal size would be as even as these: 1 / Σ pᵢ², where pᵢ is a group's share of all.
///
/// Ten groups of ten make 10; one of 91 and nine of one make 1.2. It is the inverse of Simpson's index (Simpson 1949), Hill's number of
/// order 2 (Hill 1973); unlike the exponential of Shannon's entropy it needs no logarithm, so that it is the same on every machine.
package func effectiveGroups(_ sizes: [Int]) -> FixedDecimal {
  let all = sizes.reduce(0, +)
  let squares = sizes.reduce(0.0) { $0 + Double($1) * Double($1) }
  guard all > 0, squares > 0 else { return FixedDecimal(thousandths: 0) }
  return FixedDecimal(thousandths: Int((Double(all) * Double(all) / squares * 1000).rounded()))
}

/// A number of 1 or more to the power of 1/T, by square roots alone: 1/T in binary digits says which of them are multiplied.
///
/// The square root of IEEE 754 is exact to the last bit, and so the same on every machine, as `pow` is not.
func root(_ number: Double, temperature: FixedDecimal) -> Double {
  guard temperature.thousandths > 1000 else { return number }
  var exponent = 1000 / Double(temperature.thousandths)
  var factor = number
  var result = 1.0
  for _ in 0..<50 where exponent > 0 {
    factor = factor.squareRoot()
    exponent *= 2
    if exponent >= 1 {
      result *= factor
      exponent -= 1
    }
  }
  return result
}
