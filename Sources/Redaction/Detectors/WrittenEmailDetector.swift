/// E-mail addresses as people write them to hide them from programs: `ann (at) example (dot) org`,
/// `ann [at] example.org`, `ann dot lee at example dot org`, `ann @ example.org`.
///
/// A bracketed "at" is enough. A bare "at" also needs a name that no word is, and a sign with a blank beside
/// it one with a dot that is no version, since programs multiply and people meet "@ example.com"; a word for
/// mail shortly before speaks for any of them. All need a top-level domain that is in common use, since
/// "look at the dot" is no address.
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
    "y = W_1 @ x.at[0].set(1), out = (q_k @ v.us), np.dot = A.weight @ b.it, see v1.2 @ github.com, Meetup 2024 @ conf.io",
    "nginx-1.25 @ eu.example.com, by bot-7 @ github.com, met at Web-Summit @ lisbon.pt, deploy-42 @ prod.example.io",
    "arr[at] x.de, v-on:click[at] event.target.co, limit = 3 [at] foo.com; «ann.lee @ example.com», «zoe.k@ example.org»",
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
    guard text[start - 1] != UInt8(ascii: "/"),
      !TellingWords.places.contains(start..<before, in: text)
    else { return nil }
    if TellingWords.mail.stand(before: start, in: text, reach: 48) {
      return Match(start..<end, .shape)
    }
    guard text[start].isLetter else { return nil }
    let speaks =
      switch sign.count {
      // A blank on both sides of a bracket, or on none: `config[at] x.de` is a program.
      case _ where isClear: (before < sign.lowerBound) == (after > sign.upperBound)
      case 1:
        isNameOfSomebody(start..<before, in: text) && !isOperand(start, in: text)
          && text[after + 1].isWordByte
      default: (start..<before).contains { !text[$0].isLetter }
      }
    return speaks ? Match(start..<end, .shape) : nil
  }

  /// Whether a name has a dot, and no part of it is a number: `ann.lee`, not `v1.2` or `nginx-1.25`.
  private func isNameOfSomebody(_ name: Range<Int>, in text: ScannedText) -> Bool {
    var hasDot = false
    var isLong = false
    for place in name {
      if text[place] == UInt8(ascii: ".") { hasDot = true }
      if text[place].isDigit, !text[place - 1].isAlphanumeric { return false }
      if text[place].isLetter, text[place + 1].isLetter, text[place + 2].isLetter { isLong = true }
    }
    return hasDot && isLong
  }

  /// Whether it stands behind a sign of a program: `y = a.dot @ b.at`.
  private func isOperand(_ start: Int, in text: ScannedText) -> Bool {
    let before = text.start(before: start, limit: 4) { $0 == 0x20 }
    return "=([{+*/%&|<>".utf8.contains(text[before - 1])
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
        text[label] != UInt8(ascii: "["),
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
