/// Numbers that open something: the PIN of a card, a phone or an account, the codes of doors and alarms, and
/// the check number on a card (CVV, CVC), which nobody may store (PCI DSS, requirement 3.3).
///
/// Four to eight digits behind their label. Up to four words may say what it opens; then a verb or a
/// colon must follow.
struct PINDetector: Detector {
  let id = "pin"
  let type = FindingType.password
  let triggers = Triggers(
    words: [
      "pin", "passcode", "security", "access", "entry", "door", "gate", "alarm", "unlock", "lock",
      "bildschirmsperre",
    ],
    literals: ["cvv", "cvc"]
  )

  let examples = [
    "door code for the office is «702756», the PIN for the alarm panel is still «560695». iPad unlock «544493»",
    "my banking pin «979052» is blocked, PIN: «4711», Account PIN there is «666804»; PIN fürs Handy ist «2079»",
    "Bildschirmsperre «7374», gate code: «1409»#, lock code «190274», \"pin\": \"«8256»\", alarm code = «20461»",
    "my security code is «4417», the access code for the lobby is «90211», entry code: «4410», our passcode is «778120»",
    "security code review 2024, access code 4 is used, the entry 4410 is, security is 4417, access was 2024, passcode has 6 digits",
    "GPIO pin 1024, pin 13, the pin header 2540 is used, a PIN has 4 digits, PIN 12345678901, spin 4711",
    "door 4711, gate 2024 opens, alarm at 10300 m, the pin was pulled in 2019, locked 4711 times, pinned 2024",
    "PIN 1234 is the board's pin number, on the connector PIN 2048 is ground",
    "Card 4111 1111 1111 1111 exp 12/27 cvv «123», CVV2 = «982», CVC: «4711», \"cvv\": \"«331»\", my CVV is «042».",
    "the CVC 2024 meeting, CVV 123%, CVV has 3 digits, cvv 12345, scvv 123, CVC 1.5, CVV: 3-4 digits",
    "cvv 404 error, cvc=100 iterations, cvc 123 main st, cvc 123 Elm Road",
    "card ends 4242, cvv «123» main st; cvv «123» and expires 12/27, cvc: «042» exp 12/27, cvv «991»",
    "PIN codes 2019 to 2024, unlock 2000 rewards, alarm set 0630 h",
  ]

  private static let labels: [(word: [UInt8], needsCode: Bool, isOfCard: Bool)] =
    [
      ("pin", false), ("passcode", false), ("security", true), ("access", true), ("entry", true),
      ("bildschirmsperre", false), ("door", true), ("gate", true), ("alarm", true),
      ("unlock", true), ("lock", true), ("cvv", false), ("cvc", false),
    ].map { (Array($0.utf8), $1, $0.hasPrefix("cv")) }

  func match(at index: Int, in text: ScannedText) -> Match? {
    guard !text[index - 1].isWordByte || text[index - 1] == UInt8(ascii: "_"),
      let label = Self.labels.first(where: { text.hasLowercased($0.word, at: index) })
    else { return nil }
    var place = index + label.word.count
    if label.isOfCard, text[place] == UInt8(ascii: "2") { place += 1 }
    guard !text[place].isAlphanumeric else { return nil }
    if label.isOfCard { return cardCode(from: place, in: text) }
    if let code = Self.codes.first(where: { text.hasLowercased($0, at: place) }) {
      place += code.count
    } else if label.needsCode {
      guard Self.things.stand(before: index, in: text, reach: 10),
        text.hasLowercased(Self.unlock, at: index)
      else { return nil }
    }
    guard let start = value(from: place, label: index, in: text) else { return nil }
    let end = text.end(from: start, limit: 9) { $0.isDigit }
    guard (4...8).contains(end - start), !text[end].isWordByte,
      text[end] != UInt8(ascii: ".") || !text[end + 1].isDigit,
      text[end] != UInt8(ascii: "-") || !text[end + 1].isAlphanumeric,
      !Self.circuits.stand(before: end + 32, in: text, reach: end - index + 64)
    else { return nil }
    return Match(start..<end, .context)
  }

  /// The three or four digits on a card beside its number; four with a mark before them, since a year has four.
  private func cardCode(from start: Int, in text: ScannedText) -> Match? {
    var place = text.end(from: start, limit: 3) { $0 == 0x20 || ":=#\"'".utf8.contains($0) }
    if text.hasLowercased(Self.being, at: place) { place += Self.being.count }
    place = text.end(from: place, limit: 2) { $0 == 0x20 || $0 == UInt8(ascii: "\"") }
    let end = text.end(from: place, limit: 5, while: \.isDigit)
    let isMarked = (start..<place).contains { text[$0] != 0x20 }
    guard place > start, end - place == 3 || end - place == 4 && isMarked, !text[end].isWordByte,
      text[end] != UInt8(ascii: "%"), text[end] != UInt8(ascii: "-"),
      text[end] != UInt8(ascii: ".") || !text[end + 1].isDigit,
      text[end] != 0x20 || endsClause(end + 1, in: text) || isBesideCard(start, in: text)
    else { return nil }
    return Match(place..<end, .context)
  }

  /// Whether what stands behind a card's code is no thing that it counts or numbers.
  private func endsClause(_ index: Int, in text: ScannedText) -> Bool {
    let end = text.endOfLetters(from: index)
    return end == index || Self.followers.contains(index..<end, in: text)
  }

  /// Whether a card, or a number as long as a card's last four, stands before its code in the line.
  private func isBesideCard(_ start: Int, in text: ScannedText) -> Bool {
    if Self.cards.stand(before: start, in: text, reach: 96) { return true }
    var digits = 0
    for place in (max(0, start - 48)..<start).reversed() where text[place] != 0x20 {
      if text[place] == 0x0A { break }
      digits = text[place].isDigit ? digits + 1 : 0
      if digits == 4 { return true }
    }
    return false
  }

  private static let cards = ContextWords(
    "|card| |cards| |visa| |mastercard| |amex| |credit| |debit| |exp| |expiry| |expires| |karte| |kreditkarte| |tarjeta| |carte| |carta| |payment|"
  )
  private static let followers = WordList(
    """
    and or exp expiry expires expiring expire expiration valid zip for with on in is was but then please thanks thank \
    my und oder g\u{FC}ltig y o et ou e card billing postcode postal date name the it i
    """
  )
  private static let being = Array("is ".utf8)

  func evidence(for match: Match, in text: ScannedText) -> Evidence {
    guard let place = trigger(of: match, reach: 64, in: text) else { return Evidence() }
    let label = Self.labels.first { text.hasLowercased($0.word, at: place) }
    return Evidence(word: label.map { String(decoding: $0.word, as: UTF8.self) })
  }

  /// Where the digits begin.
  private func value(from start: Int, label: Int, in text: ScannedText) -> Int? {
    var place = start
    var words = 0
    var says = false
    while place - start < 48 {
      switch text[place] {
      case 0x20, UInt8(ascii: "\""), UInt8(ascii: "'"): place += 1
      case UInt8(ascii: ":"), UInt8(ascii: "="):
        says = true
        place += 1
      case let byte where byte.isDigit:
        return says || words == 0 && isOwned(label, in: text) ? place : nil
      default:
        let end = text.endOfLetters(from: place)
        guard end > place, !says || Self.adverbs.contains(place..<end, in: text) else { return nil }
        if Self.verbs.contains(place..<end, in: text) {
          says = true
        } else if !says {
          words += 1
          guard words <= 5 else { return nil }
        }
        place = end
      }
    }
    return nil
  }

  /// Whether the number alone may follow: it is somebody's, or the label is written as one.
  private func isOwned(_ label: Int, in text: ScannedText) -> Bool {
    text.has("PIN", at: label) || text[label] | 0x20 == UInt8(ascii: "b")
      || text[label] | 0x20 != UInt8(ascii: "p")
      || Self.owners.stand(before: label, in: text, reach: 20)
  }

  private static let codes = [" code", "-code", "code"].map { Array($0.utf8) }
  private static let unlock = Array("unlock".utf8)
  private static let things = ContextWords(
    "|ipad| |iphone| |phone| |tablet| |laptop| |screen| |handy|"
  )
  /// What has pins of another kind, before or after the number.
  private static let circuits = ContextWords(
    "|board's| |gpio |pin_header| |connector| |arduino| |pcb| |pinout|"
  )
  private static let owners = ContextWords(
    "|my |your |our |his |her |account |card |bank sim |phone |voicemail |mein |dein |mon |mi |mio |app "
  )
  private static let verbs = WordList(
    "is was ist war lautet est es \u{E8} \u{E9} era on jest \u{E4}r"
  )
  private static let adverbs = WordList("still now currently noch jetzt always just")
}
