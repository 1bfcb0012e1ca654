/// Check digits that several countries use.
extension IDCharacters {
  /// Luhn's check digit at the end of the digits from a place on (ISO/IEC 7812-1, annex B).
  func passesLuhn(from start: Int = 0) -> Bool {
    var sum = 0
    for place in start..<count {
      let value = digit(count - 1 - place + start) << ((place - start) & 1)
      sum += value > 9 ? value - 9 : value
    }
    return sum % 10 == 0
  }

  /// The check digit of ISO/IEC 7064, MOD 11,10, at the end.
  var passesMod11And10: Bool {
    var product = 10
    for place in 0..<count - 1 {
      let sum = (digit(place) + product) % 10
      product = (sum == 0 ? 10 : sum) * 2 % 11
    }
    return (11 - product) % 10 == digit(count - 1)
  }

  /// Verhoeff's check digit at the end (Verhoeff, "Error Detecting Decimal Codes", 1969): a walk
  /// through the dihedral group of order ten.
  var passesVerhoeff: Bool {
    var check = 0
    for place in 0..<count {
      var value = digit(count - 1 - place)
      for _ in 0..<place % 8 { value = verhoeffPermutation[value] }
      check = dihedralProduct(check, value)
    }
    return check == 0
  }

  /// The check digit of an article number (EAN-13): weights 1 and 3 in turn.
  var passesEAN: Bool {
    var sum = 0
    for place in 0..<count { sum += digit(place) * (place % 2 == 0 ? 1 : 3) }
    return sum % 10 == 0
  }
}

private let verhoeffPermutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]

/// The product in the group of the ten symmetries of a pentagon; 5 to 9 are the reflections.
private func dihedralProduct(_ left: Int, _ right: Int) -> Int {
  switch (left < 5, right < 5) {
  case (true, true): (left + right) % 5
  case (true, false): 5 + (left + right) % 5
  case (false, true): 5 + (left - right) % 5
  case (false, false): (left - right + 5) % 5
  }
}
