/// What follows the street in an address: unit, place, state, postcode, country.
struct AddressTail {
  /// Where the address ends.
  private(set) var end: Int
  /// Whether a postcode is among it.
  private(set) var hasPostcode = false
  /// Whether a flat, a floor or the like is among it.
  private(set) var hasUnit = false
  /// Whether a state or a country is among it.
  private(set) var hasRegion = false

  /// Whether the postcode has letters, so that it is hardly anything else.
  private(set) var hasLetteredPostcode = false
  /// Whether a place follows the postcode.
  var hasPlaceAfterPostcode: Bool { placesAfterPostcode > 0 }
  /// Whether the first part may be the name of the street, after no more than a blank.
  private var awaitsStreet: Bool
  /// How many places came, before the postcode and after it.
  private var places = 0
  private var placesAfterPostcode = 0
  /// Whether places may be written small, as in a text without capitals.
  private let allowsSmall: Bool

  private static let maximumParts = 7

  /// Reads on from the end of a street and its number.
  init(
    from street: Int,
    allowingSmall allowsSmall: Bool = false,
    beginningWithStreet awaitsStreet: Bool = false,
    in text: ScannedText
  ) {
    end = street
    self.awaitsStreet = awaitsStreet
    self.allowsSmall = allowsSmall
    var parts = 0
    while parts < Self.maximumParts, readPart(in: text) { parts += 1 }
  }

  /// Whether more than a street and a number stands there.
  var isCertain: Bool { hasPostcode || hasUnit || hasRegion }

  private mutating func readPart(in text: ScannedText) -> Bool {
    guard let (place, isParted) = Self.afterSeparator(end, in: text) else { return false }
    if !hasPostcode, let postcode = Postcode.end(at: place, in: text),
      !isNextNumber(place..<postcode, in: text)
    {
      hasPostcode = true
      hasLetteredPostcode = (place..<postcode).contains { text[$0].isLetter }
      end = postcode
      return true
    }
    if !hasRegion || !hasPostcode, let unit = Self.unitEnd(at: place, in: text) {
      hasUnit = true
      end = unit
      return true
    }
    if isParted || hasPostcode, let region = Self.regionEnd(at: place, in: text) {
      hasRegion = true
      end = region
      return true
    }
    return readPlace(from: place, isParted: isParted, in: text)
  }

  /// One to four capitalised words, when what follows or what came before says they are a place.
  private mutating func readPlace(
    from place: Int,
    isParted: Bool,
    in text: ScannedText
  ) -> Bool {
    guard !hasRegion, hasPostcode ? placesAfterPostcode == 0 && places == 0 : places < 3,
      let words = Self.wordsEnd(from: place, allowingSmall: allowsSmall, in: text)
    else { return false }
    let next = Self.afterSeparator(words, in: text)?.place
    if let next,
      Postcode.end(at: next, in: text) != nil && !hasPostcode
        || Self.regionEnd(at: next, in: text) != nil
    {
      end = words
      places += 1
      return true
    }
    if awaitsStreet, !hasPostcode {
      // The street itself; what comes then tells.
      awaitsStreet = false
      guard text[words] == UInt8(ascii: ",") || text[words] == 0x0A || text[words] == 0x20 else {
        return false
      }
      end = words
      return true
    }
    guard isParted || Self.endsWithPostcode(end, in: text) else { return false }
    switch text[words] {
    case 0, 0x0A, 0x0D, UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ")"),
      UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: "?"),
      UInt8(ascii: "!"),
      UInt8(ascii: "|"), UInt8(ascii: "\\"):
      break
    default:
      // Prose goes on after the place: "12345 Berlin und".
      guard hasPostcode, text[words] == 0x20 else { return false }
    }
    // "…, Elm Street 5" is the next address.
    if !hasPostcode, let next = Self.afterSeparator(words, in: text)?.place, text[next].isDigit {
      return false
    }
    end = words
    if hasPostcode { placesAfterPostcode += 1 } else { places += 1 }
    if hasPostcode { end = Self.endWithProvince(end, in: text) }
    return true
  }

  /// Takes the letters of a province along: "Roma (RM)", "Duarte / RS".
  private static func endWithProvince(_ end: Int, in text: ScannedText) -> Int {
    guard text[end] == 0x20 else { return end }
    func areCapitals(_ start: Int) -> Bool {
      text[start] &- 0x41 < 26 && text[start + 1] &- 0x41 < 26 && !text[start + 2].isAlphanumeric
    }
    if text[end + 1] == UInt8(ascii: "("), areCapitals(end + 2), text[end + 4] == UInt8(ascii: ")")
    {
      return end + 5
    }
    if text[end + 1] == UInt8(ascii: "/"), text[end + 2] == 0x20, areCapitals(end + 3) {
      return end + 5
    }
    return end
  }

  /// Whether four digits after a place are the number of the next house.
  private func isNextNumber(_ range: Range<Int>, in text: ScannedText) -> Bool {
    range.count == 4 && places > 0 && !hasRegion && text[range.upperBound] == 0x20
      && text.letterLength(at: range.upperBound + 1) > 0
  }

  private static func endsWithPostcode(_ end: Int, in text: ScannedText) -> Bool {
    text[end - 1].isDigit || text[end - 1] &- 0x41 < 26 && text[end - 2] &- 0x41 < 26
  }

  /// Up to four capitalised words, with small ones such as "am" or "upon" between.
  private static func wordsEnd(
    from place: Int,
    allowingSmall allowsSmall: Bool,
    in text: ScannedText
  ) -> Int? {
    guard text.letterCase(at: place) == .capital || allowsSmall && text[place].isLetter else {
      return nil
    }
    var end = place
    var next = place
    for _ in 0..<5 {
      let word = text.endOfLetters(from: next)
      guard word > next, !text[word].isDigit,
        !sentenceStarts.contains(next..<word, in: text) || next == place
      else {
        break
      }
      if text.letterCase(at: next) == .capital || allowsSmall && next == place {
        end = word
      } else if text.letterCase(at: next) != .none, !joiners.contains(next..<word, in: text) {
        break
      }
      switch text[word] {
      case 0x20, UInt8(ascii: "-"), UInt8(ascii: "'"), UInt8(ascii: "/"): next = word + 1
      case UInt8(ascii: ".") where text[word + 1] == 0x20 && word - next <= 3: next = word + 2
      default: return ordinaryWord(place..<end, in: text) ? nil : end
      }
      if text[next] == UInt8(ascii: "(") { break }
    }
    return ordinaryWord(place..<end, in: text) ? nil : end
  }

  private static func ordinaryWord(_ range: Range<Int>, in text: ScannedText) -> Bool {
    range.isEmpty || sentenceStarts.contains(range, in: text)
  }

  private static let joiners = WordList(
    "am an der den die im in bei ob upon on under le la les sur sous de du des del di da do dos el y the of und en aan"
  )
  private static let sentenceStarts = WordList(
    """
    i we you he she it they the a an and or but please thanks thank my our your his her their this that
    is are was if when where what how who why can could would will do does did to for with at from on
    phone tel email e-mail fax attn order call contact note name date ich wir sie er es bitte danke und
    telefon je nous vous il elle merci ph mobile since after before
    """
  )

  /// A comma, a line break, a dash between blanks, or one blank; and whether it is more than a blank.
  static func afterSeparator(
    _ end: Int,
    in text: ScannedText
  ) -> (place: Int, isParted: Bool)? {
    var place = end
    var isParted = false
    var breaks = 0
    while place - end < 6 {
      switch text[place] {
      case 0x20, 0x0D: break
      case UInt8(ascii: ","), UInt8(ascii: "|"):
        isParted = true
      case UInt8(ascii: ";")
      where text[place + 1] == 0x20 && Postcode.end(at: place + 2, in: text) != nil:
        isParted = true
      case UInt8(ascii: "\\") where text[place + 1] == UInt8(ascii: "n"):
        isParted = true
        place += 1
      case UInt8(ascii: "-") where isIndianPostcode(at: place + 1, in: text): break
      case UInt8(ascii: "-") where text[place + 1] == 0x20 && text[place - 1] == 0x20:
        isParted = true
      case UInt8(ascii: ".") where text[place + 1] == UInt8(ascii: ","): break
      case 0x0A:
        breaks += 1
        isParted = true
        if breaks > 1 { return nil }
      default: return place > end ? (place, isParted) : nil
      }
      place += 1
    }
    return nil
  }

  /// Six digits that follow a place and a hyphen.
  private static func isIndianPostcode(at start: Int, in text: ScannedText) -> Bool {
    text.end(from: start, limit: 7) { $0.isDigit } == start + 6 && !text[start + 6].isAlphanumeric
  }

  /// "Apt 4B", "Suite 200", "#5", "2nd Floor", "3. OG", "Wohnung 5"
  private static func unitEnd(at place: Int, in text: ScannedText) -> Int? {
    var start = place
    if text[place] == UInt8(ascii: "#") {
      start += 1
    } else if let word = unitWords.end(at: place, in: text) {
      start = text.end(from: word, limit: 3) { $0 == 0x20 || $0 == 0x2E || $0 == 0x23 }
    } else if text[place].isDigit {
      let number = text.end(from: place, limit: 3) { $0.isDigit }
      let suffix = text.end(from: number, limit: 3) { $0.isLetter || $0 == 0x2E || $0 >= 0x80 }
      if text.has("\u{BA}", at: number) || text.has("\u{AA}", at: number) {
        // "2º B", "3ª dcha"
        let door = text.end(from: suffix + 1, limit: 5) { $0.isAlphanumeric }
        return text[suffix] == 0x20 && door - suffix <= 5 && door > suffix + 1 ? door : suffix
      }
      let blank = text.end(from: suffix, limit: 2) { $0 == 0x20 }
      guard let word = floorWords.end(at: blank, in: text) else { return nil }
      return word
    } else {
      return nil
    }
    let end = text.end(from: start, limit: 7) { $0.isAlphanumeric || $0 == UInt8(ascii: "-") }
    let hasDigit = (start..<end).contains { text[$0].isDigit }
    guard end > start, hasDigit || end - start <= 2 else { return nil }
    return end
  }

  private static let unitWords = WordList(
    """
    apt apt. apartment suite ste ste. unit flat floor fl room rm bldg building lot space studio
    penthouse wohnung whg zimmer haus etage stiege t\u{FC}r top appt appartement b\u{E2}t b\u{E2}timent esc escalier
    appartamento piano stock stiege lakás level m. lok. mieszkanie
    piso puerta planta scala interno int. depto dpto bloco apto sala bus bte po_box p.o._box box level
    """
  )
  private static let floorWords = WordList(
    "floor fl og stock etage \u{E9}tage piso planta piano andar dcha izda izq"
  )

  /// A state or a country that stands whole.
  private static func regionEnd(at place: Int, in text: ScannedText) -> Int? {
    if text[place] &- 0x41 < 26, text[place + 1] &- 0x41 < 26, text[place + 2] &- 0x41 >= 26,
      states.contains(place..<place + 2, in: text), text.letterLength(at: place + 2) == 0,
      !text[place + 2].isDigit
    {
      return place + 2
    }
    guard text.letterCase(at: place) == .capital else { return nil }
    return countries.end(at: place, in: text)
  }

  private static let states = WordList(
    """
    al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc
    nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc pr on qc bc ab mb sk ns nb nl pe yt nt nu uk
    us sp rj mg rs
    """
  )
  private static let countries = WordList(
    """
    usa u.s.a. united_states united_states_of_america united_kingdom england scotland wales
    northern_ireland ireland germany deutschland austria \u{F6}sterreich switzerland schweiz suisse france
    spain espa\u{F1}a italy italia portugal netherlands nederland the_netherlands belgium belgique belgi\u{EB}
    luxembourg poland polska sweden sverige norway norge denmark danmark finland suomi canada australia
    new_zealand india brazil brasil mexico m\u{E9}xico argentina chile colombia japan china south_africa
    nsw vic qld act alabama alaska arizona arkansas california colorado connecticut delaware florida
    georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts
    michigan minnesota mississippi missouri montana nebraska nevada new_hampshire new_jersey new_mexico
    new_york north_carolina north_dakota ohio oklahoma oregon pennsylvania rhode_island south_carolina
    south_dakota tennessee texas utah vermont virginia washington west_virginia wisconsin wyoming
    ontario quebec qu\u{E9}bec british_columbia alberta manitoba saskatchewan nova_scotia
    """
  )
}
