/// US social security numbers.
///
/// Source: SSA, "Social Security Number Randomization": no area 000, 666 or 900 to 999, no group 00,
/// no serial 0000. Three, two and four digits with the same separator are enough unless a word such
/// as "part" or "order" stands before them; with "SSN" before it any number of that shape goes, and
/// nine digits in a row do.
struct SSNDetector: Detector {
  let id = "us-ssn"
  let type = FindingType.ssn
  let triggers = Triggers(longNumbers: true)

  let examples = [
    "SSN «447-36-6607», «447 36 6607», «447–36–6607»",
    "social security number: «000-12-3456», SSN: «792860201»",
    "SSN «398.51.3147», why is «072.75.4409» rejected as ssn", "version 398.51.3147, 398.51.3147",
    "part no. 447-36-6607, order 447-36-6607, 000-12-3456, 666-12-3456, 447-36-0000",
    "447-36 6607, 1447-36-6607, 447-36-66071, 447-36-6607-1, 792860201, a-447-36-6607",
  ]

  private let context = ContextWords("|ssn social_security social_sec. |social| |soc_sec")
  private let veto = ContextWords(
    "|part |serial |drawing |order |invoice |model |item |sku |catalog |case |ticket |tracking |ref"
  )

  func match(at index: Int, in text: ScannedText) -> Match? {
    guard !Glue.ties(before: index, in: text) else { return nil }
    let end = text.end(from: index, limit: 10) { $0.isDigit }
    if end - index == 9 {
      guard !Glue.ties(after: end, in: text), isMeant(at: index, in: text) else { return nil }
      return Match(index..<end, .context)
    }
    let separator = text[index + 3]
    guard end - index == 3, "-. ".utf8.contains(separator),
      text.end(from: index + 4, limit: 3, while: { $0.isDigit }) == index + 6,
      text[index + 6] == separator,
      text.end(from: index + 7, limit: 5, while: { $0.isDigit }) == index + 11,
      !Glue.ties(after: index + 11, in: text)
    else { return nil }
    if isMeant(at: index, in: text) { return Match(index..<index + 11, .structure) }
    guard separator != UInt8(ascii: "."), isIssued(at: index, in: text),
      !veto.stand(before: index, in: text, reach: 24)
    else {
      return nil
    }
    return Match(index..<index + 11, .structure)
  }

  func evidence(for match: Match, in text: ScannedText) -> Evidence {
    Evidence(word: context.word(before: match.range.lowerBound, in: text))
  }

  private func isMeant(at index: Int, in text: ScannedText) -> Bool {
    guard let word = context.lastEnd(before: index, in: text) else {
      // "rejects 072-75-4409 as ssn"
      let end = text.end(from: index, limit: 12) { !$0.isLetter }
      return text.hasLowercased(Self.asNumber, at: end)
    }
    return word >= veto.lastEnd(before: index, in: text) ?? 0
  }

  private static let asNumber = Array("as ssn".utf8)

  private func isIssued(at index: Int, in text: ScannedText) -> Bool {
    func number(_ range: Range<Int>) -> Int { range.reduce(0) { $0 * 10 + text[$1].digitValue } }
    let area = number(index..<index + 3)
    return area != 0 && area != 666 && area < 900
      && number(index + 4..<index + 6) != 0 && number(index + 7..<index + 11) != 0
  }

}
