/// Reads units, and what numbers are counted by.
extension FactReader {
  func unit(at start: Int) -> (units: [MeasureUnit], end: Int)? {
    var index = skipBlanks(start)
    // A unit stands on the same line, or behind a hyphen: `30-day`.
    if index == start, index < text.count, "-\u{2010}\u{2011}".unicodeScalars.contains(text[index])
    {
      index += 1
    }
    guard index < text.count else { return nil }
    if text[index].isWrittenWithoutSpaces {
      guard let found = hanUnit(at: index) else { return nil }
      let meanings = MeasureUnit.meanings(of: found.word)
      return meanings.isEmpty ? nil : (meanings, found.end)
    }
    if let length = currencySign(at: index), !isNumberStart(index + length) {
      return (MeasureUnit.meanings(of: word(index..<index + length)), index + length)
    }
    if text[index] == "%" || text[index] == "％" {
      return (MeasureUnit.meanings(of: "%"), index + 1)
    }
    if text[index] == "°" || text[index] == "º" { return degrees(at: index + 1) }
    guard let (first, end) = wordEnd(at: index) else { return nil }
    if Self.adjectives.contains(first) { return unit(at: end) }
    if ["degree", "degrees", "deg", "grad"].contains(first) { return degrees(at: end) }
    if end - index == 1 {
      // `C` and `F` are degrees, `c` and `f` nothing; `G` is no gram, and `M` no meter.
      let isCapital = ("A"..."Z").contains(text[index])
      guard isCapital == ["c", "f", "w", "v", "l"].contains(first) || first == "l" || first == "h"
      else { return nil }
    }
    if end < text.count, text[end] == "²" || text[end] == "³" || text[end] == "2" && first == "m" {
      let meanings = MeasureUnit.meanings(of: first + String(Character(text[end])))
      return meanings.isEmpty ? nil : (meanings, end + 1)
    }
    let meanings = MeasureUnit.meanings(of: first)
    return meanings.isEmpty ? nil : (meanings, end)
  }

  func degrees(at start: Int) -> (units: [MeasureUnit], end: Int) {
    let index = skipBlanks(start)
    if let (next, end) = wordEnd(at: index),
      ["c", "f", "celsius", "fahrenheit", "centigrade"].contains(next)
    {
      return (MeasureUnit.meanings(of: next), end)
    }
    return (MeasureUnit.meanings(of: "°"), start)
  }

  /// `per month`, `a month`, `/month`, `monthly`, with at most one word between.
  func denominator() -> String? {
    var index = place
    for _ in 0..<2 {
      index = skipBlanks(index)
      guard index < text.count else { return nil }
      if text[index] == "/" {
        return wordEnd(at: skipBlanks(index + 1)).flatMap { MeasureUnit.denominator(of: $0.word) }
      }
      guard let (next, end) = wordEnd(at: index) else { return nil }
      if let frequency = MeasureUnit.frequency(of: next) { return frequency }
      if Self.perWords.contains(next) {
        guard let (unit, _) = wordEnd(at: skipBlanks(end)) else { return nil }
        return MeasureUnit.frequency(of: unit) ?? MeasureUnit.denominator(of: unit)
      }
      index = end
    }
    return nil
  }
}
