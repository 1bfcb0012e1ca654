/// The name before an address in angle brackets, as heads of messages have it: `Calliope Drummond <c.d@example.org>`.
///
/// The last word must be a name, or a word that nobody knows.
struct PersonMailDetector: Detector {
  static let name = "person-mail"
  let id = PersonMailDetector.name
  let type = FindingType.person
  let triggers = Triggers("<")

  let examples = [
    "«Calliope Drummond» <cdrummond@example.org>, «Wren Xylander» <wx@example.org>",
    "Cc: \"«Trautmann, Silke»\" <s.trautmann@example.de>; «J. Oyelowo» <jo@example.org>",
    "On Monday «Ximena de la Rocha» <x@example.org> wrote:",
    "Support Team <help@example.org>, Acme Billing <billing@example.org>, a <b@example.org>",
    "GitHub <noreply@example.org>, x < y, Anna <b>bold</b>, Vec <T>, write to <a@example.org>",
  ]

  private static let most = 4
  private static let reach = 80

  func match(at index: Int, in text: ScannedText) -> Match? {
    guard text[index - 1] == 0x20, holdsAddress(index + 1, in: text) else { return nil }
    let isQuoted = text[index - 2] == UInt8(ascii: "\"")
    let end = isQuoted ? index - 2 : index - 1
    guard let last = word(before: end, in: text), isLast(last) else { return nil }
    var start = last.range.lowerBound
    var words = 1
    while words < Self.most, text[start - 1] == 0x20 {
      var place = start - 1
      if text[place - 1] == UInt8(ascii: ",") && isQuoted || text[place - 1] == UInt8(ascii: ".") {
        place -= 1
      }
      let begin = text.startOfLetters(before: place, limit: 24)
      guard begin < place else { break }
      if text.letterCase(at: begin) == .small {
        guard NameReader.particles.contains(begin..<place, in: text) else { break }
      } else if Self.leads.contains(begin..<place, in: text) {
        break
      }
      start = begin
      words += 1
    }
    while start < last.range.lowerBound, text.letterCase(at: start) == .small {
      start = text.endOfLetters(from: start) + 1
    }
    guard words > 1 || last.flags.contains(.first) && !last.flags.contains(.word) else {
      return nil
    }
    return Match(start..<end, .context)
  }

  /// The capitalised word that ends at a place.
  private func word(before end: Int, in text: ScannedText) -> NameWord? {
    let start = text.start(before: end, limit: NameWord.longest) {
      $0.isLetter || $0 >= 0x80 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "'")
    }
    guard let word = NameWord(at: start, in: text), word.isCapital, word.range.upperBound == end
    else { return nil }
    return word
  }

  private func isLast(_ word: NameWord) -> Bool {
    if word.flags.contains(.word) { return word.flags.contains(.commonLast) }
    return word.flags.isName || word.flags.contains(.rare) || word.isUnknown && !word.isShouted
  }

  private func holdsAddress(_ start: Int, in text: ScannedText) -> Bool {
    let end = text.end(from: start, limit: Self.reach) {
      $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "<")
    }
    return text[end] == UInt8(ascii: ">")
      && (start..<end).contains { text[$0] == UInt8(ascii: "@") }
  }

  private static let leads = WordList(
    "from to cc bcc on by monday tuesday wednesday thursday friday saturday sunday am von de an"
  )
}
