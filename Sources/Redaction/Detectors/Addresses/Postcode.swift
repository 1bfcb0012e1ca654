/// Postcodes as they are written in addresses.
///
/// Source: the Universal Postal Union's sheets of addressing systems. A row of four or five digits is
/// only one beside a street, so nobody asks elsewhere.
enum Postcode {
  /// The end of the postcode that stands at a place.
  static func end(at start: Int, in text: ScannedText) -> Int? {
    var place = start
    // "D-10115", "CH-8001", "F-75001", "〒100-0001"
    if text[place] &- 0x41 < 26 {
      let prefix = text.end(from: place, limit: 3) { $0 &- 0x41 < 26 }
      if prefix - place <= 2, text[prefix] == UInt8(ascii: "-"), text[prefix + 1].isDigit {
        place = prefix + 1
      } else {
        return lettersAndDigits(at: place, in: text)
      }
    } else if text[place].isLetter {
      return british(at: place, in: text)
    } else if text.has("〒", at: place) {
      place += 3
    }
    let first = text.end(from: place, limit: 9) { $0.isDigit }
    func digits(_ count: Int, at start: Int) -> Int? {
      let end = text.end(from: start, limit: count + 1) { $0.isDigit }
      return end - start == count && isFree(end, in: text) ? end : nil
    }
    switch first - place {
    case 2: return text[first] == UInt8(ascii: "-") ? digits(3, at: first + 1) : nil
    case 3:
      switch text[first] {
      case UInt8(ascii: "-"): return digits(4, at: first + 1)
      case 0x20: return digits(2, at: first + 1) ?? digits(3, at: first + 1)
      default: return nil
      }
    case 4:
      if text[first] == UInt8(ascii: "-"), let end = digits(3, at: first + 1) { return end }
      return dutch(after: first, in: text) ?? (isFree(first, in: text) ? first : nil)
    case 5:
      if text[first] == UInt8(ascii: "-"),
        let end = digits(4, at: first + 1) ?? digits(3, at: first + 1)
      {
        return end
      }
      return isFree(first, in: text) ? first : nil
    case 8: return text[place] <= 0x39 && isFree(first, in: text) ? first : nil
    case 6: return isFree(first, in: text) ? first : nil
    default: return nil
    }
  }

  private static func isFree(_ end: Int, in text: ScannedText) -> Bool {
    switch text[end] {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "/"),
      UInt8(ascii: ","):
      !text[end + 1].isDigit
    case UInt8(ascii: "%"), UInt8(ascii: "$"): false
    case let byte: !byte.isWordByte
    }
  }

  /// For example 1234 AB.
  private static func dutch(after digits: Int, in text: ScannedText) -> Int? {
    let letters = text[digits] == 0x20 ? digits + 1 : digits
    let end = text.end(from: letters, limit: 3) { $0 &- 0x41 < 26 }
    return end - letters == 2 && !text[end].isWordByte ? end : nil
  }

  /// Like sw1a 1aa, as it is typed in haste.
  private static func british(at start: Int, in text: ScannedText) -> Int? {
    let outward = text.end(from: start, limit: 5) { $0.isAlphanumeric }
    guard (2...4).contains(outward - start), text[outward] == 0x20, text[outward - 1].isDigit,
      text[outward + 1].isDigit, text[outward + 2].isLetter, text[outward + 3].isLetter,
      !text[outward + 4].isWordByte
    else { return nil }
    return outward + 4
  }

  /// For example SW1A 1AA, M1 1AE, K1A 0B1.
  private static func lettersAndDigits(at start: Int, in text: ScannedText) -> Int? {
    let outward = text.end(from: start, limit: 5) { $0.isDigit || $0 &- 0x41 < 26 }
    guard (2...4).contains(outward - start), (start..<outward).contains(where: { text[$0].isDigit })
    else { return nil }
    var inward = outward
    if text[inward] == 0x20 || text[inward] == UInt8(ascii: "-") { inward += 1 }
    let end = text.end(from: inward, limit: 4) { $0.isDigit || $0 &- 0x41 < 26 }
    guard end - inward == 3, text[inward].isDigit, !text[end].isWordByte else { return nil }
    let isBritish = !text[inward + 1].isDigit && !text[inward + 2].isDigit
    let isCanadian = outward - start == 3 && !text[inward + 1].isDigit && text[inward + 2].isDigit
    return isBritish || isCanadian ? end : nil
  }
}
