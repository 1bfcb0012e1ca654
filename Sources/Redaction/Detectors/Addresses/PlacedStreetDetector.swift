/// A name, a house number, a postcode and a place, in this order, whatever the street is called.
///
/// Source: the Universal Postal Union's addressing sheets, for the countries of Europe that write the
/// number last. Since no kind of street speaks for it, the number must stand right after a capitalised
/// word, and a postcode that is no year with a capitalised place right after it.
struct PlacedStreetDetector: Detector {
  let id = "street-by-place"
  let type = FindingType.address
  let triggers = Triggers(digitRuns: true)

  let examples = [
    "Ich wohne «Am Markt 3, 50667 Köln», sie «Unter den Linden 5\n10117 Berlin».",
    "«Solbakken 05C, 7427 Trondheim» og «Achterom 12, 2611 PL Delft», «Kukkula 24 A 3, 49900 Vantaa»",
    "On March 12, 2024 Germany won; Windows 10, 19045 Update; Chapter 3, 12345 Words",
    "Table 5, 10000 Users, Python 3, 50667 lines, Euro 2024, 50000 Fans, iPhone 12, 64000 Mah",
  ]

  func match(at index: Int, in text: ScannedText) -> Match? {
    guard text[index - 1] == 0x20, text.letterLength(at: index - 2) > 0 || text[index - 2] >= 0x80
    else {
      return nil
    }
    var end = text.end(from: index, limit: 5) { $0.isDigit }
    guard (1...4).contains(end - index), !isYear(index..<end, in: text) else { return nil }
    if text[end].isLetter, !text[end + 1].isAlphanumeric { end += 1 }
    // "24 A 3", a stair and a door in Finland
    if text[end] == 0x20, text[end + 1] &- 0x41 < 26, text[end + 2] == 0x20, text[end + 3].isDigit {
      end = text.end(from: end + 3, limit: 3) { $0.isDigit }
    }
    guard text[end] == UInt8(ascii: ",") || text[end] == 0x0A,
      let next = AddressTail.afterSeparator(end, in: text)?.place,
      let postcode = Postcode.end(at: next, in: text), !isYear(next..<postcode, in: text)
    else { return nil }
    let tail = AddressTail(from: end, in: text)
    guard tail.hasPostcode, tail.hasPlaceAfterPostcode,
      let place = place(after: postcode, in: text),
      !place.flags.contains(.word), !place.isShouted
    else { return nil }
    let start = nameStart(before: index - 1, in: text)
    guard start < index - 1 else { return nil }
    let word = text.startOfLetters(before: index - 1)
    guard !Self.counted.contains(word..<index - 1, in: text),
      MonthNames.end(at: word, in: text) == nil
    else { return nil }
    return Match(start..<tail.end, .structure)
  }

  private func place(after postcode: Int, in text: ScannedText) -> NameWord? {
    AddressTail.afterSeparator(postcode, in: text).flatMap { NameWord(at: $0.place, in: text) }
  }

  private func isYear(_ range: Range<Int>, in text: ScannedText) -> Bool {
    range.count == 4
      && (text[range.lowerBound] == 0x31 && text[range.lowerBound + 1] >= 0x38
        || text.has("20", at: range.lowerBound))
  }

  /// The capitalised words before the number, with small ones between and before: "Unter den Linden".
  private func nameStart(before end: Int, in text: ScannedText) -> Int {
    var start = end
    var place = end
    for _ in 0..<4 {
      let word = text.startOfLetters(before: place)
      guard word < place else { break }
      if text.letterCase(at: word) == .capital {
        if Self.leads.contains(word..<place, in: text) { break }
        start = word
      } else if !Self.joiners.contains(word..<place, in: text) {
        break
      }
      guard text[word - 1] == 0x20 || text[word - 1] == UInt8(ascii: "-") else { break }
      place = word - 1
    }
    return start
  }

  private static let counted = WordList(
    "chapter table figure version windows python section page line row step item day week level part phase room group class type model series number no nr"
  )
  private static let leads = WordList(
    "i the in on at to from is ich we he she they my our your adresse address office please send"
  )
  private static let joiners = WordList(
    "den der dem de la le van het zum zur im in am an i av p\u{E5} del di"
  )
}
