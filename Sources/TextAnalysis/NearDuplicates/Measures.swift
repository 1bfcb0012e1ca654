/// Numbers with their units, which people write in several ways: `7 pm` and `7pm`, `$20` and `20 dollars`, `5 percent` and `5%`.
enum Measures {
  /// The one form of a number and the word behind it, nil when that is no unit.
  static func joined(_ number: ArraySlice<UInt8>, _ unit: ArraySlice<UInt8>) -> [UInt8]? {
    guard number.allSatisfy(isDigitOrMark), let last = number.last, isDigit(last) else {
      return nil
    }
    let unit = String(decoding: unit, as: UTF8.self)
    if let short = units[unit] { return number + Array(short.utf8) }
    if currencies.contains(unit) { return [UInt8(ascii: "$")] + number }
    return nil
  }

  /// The one form of a number and the currency before it.
  static func joined(currency: ArraySlice<UInt8>, _ number: ArraySlice<UInt8>) -> [UInt8]? {
    guard currency.elementsEqual("usd".utf8), number.allSatisfy(isDigitOrMark) else { return nil }
    return [UInt8(ascii: "$")] + number
  }

  /// The one form of a number with its unit in it, nil when it is in that form.
  static func plain(_ word: ArraySlice<UInt8>) -> [UInt8]? {
    guard word.count > 1, word.last == UInt8(ascii: "$"), word.dropLast().allSatisfy(isDigitOrMark)
    else { return nil }
    return [UInt8(ascii: "$")] + word.dropLast()
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func isDigitOrMark(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
      || byte == UInt8(ascii: ":")
  }

  private static let units: [String: String] = [
    "am": "am", "pm": "pm", "kg": "kg", "km": "km", "cm": "cm", "mm": "mm", "gb": "gb", "mb": "mb",
    "tb": "tb", "kb": "kb", "ghz": "ghz", "mhz": "mhz", "ml": "ml", "mg": "mg", "kwh": "kwh",
    "percent": "%", "%": "%",
  ]
  private static let currencies: Set<String> = ["dollars", "dollar", "usd", "$"]
}
