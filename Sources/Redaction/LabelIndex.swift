/// Labels of many kinds of number, looked up together.
///
/// One look at the text around a number tells which of all labels stand there, so that fifty kinds of
/// number cost no more than one. A label stands as a whole word: no letter, digit or byte outside
/// ASCII touches it, except that a capital may begin one after a small letter (`userCpf`), and a
/// label that begins or ends outside ASCII may be touched there, for scripts without spaces. A blank
/// in a label stands for one blank, line break, `-`, `_`, `.` or nothing. ASCII and Latin-1 capitals
/// count as small letters.
struct LabelIndex: Sendable {
  private struct Label: Sendable {
    var bytes: [UInt8]
    /// The kinds that it names without doubt, and those for which the number itself must speak too.
    var strong: UInt128 = 0
    var weak: UInt128 = 0
  }

  /// A label that stands in a text: what it may name, and where it ends.
  struct Hit {
    var strong: UInt128
    var weak: UInt128
    var end: Int
  }

  private var labels: [Label] = []
  /// For each number of a pair of bytes the labels that may begin with it.
  private var byPair: [[Int]] = Array(repeating: [], count: 1024)
  private var starts = BytePairs()

  /// Adds labels, parted by commas, as those of a kind from 0 to 127; a `?` marks one that also is
  /// an ordinary word.
  mutating func add(_ list: String, kind: Int) {
    for entry in list.split(separator: ",") {
      var bytes = Array(entry.utf8.drop(while: \.isSpace))
      while bytes.last?.isSpace == true { bytes.removeLast() }
      let isWeak = bytes.first == UInt8(ascii: "?")
      let label = Array(isWeak ? bytes.dropFirst() : bytes[...])
      guard let first = label.first else { continue }
      let seconds = Self.seconds(of: label)
      let known = byPair[Self.number(first, seconds[0])].first { labels[$0].bytes == label }
      let place = known ?? labels.count
      if known == nil {
        for second in seconds {
          starts.insert(first, second)
          let number = Self.number(first, second)
          if byPair[number].last != place { byPair[number].append(place) }
        }
        labels.append(Label(bytes: label))
      }
      if isWeak {
        labels[place].weak |= 1 << UInt128(kind)
      } else {
        labels[place].strong |= 1 << UInt128(kind)
      }
    }
  }

  /// A pair of bytes, in either case, as a number below 1024.
  private static func number(_ first: UInt8, _ second: UInt8) -> Int {
    Int((UInt16(first.lowercased) &* 37 &+ UInt16(second.lowercased)) & 1023)
  }

  /// The bytes that may stand second where a label stands.
  private static func seconds(of label: [UInt8]) -> [UInt8] {
    guard label.count > 1 else { return Array(UInt8.min...UInt8.max) }
    if label[1] == 0x20 { return separators + (label.count > 2 ? [label[2]] : []) }
    // The second byte of a Latin-1 letter is another one in its capital.
    return label[0] == 0xC3 && label[1] & 0x20 != 0 ? [label[1], label[1] & ~0x20] : [label[1]]
  }

  private static let separators: [UInt8] = [0x20, 0x0A] + Array("-_.".utf8)

  /// The labels that stand wholly in a part of the text, in the order in which they begin.
  func hits(in range: Range<Int>, of text: ScannedText) -> [Hit] {
    var hits: [Hit] = []
    starts.forEachPlace(in: range, of: text) { start in
      guard Self.beginsWord(at: start, in: text) else { return }
      for index in byPair[Self.number(text[start], text[start + 1])] {
        guard let end = Self.end(of: labels[index].bytes, at: start, in: text),
          end <= range.upperBound
        else { continue }
        hits.append(Hit(strong: labels[index].strong, weak: labels[index].weak, end: end))
      }
    }
    return hits
  }

  /// The longest label that ends at a place, for evidence.
  func label(endingAt end: Int, in text: ScannedText) -> String? {
    for start in max(0, end - 64)..<max(0, end) where Self.beginsWord(at: start, in: text) {
      for index in byPair[Self.number(text[start], text[start + 1])]
      where Self.end(of: labels[index].bytes, at: start, in: text) == end {
        return String(decoding: labels[index].bytes, as: UTF8.self)
      }
    }
    return nil
  }

  private static func beginsWord(at start: Int, in text: ScannedText) -> Bool {
    let byte = text[start]
    let before = text[start - 1]
    if byte >= 0x80 { return true }
    if before.isLetter { return byte &- 0x41 < 26 && before &- 0x61 < 26 }
    return !before.isDigit && before < 0x80
  }

  private static func end(of label: [UInt8], at start: Int, in text: ScannedText) -> Int? {
    var place = start
    for byte in label {
      if byte == 0x20 {
        switch text[place] {
        case 0x20, 0x0A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): place += 1
        default: break
        }
        continue
      }
      var found = text[place].lowercased
      if text[place - 1] == 0xC3, 0x80...0x9E ~= found { found |= 0x20 }
      guard found == byte else { return nil }
      place += 1
    }
    let last = text[place - 1]
    let isWhole = last >= 0x80 || !text[place].isLetter && text[place] < 0x80
    let isCamel = last &- 0x61 < 26 && text[place] &- 0x41 < 26
    return isWhole || isCamel ? place : nil
  }
}
