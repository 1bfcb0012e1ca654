/// A number that a text states, with the unit behind it if there is one.
///
/// Two are equal when value and unit are, however they are written: `1,000 kg` and `1000 kilograms`, `$5` and `five
/// dollars`.
package struct StatedNumber: Sendable {
  /// A hash of the value.
  let value: UInt64
  /// A hash of the unit; nil when the word behind the number is none.
  let unit: UInt64?
  /// How it is written, without its unit.
  package let text: String

  /// Whether the other may be meant by this one: the same value, and no other unit.
  package func mayBe(_ other: StatedNumber) -> Bool {
    value == other.value && (unit == nil || other.unit == nil || unit == other.unit)
  }

  /// Whether the other says another value of the same unit.
  package func contradicts(_ other: StatedNumber) -> Bool {
    unit != nil && unit == other.unit && value != other.value
  }

  /// The numbers of a text, in their order.
  ///
  /// Those that count items of a list (`2.` at the start of a line) and
  /// those of citations (`[2]`, `source 2`) are none.
  package static func all(in text: String) -> [StatedNumber] {
    let scalars = Array(text.unicodeScalars)
    var terms = EvidenceTerms(of: scalars, in: scalars.indices)
    var numbers: [StatedNumber] = []
    var open: (value: UInt64, range: Range<Int>)?
    func close(_ unit: UInt64?) {
      guard let number = open else { return }
      open = nil
      guard !isMark(number.range, in: scalars) else { return }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[number.range])
      numbers.append(StatedNumber(value: number.value, unit: unit, text: String(view)))
    }
    var start = terms.index
    while let term = terms.next() {
      if term.kind == .number {
        close(nil)
        var first = start
        while first < terms.index, !scalars[first].beginsNumber { first += 1 }
        open = (term.form, first..<terms.index)
      } else {
        close(EvidenceWords.isUnit(term.form) ? term.form : nil)
      }
      start = terms.index
    }
    close(nil)
    return numbers
  }

  /// Whether a number only counts: `2.` or `2)` at the start of a line, `[2]` anywhere.
  private static func isMark(_ range: Range<Int>, in text: [Unicode.Scalar]) -> Bool {
    let next = range.upperBound < text.count ? text[range.upperBound] : " "
    let before = range.lowerBound > 0 ? text[range.lowerBound - 1] : "\n"
    if before == "[", next == "]" { return true }
    guard next == "." || next == ")" else { return false }
    let after = range.upperBound + 1 < text.count ? text[range.upperBound + 1] : "\n"
    guard after.properties.isWhitespace else { return false }
    var place = range.lowerBound
    while place > 0, text[place - 1] == " " || text[place - 1] == "\t" { place -= 1 }
    let opensLine = place == 0 || text[place - 1] == "\n"
    // A text that is a number and a point is an answer, no item.
    return opensLine && range.upperBound + 1 < text.count
  }
}

extension Unicode.Scalar {
  fileprivate var beginsNumber: Bool {
    properties.numericType == .decimal || properties.isAlphabetic
  }
}
