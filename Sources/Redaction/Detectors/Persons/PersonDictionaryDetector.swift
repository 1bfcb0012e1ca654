/// Names of a first and a last name, known by a dictionary.
///
/// Both words must be capitalised, and the dictionary must know enough of them: a first name that is
/// nothing else makes any last name, and a word that no English dictionary has, the rest of a name; a
/// first name that is also a word or a place (Mark, Paris) needs a last name that is neither. What
/// follows must not make it a street, a school, or a company. Sources of the dictionary: see
/// `Scripts/generate-name-dictionary`.
struct PersonDictionaryDetector: Detector {
  static let name = "person-dictionary"
  let id = PersonDictionaryDetector.name
  let type = FindingType.person
  let triggers = Triggers(nameWords: true)

  let examples = [
    "Yesterday «Anna Kowalska» and «John Smith» met «Priya Raghunathan».",
    "«María José García López» wrote; «Jean-Pierre O'Brien», «Ludwig van der Berg», «Ahmed al-Hassan»",
    "«John F. Kennedy», «J. Robert Miller», «Mary Ann Harris», «Robert Miller Jr.» and «Sinéad McDonald»",
    "«Smith, John» and «MÜLLER, Hans», «JOHN SMITH», «Nguyễn Thị Lan», «Иван Петров», «Mark Zimmermann»",
    "the invoice of «Fatima Hussain»'s account, cc «Chinedu Adeyemi»",
    "Grafana Dashboard, Jordan River, Paris Agreement, May Day, Will Kubernetes scale? Mark Down",
    "Virginia Beach, Charlotte Airport, Victoria Station, Austin Texas, Santa Monica, San Jose",
    "Stanford University, Martin Luther King Boulevard, Johns Hopkins Hospital, Wells Fargo Bank",
    "Java Virtual Machine, Apache Kafka, Docker Compose, Ruby Gems, Grace Period, Rose Garden, Bill Payment",
    "New York, Hong Kong, Los Angeles, United States, Good Morning, Happy Birthday, The End",
    "John.Smith.Next, john_smith, JohnSmith, smith@john, Mark all as read, Rich Text, Art Gallery",
    "Monday Morning, April Fools, June Release, Best Buy, Dear Customer, Thank You, Power Point",
    "We told «Olga», and «Stefano» said so. Then «Callum»'s turn; «Naomi» and «Tom» agreed.",
    "«Mark», «Greg» and «Grace» were late; valider les congés de «Quentin», ruf «Katrin» an",
    "My son «Will» and her colleague «Jordan» came. «Grace» told me, and «Jordan» told us.",
    "Mein Kollege «Ernst», mon fils «Martial», mi hijo «Ángel», sua figlia «Bianca», mijn dochter «Roos»",
    "«Haruto Banerjee», «Oksana Nakamura», «Min-jun Owusu», «Xiaoming Takahashi», «Aigerim Moyo»",
    "«DIMITRIOS EL-SAYED», «Sandrine de La Tour», «R. Shevchenko», «Melissa Rivera», «Leah Park»",
    "\"«Bianchi, Giulia»\"\n«Lindqvist, Sanna»\n", "PID|1||77||«Nowak^Zofia»^M",
    "7;«Müller»;«Hans»;DE",
    "name,city\n«Sandrine»,«Dupont»,Lyon", "Dün «Ays\u{327}e» geldi",
    "in Victoria, near Florence, the Julia language, Cassandra cluster, an Alexa, Jasmine tea, Olga 2.1",
    "Fly to Lourdes and Florence, flights to Lourdes; use Jenkins, Travis, Hudson and Gerrit, or GPT and Claude",
    "In April and May, a mark, will do; Grace said no such thing? Paris said on Monday that it would",
    "Tell «Jasmine», ask «Jordan» about it; I reminded «Grace». The «Abernathy» family, our «Miller» kids",
    "Ask Siri, the father London, tell Alexa, ask Support, told Management, the Java family, the Royal family",
    "Hurricane Katrina, Lake Olga, Saint Brigitte, Project Naomi, Hotel Sabine, the Olga library",
    "Ein Wolf und eine Rose, Frieden und Freude, die Linde am Bach, Herbst und Winter, Rat und Tat",
    "Elle est là, Mais oui, Nunca más, Esta casa, Dopo cena, Hoje não, Maar goed, Ale tak, Bitte sehr",
    "Olga.close(), Olga::new, olga, OLGA_ID, user-Olga, Naomi=1, Katrin@host, Stefano/src, Olga's Kitchen",
    "Bitte an «Jasmin Schneider» und an «Jasmin» weiterleiten; «Melissa Lancaster» met «Olga Delacroix»",
    "«Jonathan Trevelyan» wants it, then «Jonathan» English lessons",
    "A letter from «Will» came, an email from «Grace»; «Mark» from accounts said so. «Dawn» in marketing left",
    "A letter from May to June, from Will power, Mark from 1 to 10, Grant from the state, an Will",
    "Baker Hughes, Jack Daniel's, Merrill Lynch, Ben & Jerry's, Johnson & Johnson, Procter & Gamble, Bellman-Ford",
    "the Kelvin scale, Margherita pizza, the Anna Kowalska theorem, Jaka jest pogoda? Pan y Vino, Pane e Vino",
    "«Anna» & «Peter» came with «Paul Jones»",
    "the Henry Ford Museum, a Martin Guitar, an Alice Springs hotel, Lake Victoria, Mount Kenya",
  ]

  func match(at index: Int, in text: ScannedText) -> Match? {
    let reader = NameReader(text: text)
    if let initial = reader.initialEnd(at: index), text[initial - 1] == UInt8(ascii: ".") {
      return afterInitial(index, initial, reader)
    }
    guard let first = NameWord(at: index, in: text),
      first.isCapital, first.flags.isName,
      !isPart(of: index, in: text), !first.isMixed(in: text)
    else { return nil }
    if let match = fullName(first, reader) {
      return NamedThing.contains(match.range, in: text) ? nil : match
    }
    let alone = LoneName(text: text)
    if alone.isCell(first) || alone.isFamily(first) { return Match(first.range, .context) }
    return alone.end(of: first).map { Match(index..<$0, .context) }
  }

  private func fullName(_ first: NameWord, _ reader: NameReader) -> Match? {
    let text = reader.text
    let index = first.range.lowerBound
    if text[first.range.upperBound] == UInt8(ascii: ",") { return lastFirst(first, reader) }
    if text[first.range.upperBound] == UInt8(ascii: "^") { return inMessage(first, reader) }
    guard text[first.range.upperBound] == 0x20, isFirstName(first.flags) else { return nil }
    guard let last = rest(after: first, reader), !isThing(before: index, after: last.end, in: text)
    else {
      return nil
    }
    return Match(index..<reader.withSuffix(last.end), .context)
  }

  private func isFirstName(_ flags: NameFlags) -> Bool {
    flags.contains(.first) || flags.isOnlyLast
  }

  /// What follows a first name: more first names, initials and particles, then a last name.
  private func rest(after first: NameWord, _ reader: NameReader) -> (end: Int, words: Int)? {
    let text = reader.text
    var place = first.range.upperBound + 1
    var strength = Self.strength(of: first.flags)
    // Marks on the letters of a known name leave little room for an English word.
    let isForeign = first.flags.isOnlyName && first.range.contains { text[$0] >= 0x80 }
    if isForeign { strength = 3 }
    var end: Int?
    var hasMiddle = false
    var hasParticle = false
    for count in 0..<5 {
      if count < 3, end == nil, let initial = reader.initialEnd(at: place) {
        place = initial + 1
        hasMiddle = true
        continue
      }
      if let particle = reader.particleEnd(at: place) {
        place = particle + 1
        hasParticle = true
        continue
      }
      guard let word = NameWord(at: place, in: text), word.isCapital,
        word.isUncased == first.isUncased,
        word.isShouted == first.isShouted || word.range.count <= 2, !word.isMixed(in: text)
      else { break }
      let isEnough =
        end == nil
        ? hasParticle && (word.flags.contains(.last) || first.flags.contains(.sureFirst))
          || Self.makesName(strength + (hasMiddle ? 1 : 0), word, isShouted: first.isShouted)
          || first.flags.isSureFirst && word.flags.contains(.last) && !word.isShouted
            && (!word.flags.contains(.place) || word.flags.contains(.commonLast))
          || first.flags.isSureFirst && word.flags.contains(.place) && !word.flags.contains(.word)
            && !word.isShouted
            && (word.flags.contains(.last) || word.flags.contains(.rare) || acts(word, in: text))
        : word.flags.isOnlyName || word.flags.contains(.commonLast) || hasParticle
      guard isEnough else { break }
      if end == nil, first.flags.isOnlyLast, !first.flags.contains(.first), !hasParticle,
        !word.flags.isOnlyFirst, !isForeign
      {
        break
      }
      end = word.range.upperBound
      strength = 3
      guard text[word.range.upperBound] == 0x20 else { break }
      place = word.range.upperBound + 1
    }
    return end.map { ($0, 1) }
  }

  /// Whether a word that only people are the subject of follows.
  private func acts(_ word: NameWord, in text: ScannedText) -> Bool {
    let next = word.range.upperBound + 1
    guard text[next - 1] == 0x20, text.letterCase(at: next) == .small else { return false }
    return LoneName.verbs.contains(next..<text.endOfLetters(from: next, limit: 16), in: text)
  }

  /// 3 a first name and nothing else; 2 a common one that is also a word; 1 one that is also a place;
  /// 0 what is hardly a first name.
  private static func strength(of flags: NameFlags) -> Int {
    if flags.isOnlyFirst { return 3 }
    if flags.contains(.first) {
      if flags.contains(.place) { return 1 }
      return flags.contains(.commonFirst) ? 2 : 1
    }
    return 1
  }

  private static func makesName(_ strength: Int, _ last: NameWord, isShouted: Bool) -> Bool {
    let flags = last.flags
    if isShouted || last.isUncased {
      return strength >= 3 && (flags.isOnlyName || flags.contains(.commonLast))
        || strength >= 1 && flags.contains(.commonLast) && strength != 1
    }
    if flags.isOnlyLast { return strength >= 1 && (strength > 1 || last.range.count > 3) }
    switch strength {
    case 3...:
      return flags.contains(.last) && !flags.contains(.place) || flags.isOnlyName || last.isUnknown
    case 2: return flags.contains(.commonLast) || last.isUnknown && last.range.count > 5
    default: return false
    }
  }

  /// J.
  ///
  /// Miller, J. R. R. Tolkien.
  private func afterInitial(_ index: Int, _ initial: Int, _ reader: NameReader) -> Match? {
    let text = reader.text
    guard !isPart(of: index, in: text) else { return nil }
    var place = text[initial] == 0x20 ? initial + 1 : initial
    var initials = 1
    while initials < 4, let next = reader.initialEnd(at: place) {
      place = text[next] == 0x20 ? next + 1 : next
      initials += 1
    }
    guard text[place - 1] == 0x20 else { return nil }
    var end: Int?
    for _ in 0..<3 {
      if let particle = reader.particleEnd(at: place) { place = particle + 1 }
      guard let word = NameWord(at: place, in: text), word.isCapital, !word.isShouted,
        word.flags.isOnlyName || word.flags.contains(.commonLast)
      else { break }
      end = word.range.upperBound
      guard text[word.range.upperBound] == 0x20 else { break }
      place = word.range.upperBound + 1
    }
    guard let end, !isThing(before: index, after: end, in: text) else { return nil }
    return Match(index..<reader.withSuffix(end), .context)
  }

  /// SMITH, John.
  private func lastFirst(_ last: NameWord, _ reader: NameReader) -> Match? {
    let text = reader.text
    let place = last.range.upperBound + 2
    guard last.flags.contains(.last), text[place - 1] == 0x20, !followsFirstName(last, in: text),
      let first = NameWord(at: place, in: text),
      first.isCapital, !first.isMixed(in: text), first.flags.contains(.first),
      !first.flags.contains(.place),
      !last.flags.contains(.place)
        || isAlone(last.range.lowerBound, first.range.upperBound, in: text),
      first.isUncased == last.isUncased
    else { return nil }
    let isSure =
      isAlone(last.range.lowerBound, first.range.upperBound, in: text)
        && first.flags.isSureFirst
        || last.isShouted
      ? first.flags.isOnlyFirst || first.flags.contains(.commonFirst)
      : last.flags.isOnlyLast && first.flags.isOnlyFirst && !last.flags.contains(.commonFirst)
        || last.flags.contains(.commonLast) && !last.flags.contains(.commonFirst)
          && first.flags.contains(.commonFirst) && first.flags.isOnlyFirst
    guard isSure else { return nil }
    // In "Smith, John, and Brown" the next comma shows a list; in "Berlin, Anna Schmidt said" the
    // name is what follows.
    if text[first.range.upperBound] == 0x20,
      let next = NameWord(at: first.range.upperBound + 1, in: text),
      next.isCapital, !next.isUncased, next.flags.contains(.last), !last.isShouted
    {
      return nil
    }
    return Match(last.range.lowerBound..<first.range.upperBound, .context)
  }

  /// Whether a first name stands before it, so that it is no head of "last, first".
  private func followsFirstName(_ word: NameWord, in text: ScannedText) -> Bool {
    let end = word.range.lowerBound - 1
    guard text[end] == 0x20 else { return false }
    let start = text.startOfLetters(before: end)
    return start < end && text.letterCase(at: start) == .capital
      && NameFlags(of: start..<end, in: text).contains(.first)
  }

  /// Whether nothing else stands in the line, the cell or the quotes.
  private func isAlone(_ start: Int, _ end: Int, in text: ScannedText) -> Bool {
    func isEdge(_ byte: UInt8) -> Bool {
      switch byte {
      case 0, 0x0A, 0x0D, 0x09, UInt8(ascii: "\""), UInt8(ascii: "|"), UInt8(ascii: ";"),
        UInt8(ascii: "<"), UInt8(ascii: ">"):
        return true
      default: return false
      }
    }
    return isEdge(text[text[start - 1] == 0x20 ? start - 2 : start - 1])
      && isEdge(text[text[end] == 0x20 ? end + 1 : end])
  }

  /// `MUSTER^HANS^P`, as HL7 writes a name.
  private func inMessage(_ last: NameWord, _ reader: NameReader) -> Match? {
    guard last.flags.contains(.last) || last.flags.contains(.first),
      let first = NameWord(at: last.range.upperBound + 1, in: reader.text), first.isCapital,
      first.flags.contains(.first)
    else { return nil }
    return Match(last.range.lowerBound..<first.range.upperBound, .context)
  }

  /// Whether the word stands inside a path, an identifier or a tag.
  private func isPart(of index: Int, in text: ScannedText) -> Bool {
    switch text[index - 1] {
    case UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "#"),
      UInt8(ascii: "$"),
      UInt8(ascii: "@"), UInt8(ascii: "-"), UInt8(ascii: "%"):
      return text[index - 2] != 0x20 || text[index - 1] != UInt8(ascii: "-")
    default: return false
    }
  }

  /// Whether the words before or after make it the name of something else.
  private func isThing(before start: Int, after end: Int, in text: ScannedText) -> Bool {
    if text[end] == UInt8(ascii: "."), text[end + 1].isAlphanumeric { return true }
    if text[end] == UInt8(ascii: "(")
      || text[end] == UInt8(ascii: "-") && text.letterLength(at: end + 1) > 0
    {
      return true
    }
    if text[end] == 0x20 {
      let next = text.endOfLetters(from: end + 1)
      if next > end + 1, NamedThing.methods.contains(end + 1..<next, in: text) { return true }
      if next > end + 1, Self.things.contains(end + 1..<next, in: text),
        text.letterCase(at: end + 1) == .capital
      {
        return true
      }
      if text[end + 1] == UInt8(ascii: "&") { return true }
      // "Martin Luther King Boulevard"
      if text[next] == 0x20, next > end + 1, text.letterCase(at: end + 1) == .capital {
        let second = text.endOfLetters(from: next + 1)
        if second > next + 1, Self.things.contains(next + 1..<second, in: text),
          text.letterCase(at: next + 1) == .capital
        {
          return true
        }
      }
    }
    guard text[start - 1] == 0x20 else { return false }
    let before = text.startOfLetters(before: start - 1)
    guard before < start - 1, Self.leads.contains(before..<start - 1, in: text) else {
      return false
    }
    // German "an", since English has none before a consonant.
    return
      !(text.hasLowercased(Self.an, at: before) && before + 2 == start - 1
      && text.beginsWithConsonant(at: start))
  }

  private static let an = Array("an".utf8)

  /// What comes after a person's name when it is not a person's.
  private static let things = WordList(
    """
    inc corp corporation llc ltd gmbh ag plc company co group holdings bank partners associates university
    college school academy institute hospital clinic center centre library museum gallery stadium arena
    park street avenue ave road rd lane drive boulevard blvd square bridge river lake island islands
    mountain mount beach bay county city town village airport station hotel church cathedral temple
    theater theatre foundation award awards prize trophy cup medal act law theorem effect syndrome disease algorithm
    test show report store stores records brothers bros sons airlines motors university's memorial
    building tower house hall field fields falls springs valley canyon creek garden gardens highway
    festival society trust fund day week scholarship method model scale index equation constant syndrome
    """
  )
  /// What comes before a name when it is not a person's.
  private static let leads = WordList(
    "the a an lake mount mt fort port cape camp san santa saint st. saint los las el la new north south east west university hotel calle rue via street plaza"
  )
}
