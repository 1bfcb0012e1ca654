/// International Bank Account Numbers, in any grouping and case.
///
/// Sources: ISO 13616 and the SWIFT IBAN registry for the length by country; ISO 7064 (mod 97-10) for
/// the check digits. With the word IBAN before it a number of the right length whose check digits
/// are wrong goes too: a typing error is no reason to keep it.
struct IBANDetector: Detector {
  let id = "iban"
  let type = FindingType.iban
  let triggers = Triggers(lettersThenDigits: true)

  let examples = [
    "Pay to «GB29 NWBK 6016 1331 9268 19», «DE89370400440532013000», «nl91-abna-0417-1643-00».",
    "IBAN: «DE89 3704 0044 0532 0130 01» has a slip.",
    "DE89 3704 0044 0532 0130 01, GB29NWBK60161331926818, XDE89370400440532013000",
    "DE89 3704 and US12345678901234567890 and GB29NWBK60161331926819X",
    "0f0d5a4e-be71-0961-2345-6769abcdef01, order-be71-0961-2345-6769, a/be71096123456769",
    "be710961-2345-6769-abcd-ef0123456789; IBAN-«BE71-0961-2345-6769»",
  ]

  private let context = ContextWords("|iban|")

  func match(at index: Int, in text: ScannedText) -> Match? {
    let start = index - 2
    guard text[start].isLetter, text[start + 1].isLetter, !text[start - 1].isWordByte,
      let length = ibanLengths[country(at: start, in: text)]
    else { return nil }
    var characters: [UInt8] = []
    var place = start
    while characters.count < length {
      let byte = text[place]
      if byte.isAlphanumeric {
        characters.append(byte)
      } else if !isSeparator(byte) || !text[place + 1].isAlphanumeric {
        return nil
      }
      place += 1
    }
    guard !text[place].isWordByte, characters[2].isDigit, characters[3].isDigit else { return nil }
    let isMeant = context.stand(before: start, in: text)
    if mod97Remainder(of: characters) == 1 {
      let isPart = isGlued(before: start, in: text) || text.isInUUID(start..<place)
      return isPart && !isMeant ? nil : Match(start..<place, .checksum)
    }
    return isMeant ? Match(start..<place, .context) : nil
  }

  func evidence(for match: Match, in text: ScannedText) -> Evidence {
    Evidence(
      validator: match.proof == .checksum ? "mod97" : nil,
      word: context.word(before: match.range.lowerBound, in: text)
    )
  }

  /// Whether it is the tail of a longer identifier.
  private func isGlued(before start: Int, in text: ScannedText) -> Bool {
    switch text[start - 1] {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"): text[start - 2].isAlphanumeric
    default: false
    }
  }

  private func country(at start: Int, in text: ScannedText) -> UInt16 {
    UInt16(text[start] & 0xDF) << 8 | UInt16(text[start + 1] & 0xDF)
  }

  private func isSeparator(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }
}

/// How many characters an IBAN has, by the two letters of its country.
private let ibanLengths: [UInt16: Int] = {
  let table = """
    AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18
    DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23
    IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27
    MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19
    SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30
    """
  var lengths: [UInt16: Int] = [:]
  for entry in table.split(whereSeparator: \.isWhitespace) {
    let bytes = Array(entry.utf8)
    lengths[UInt16(bytes[0]) << 8 | UInt16(bytes[1])] =
      bytes[2].digitValue * 10 + bytes[3].digitValue
  }
  return lengths
}()
