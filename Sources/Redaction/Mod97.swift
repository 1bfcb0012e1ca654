/// The remainder that is 1 for characters whose check digits, the third and fourth, are right.
///
/// The first four characters go to the end, and a letter counts as two digits, from 10 for A on.
/// Source: ISO/IEC 7064, mod 97-10, as ISO 13616 uses it for an IBAN.
///
/// - Parameter characters: letters and digits of ASCII, more than four.
func mod97Remainder(of characters: [UInt8]) -> Int {
  var value = 0
  for byte in characters[4...] + characters[..<4] {
    value =
      byte.isDigit
      ? (value * 10 + byte.digitValue) % 97
      : (value * 100 + Int(byte.lowercased - UInt8(ascii: "a")) + 10) % 97
  }
  return value
}
