extension String {
  /// How many scalars it has.
  var scalarCount: Int { utf8.scalarCount }

  /// The part between two offsets in its UTF-8, each of them between two scalars.
  subscript(utf8 range: Range<Int>) -> Substring {
    self[utf8Index(range.lowerBound)..<utf8Index(range.upperBound)]
  }

  /// The index at an offset in its UTF-8; the end when there are fewer bytes.
  func utf8Index(_ offset: Int) -> String.Index {
    utf8.index(startIndex, offsetBy: offset, limitedBy: endIndex) ?? endIndex
  }

  /// Where the scalar with that many before it begins; the end when there are fewer.
  func utf8Offset(ofScalar number: Int) -> Int {
    let scalars = unicodeScalars
    let index = scalars.index(startIndex, offsetBy: number, limitedBy: endIndex) ?? endIndex
    return utf8.distance(from: startIndex, to: index)
  }

  /// Puts a text between two offsets in its UTF-8, each of them between two scalars.
  mutating func replace(utf8 range: Range<Int>, with text: String) {
    replaceSubrange(utf8Index(range.lowerBound)..<utf8Index(range.upperBound), with: text)
  }

  /// The text with CR LF and CR as line feeds.
  var withLineFeeds: String {
    guard utf8.contains(0x0D) else { return self }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    var isAfterReturn = false
    for byte in utf8 {
      if byte == 0x0D {
        bytes.append(0x0A)
      } else if byte != 0x0A || !isAfterReturn {
        bytes.append(byte)
      }
      isAfterReturn = byte == 0x0D
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Which scalars of ``withLineFeeds`` stand for two of the text, in their order.
  var pairedLineEnds: [Int] {
    guard utf8.contains(0x0D) else { return [] }
    var (places, number) = ([] as [Int], 0)
    var isAfterReturn = false
    for scalar in unicodeScalars {
      if isAfterReturn, scalar == "\n" { places.append(number - 1) } else { number += 1 }
      isAfterReturn = scalar == "\r"
    }
    return places
  }
}

extension Substring {
  /// How many scalars it has.
  var scalarCount: Int { utf8.scalarCount }
}

extension Collection<UInt8> {
  /// How many scalars begin in it, as UTF-8.
  fileprivate var scalarCount: Int { reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) } }
}
