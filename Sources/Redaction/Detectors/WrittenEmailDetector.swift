/// E-mail addresses as people write them to hide them from programs: `ann (at) example (dot) org`,
/// `ann [at] example.org`, `ann dot lee at example dot org`, `ann @ example.org`.
///
/// A bracketed "at" is enough. A bare "at", or a sign with a blank beside it, also needs a name that no
/// word is, or a word for mail shortly before it; and both need a top-level domain that is in common use,
/// since "look at the dot" is no address.
struct WrittenEmailDetector: Detector {
  let id = "email-written"
  let type = FindingType.email
  let triggers = Triggers("@", literals: brackets + [" dot ", " punkt ", " punto "])

  let examples = [
    "my e-mail is «anna dot schmidt at corp-mail dot de», or «anna (at) corp-mail (dot) de»",
    "«anna [at] corp-mail.de», «bob{at}example{dot}org», «c.lee(at)mail.example.com», «JO_B [AT] EXAMPLE [DOT] NET»",
    "Mail an «k.meier at example punkt de», write to «eve @ example.com» please, contact «zoe@ example.co.uk»",
    "«j_doe99 at example dot com»",
    "reach me at «garrison.trevor[@]example.net», Kontakt: «steinhaeuser at kanzlei-brandner dot de»",
    "look at the dot on the screen, at 5 dot com, meet me at noon dot",
    "W @ x.T, a @ b, lunch @ cafe.de",
    "find it at example dot com, the talk (at) noon, arrived [at] home.de",
    "see you (at) the office. Then go, f(at) = 3.de, mail me at the office dot",
  ]

  private static let brackets = [
    "(at)", "[at]", "{at}", "<at>", "( at )", "[ at ]", "(\u{E4}t)",
    "[\u{E4}t]",
  ]
  private static let bracketBytes = brackets.map { Array($0.utf8) }
  private static let bare = Array(" at ".utf8)
  private static let dots = [
    "(dot)", "[dot]", "{dot}", "<dot>", " (dot) ", " [dot] ", " {dot} ", " dot ", " punkt ",
    " (punkt) ",
    "(punkt)", "[punkt]", " punto ", " point ", " . ", ".",
  ].map { Array($0.utf8) }.sorted { $0.count > $1.count }

  func match(at index: Int, in text: ScannedText) -> Match? {
    if let bracket = Self.bracketBytes.first(where: { text.hasLowercased($0, at: index) }) {
      return match(sign: index..<index + bracket.count, isClear: true, in: text)
    }
    if text[index] == UInt8(ascii: "@") { return aroundSign(index, in: text) }
    for start in stride(from: index, through: max(0, index - 48), by: -1)
    where text.hasLowercased(Self.bare, at: start) {
      return match(sign: start..<start + 4, isClear: false, in: text)
    }
    // "anna dot schmidt at …": the dot stands in the name.
    for start in index..<min(text.count, index + 32) where text.hasLowercased(Self.bare, at: start)
    {
      return match(sign: start..<start + 4, isClear: false, in: text)
    }
    return nil
  }

  /// A sign with a blank beside it, or in brackets.
  private func aroundSign(_ index: Int, in text: ScannedText) -> Match? {
    switch (text[index - 1], text[index + 1]) {
    case (UInt8(ascii: "["), UInt8(ascii: "]")), (UInt8(ascii: "("), UInt8(ascii: ")")),
      (UInt8(ascii: "{"), UInt8(ascii: "}")):
      match(sign: index - 1..<index + 2, isClear: true, in: text)
    case (0x20, _), (_, 0x20): match(sign: index..<index + 1, isClear: false, in: text)
    default: nil
    }
  }

  private func match(sign: Range<Int>, isClear: Bool, in text: ScannedText) -> Match? {
    let before = text[sign.lowerBound - 1] == 0x20 ? sign.lowerBound - 1 : sign.lowerBound
    let after = text[sign.upperBound] == 0x20 ? sign.upperBound + 1 : sign.upperBound
    guard let start = name(before: before, in: text), let end = domain(from: after, in: text) else {
      return nil
    }
    let isName = (start..<before).contains { !text[$0].isLetter }
    guard isClear || isName || TellingWords.mail.stand(before: start, in: text, reach: 48),
      text[start - 1] != UInt8(ascii: "/"), !TellingWords.places.contains(start..<before, in: text)
    else { return nil }
    return Match(start..<end, .shape)
  }

  private func name(before end: Int, in text: ScannedText) -> Int? {
    var start = text.start(before: end, limit: 64, while: isNameByte)
    for _ in 0..<3 {
      guard
        let dot = Self.dots.first(where: { dot in
          dot.count > 1 && text.hasLowercased(dot, at: start - dot.count)
        }),
        case let next = text.start(before: start - dot.count, limit: 64, while: isNameByte),
        next < start - dot.count
      else { break }
      start = next
    }
    while start < end, !text[start].isAlphanumeric { start += 1 }
    return start < end ? start : nil
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    byte.isWordByte || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "+")
  }

  /// The end of labels with dots between, the last of them a top-level domain.
  private func domain(from start: Int, in text: ScannedText) -> Int? {
    var place = start
    var end: Int?
    for count in 0..<6 {
      let label = text.end(from: place, limit: 63) { $0.isAlphanumeric || $0 == UInt8(ascii: "-") }
      guard label > place else { break }
      if count > 0, !text[label].isWordByte, text[label] != UInt8(ascii: "("),
        TellingWords.writtenTopLevels.contains(place..<label, in: text)
      {
        end = label
      }
      guard let dot = Self.dots.first(where: { text.hasLowercased($0, at: label) }) else { break }
      place = label + dot.count
    }
    return end
  }
}
