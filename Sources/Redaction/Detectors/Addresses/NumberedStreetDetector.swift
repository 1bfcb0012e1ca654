/// Street addresses whose number comes first, as in English and French.
///
/// Sources: the Universal Postal Union's addressing sheets, and the street suffixes of the US Postal
/// Service's Publication 28. Suffixes are also ordinary words: a number must stand before, the name
/// must have a capital, and after a word such as "way" or "court", or a year, there must be a unit, a
/// place with its postcode, or a word such as "address" before.
struct NumberedStreetDetector: Detector {
  let id = "street-number-first"
  let type = FindingType.address
  let triggers = Triggers(digitRuns: true)

  let examples = [
    "I live at «742 Evergreen Terrace, Springfield, IL 62704» now.",
    "Ship to «1600 Pennsylvania Avenue NW, Washington, DC 20500», please.",
    "«221B Baker Street, London NW1 6XE», «10 Downing Street, London SW1A 2AA, UK».",
    "«350 Fifth Ave., Suite 3300, New York, NY 10118-3299»; «12 Oak Lane» is mine",
    "«4059 Mt Lee Dr.\nHollywood, CA 90068» and «123 N. Main St Apt 4B, Austin TX 78701»",
    "«45 West 42nd Street», «9 St. John's Road, Cambridge», «1234 Broadway, New York, NY 10003»",
    "my address is «77 lower mill close, york yo1 7hh»",
    "J'habite «12 rue de la Paix, 75002 Paris», «5 bis, avenue Victor-Hugo, 69002 Lyon».",
    "«23 boulevard des Capucines», «8 place du Marché, 1003 Lausanne», «14 chemin du Moulin»",
    "«150 Elgin Street, Ottawa, ON K2P 1L4, Canada», «88 George St, Sydney NSW 2000»",
    "In 2008 Wall Street fell; the top 10 Abbey songs; 3 Way handshake; 100 Court cases.",
    "24 hours a day we drive, 5 lane road, 12 street lamps, 7 Days Road trip, a 2 way street",
    "1990 Road Race, version 2.5 Drive, 50 First Dates, 2 Park rangers, 15 Square meters",
    "«Apt 4B, 220 W 98th St, New York, NY 10025», «27, impasse des Tilleuls 31400 Toulouse», «3 rue du 8 Mai 1945»",
    "I moved from «9 Kingfisher Way» to «31 Otter Drive» today", "Part 4, 9 Kingfisher Way",
    "3 cours de Python, 12 place dans le train, 5 rue, 10 Million Street",
    "$500 Drive, 12:30 Park Avenue, 3.5 Elm Street, order 1234 Hill, 404 Way",
    "He ran 26 Miles Road, at 2019 Main Street we met.",
  ]

  private let labels = ContextWords(
    """
    address |addr| |addr: |ship_to |shipped_to |deliver |send_it_to |sent_to |live_at |lives_at |living_at |lived_at
    |reside |resides |residing |moved_to |located_at |home_is |house_at |office_at |visit_us_at |mail_to
    |bill_to |street: |moved_from |moving_to |move_to |lives_on |live_on |i'm_at |i_am_at |pick_me_up_at |come_to
    |delivery_to |parcel_to |new_place |adresse |habite |domicili |demeurant |livr
    """
  )

  func match(at index: Int, in text: ScannedText) -> Match? {
    guard let number = HouseNumber(at: index, in: text),
      text[number.end] == 0x20 || text[number.end] == 0x2C
    else { return nil }
    let name = text.end(from: number.end, limit: 2) { $0 == 0x20 || $0 == 0x2C }
    guard text.letterLength(at: name) > 0 || text[name].isDigit else { return nil }
    if let type = Self.french.end(at: name, in: text) {
      return french(from: index, number, type, in: text)
    }
    return english(from: index, number, name, in: text)
  }

  func evidence(for match: Match, in text: ScannedText) -> Evidence {
    let word = labels.word(before: match.range.lowerBound, in: text, reach: 32)
    return Evidence(word: word)
  }

  private func english(
    from index: Int,
    _ number: HouseNumber,
    _ name: Int,
    in text: ScannedText
  ) -> Match? {
    if let match = whole(from: index, number, in: text) { return match }
    let isCapital = text.letterCase(at: name) == .capital || text[name].isDigit
    guard isCapital || labels.stand(before: index, in: text, reach: 24) else { return nil }
    guard let street = Street(from: name, needsCapitals: isCapital, in: text),
      text[number.end] == 0x20 || street.isStrong
    else { return nil }
    let tail = AddressTail(from: street.end, allowingSmall: !isCapital, in: text)
    let isEnough =
      street.isStrong && !number.mayBeYear
      && !Self.counted.contains(name..<street.firstEnd, in: text)
    guard isEnough || tail.isCertain || labels.stand(before: index, in: text, reach: 32) else {
      return nil
    }
    return Match(
      Self.startWithUnit(before: index, in: text)..<tail.end,
      tail.isCertain ? .structure : .context
    )
  }

  /// Takes "Flat", "H.No.", "Apt 4B," and the like before the number along.
  private static func startWithUnit(before index: Int, in text: ScannedText) -> Int {
    guard text[index - 1] == 0x20 else { return index }
    if text[index - 2] == UInt8(ascii: ",") {
      let number = text.start(before: index - 2, limit: 4) { $0.isAlphanumeric }
      guard text[number - 1] == 0x20, (number..<index - 2).contains(where: { text[$0].isDigit })
      else { return index }
      let start = startWithUnit(before: number, in: text)
      return start < number ? start : index
    }
    for unit in units where text.hasLowercased(unit, at: index - 1 - unit.count) {
      let start = index - 1 - unit.count
      if text.letterLength(at: start - 1) == 0, !text[start - 1].isWordByte { return start }
    }
    return index
  }

  private static let units = [
    "flat", "unit", "apt", "apt.", "apartment", "suite", "level", "studio", "room", "h.no.",
    "house no.",
    "plot no.", "shop", "lot", "door no.",
  ].map { Array($0.utf8) }

  /// A number, capitalised words of any kind, and a place with a state and a postcode, or with one
  /// of the postcodes that are hardly anything else.
  private func whole(from index: Int, _ number: HouseNumber, in text: ScannedText) -> Match? {
    let tail = AddressTail(from: number.end, beginningWithStreet: true, in: text)
    guard tail.hasPostcode && tail.hasRegion || tail.hasLetteredPostcode else { return nil }
    return Match(Self.startWithUnit(before: index, in: text)..<tail.end, .structure)
  }

  private func french(
    from index: Int,
    _ number: HouseNumber,
    _ type: Int,
    in text: ScannedText
  ) -> Match? {
    guard text[type] == 0x20, let name = FrenchStreet.end(from: type + 1, in: text) else {
      return nil
    }
    let start = text.start(before: type, limit: 12) { $0 != 0x20 && $0 != 0x2C }
    let tail = AddressTail(from: name.end, in: text)
    let isStrong = name.hasCapital && Self.frenchStrong.contains(start..<type, in: text)
    guard isStrong || tail.hasPostcode || labels.stand(before: index, in: text, reach: 32) else {
      return nil
    }
    return Match(index..<tail.end, tail.hasPostcode ? .structure : .context)
  }

  private static let french = WordList(
    """
    rue avenue av. boulevard bd bd. boul. place chemin impasse all\u{E9}e all\u{E9}es quai cours route square
    passage sentier faubourg ruelle voie r\u{E9}sidence
    """
  )
  private static let frenchStrong = WordList(
    "rue avenue av. boulevard bd bd. boul. chemin impasse all\u{E9}e all\u{E9}es quai ruelle"
  )
  /// What numbers count; no street is called so.
  private static let counted = WordList(
    """
    million billion thousand hundred percent days hours minutes weeks months years miles meters metres
    feet people men women cars top new first second third of and or to in on the a
    """
  )
}

/// The number of a house: `12`, `221B`, `12-14`, `5 bis`, `12/3`.
struct HouseNumber {
  let end: Int
  /// Whether it may be a year.
  let mayBeYear: Bool

  init?(at index: Int, in text: ScannedText) {
    switch text[index - 1] {
    case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "/"),
      UInt8(ascii: ","):
      guard !text[index - 2].isAlphanumeric else { return nil }
    case UInt8(ascii: "$"), UInt8(ascii: "+"), UInt8(ascii: "@"): return nil
    case let byte: guard !byte.isWordByte else { return nil }
    }
    var end = text.end(from: index, limit: 6) { $0.isDigit }
    guard end - index <= 5 else { return nil }
    mayBeYear =
      end - index == 4
      && (text[index] == 0x31 && text[index + 1] >= 0x38
        || text[index] == 0x32 && text[index + 1] == 0x30)
    if text[end] == UInt8(ascii: "-") || text[end] == UInt8(ascii: "/"), text[end + 1].isDigit {
      end = text.end(from: end + 1, limit: 4) { $0.isDigit }
    }
    if text[end].isLetter, !text[end + 1].isAlphanumeric { end += 1 }
    if text[end] == 0x20 { end = Self.endOfRepeat(after: end, in: text) }
    guard !text[end].isWordByte else { return nil }
    self.end = end
  }

  /// Where "bis" or "ter" behind a number and a blank ends, or the blank itself.
  private static func endOfRepeat(after blank: Int, in text: ScannedText) -> Int {
    switch text[blank + 1] | 0x20 {
    case UInt8(ascii: "b"), UInt8(ascii: "t"), UInt8(ascii: "q"): break
    default: return blank
    }
    var end = blank
    for word in repeats where text.hasLowercased(word, at: end + 1) { end += word.count }
    return end
  }

  private static let repeats = ["bis ", "ter ", "quater ", "bis,", "ter,"].map { Array($0.utf8) }
}

/// The name of a street with its suffix, in English.
private struct Street {
  let end: Int
  /// Where the first word of the name ends.
  let firstEnd: Int
  /// Whether the suffix is hardly ever anything else.
  let isStrong: Bool

  init?(from start: Int, needsCapitals: Bool, in text: ScannedText) {
    var place = start
    var firstEnd: Int?
    for count in 0..<6 {
      let end = Self.wordEnd(from: place, in: text)
      guard end > place else { return nil }
      let isSuffix = count > 0 && Self.suffixes.contains(place..<end, in: text)
      let isName = count == 0 && Self.whole.contains(place..<end, in: text)
      if isSuffix || isName {
        let next = text[end] == UInt8(ascii: ".") ? end + 1 : end
        // The last suffix counts: "Park Avenue", "Mill Close Road".
        if text[next] == 0x20, let more = Self.suffixEnd(at: next + 1, needsCapitals, in: text) {
          self.init(end: more, first: firstEnd ?? end, strong: true, in: text)
        } else {
          let isStrong = isSuffix && Self.strong.contains(place..<end, in: text)
          self.init(end: next, first: firstEnd ?? end, strong: isStrong, in: text)
        }
        return
      }
      if needsCapitals, text.letterCase(at: place) == .small,
        !Self.joiners.contains(place..<end, in: text)
      {
        return nil
      }
      firstEnd = firstEnd ?? end
      let next = text[end] == UInt8(ascii: ".") && end - place <= 3 ? end + 1 : end
      guard text[next] == 0x20 else { return nil }
      place = next + 1
    }
    return nil
  }

  private init(end: Int, first: Int, strong: Bool, in text: ScannedText) {
    var end = end
    if text[end] == 0x20 {
      let word = text.end(from: end + 1, limit: 3) { $0 &- 0x41 < 26 }
      if word > end + 1, Self.directions.contains(end + 1..<word, in: text), !text[word].isWordByte
      {
        end = word
      }
    }
    self.end = end
    firstEnd = first
    isStrong = strong
  }

  /// Letters and digits with an apostrophe or a hyphen inside: "John's", "42nd", "Stoke-on-Trent".
  private static func wordEnd(from start: Int, in text: ScannedText) -> Int {
    var end = text.end(from: start, limit: 4) { $0.isDigit }
    while end - start < 24 {
      let next = text.endOfLetters(from: end)
      guard next > end else { break }
      end = next
      let isJoined = text[end] == UInt8(ascii: "'") || text[end] == UInt8(ascii: "-")
      guard isJoined, text.letterLength(at: end + 1) > 0 else { break }
      end += 1
    }
    return end
  }

  private static func suffixEnd(at start: Int, _ needsCapital: Bool, in text: ScannedText) -> Int? {
    let end = text.endOfLetters(from: start)
    guard end > start, suffixes.contains(start..<end, in: text),
      !needsCapital || text.letterCase(at: start) == .capital
    else {
      return nil
    }
    return text[end] == UInt8(ascii: ".") ? end + 1 : end
  }

  private static let strong = WordList(
    """
    street avenue ave road rd boulevard blvd lane ln terrace parkway pkwy crescent highway hwy gardens
    grove turnpike expressway mews marg nagar chowk
    """
  )
  private static let suffixes = WordList(
    """
    street st avenue ave av road rd boulevard blvd lane ln terrace ter terr parkway pkwy crescent cres
    highway hwy gardens gdns grove drive dr court ct way place pl square sq circle cir close trail trl
    hill rise row walk view park plaza loop pike turnpike expressway mews alley path run point crossing
    ridge bend green wharf quay parade pde esplanade promenade annex arcade bayou bluff bottom branch
    brook burg bypass causeway center centre cliff common corner course cove creek crossroad curve dale
    divide estate extension falls ferry flat ford forest forge fork fort freeway garden gateway glen
    harbor harbour haven heights hollow inlet island isle junction key knoll lake landing light lodge
    mall manor meadow meadows mill mission motorway mount mountain neck oval overpass pass passage pine
    plain port prairie radial ramp ranch rapid rest river roadway route rue shoal shore shores skyway
    spring springs spur spurs stravenue stream summit throughway trace track trafficway tunnel underpass
    union valley viaduct village ville vista well wells close cul-de-sac chase copse marg nagar chowk
    ganj bagh vihar colony sector
    """
  )
  private static let whole = WordList("broadway bowery strand piccadilly whitehall")
  private static let directions = WordList("n s e w ne nw se sw")
  private static let joiners = WordList("of the and de la del da st o le upon")
}

/// The name of a street after its kind, in French.
private enum FrenchStreet {
  static func end(from start: Int, in text: ScannedText) -> (end: Int, hasCapital: Bool)? {
    var place = start
    var end = start
    var hasCapital = false
    for _ in 0..<8 {
      let isElided =
        text[place + 1] == UInt8(ascii: "'") || text.has("\u{2019}", at: place + 1)
      if isElided { place += text[place + 1] == UInt8(ascii: "'") ? 2 : 4 }
      var word = text.endOfLetters(from: place)
      if word == place { word = text.end(from: place, limit: 5) { $0.isDigit } }
      // Five digits are the postcode.
      if text[place].isDigit, word - place > 4 { break }
      guard word > place else { break }
      if text.letterCase(at: place) == .capital || text[place].isDigit {
        hasCapital = hasCapital || !text[place].isDigit
        end = word
      } else if !articles.contains(place..<word, in: text) {
        // "12 rue des lilas": the words after an article, when no capital came.
        guard !hasCapital, end == start else { break }
        end = word
        if text[word] != 0x20 { break }
        return (end, false)
      }
      guard text[word] == 0x20 || text[word] == UInt8(ascii: "-") else { break }
      place = word + 1
    }
    return end > start ? (end, hasCapital) : nil
  }

  private static let articles = WordList(
    "de du des la le les l d et sur sous aux au en saint sainte"
  )
}
