/// Names after a title: `Mr. Smith`, `Dr. Anna Kowalska`, `Frau Müller`.
struct PersonTitleDetector: Detector {
  static let name = "person-title"
  let id = PersonTitleDetector.name
  let type = FindingType.person
  let triggers = Triggers(words: PersonTitleDetector.words)

  let examples = [
    "Mr. «Smith», Mrs «O'Neill», Ms. «Kowalska-Meyer», Dr. «Anna Green» and Prof. «van der Berg»",
    "Herr «Müller», Frau Dr. «Schäfer», Mme «Dupont», Señora «García López», Sig. «Rossi»",
    "Prof. «Nguyễn Văn An», Ms. «Trần Thị Bích» came",
    "mrs «okonkwo» and dr «fernandes», mr «brown» rang, herr «yilmaz», mme «lefebvre», ms «anna trautwein» said",
    "mr big idea, ms paint, dr pepper, sr developer, i miss london, frau und herr, ms word, madame est, miss you",
    "Sr. «Zapatero» y Sra. «Ibáñez», Herr «Brodbeck» und Frau «Ucar»",
    "mr. «patel» called, MR «JOHN SMITH», Miss «Xu», Sir «Arthur Dovey», Mx. «Taylor»",
    "MR is magnetic resonance, Ms Office, Dr. No, DR plan, 5 Elm Dr, Dr Pepper, Miss America, Sir, yes Sir",
    "the Herr of the house, Mrs., Prof says, Frau und Herr, MS Word, Mr. Robot, mr big idea, Ms. And",
  ]

  /// Titles in small letters.
  static let words = titleList.split(whereSeparator: \.isWhitespace).map(String.init)
  private static let titles = WordList(titleList)
  /// Those that announce a name in small letters too.
  private static let smallTitles = WordList(
    """
    mr mrs ms miss mx dr prof professor herr herrn frau monsieur madame mme mlle mademoiselle se\u{F1}or se\u{F1}ora
    sr sra srta signor signora mevr mevrouw meneer senhor senhora nurse
    """
  )
  private static let titleList =
    """
    mr mrs ms miss mx dr prof professor sir dame herr herrn frau monsieur madame mme mlle mademoiselle
    se\u{F1}or se\u{F1}ora se\u{F1}orita sr sra srta signor signora sig dott dottoressa ing dhr mevr mevrouw meneer
    senhor senhora judge justice rabbi rev reverend capt sgt lt officer nurse detective coach
    """
  private static let others = WordList(
    "office word pepper america universe robot no who strange evil kollegin kollege kollegen oetker martens beat"
  )

  /// Words before a title that address somebody or announce a name.
  private static let greetings = ContextWords(
    """
    |dear| |hello| |hi| |hey| |good_morning| |good_afternoon| |good_evening| |thanks|
    |thank_you| |from: |to: |cc: |regards| |sincerely| |name_is| |i_am| |i'm| |this_is| |hallo|
    |guten_tag| |sehr_geehrte| |sehr_geehrter| |liebe| |lieber| |bonjour| |cher| |ch\u{E8}re|
    |hola| |estimado| |estimada| |ciao| |caro| |cara| |gentile| |my| |our|
    """
  )

  func evidence(for match: Match, in text: ScannedText) -> Evidence {
    guard let place = trigger(of: match, reach: 40, in: text) else { return Evidence() }
    let end = text.endOfLetters(from: place, limit: 16)
    let title = text.withBytes(in: place..<end) {
      String(decoding: $0, as: UTF8.self).lowercased()
    }
    let greeting = Self.greetings.word(before: place, in: text, reach: 16)
    return Evidence(words: [greeting, title].compactMap(\.self))
  }

  func match(at index: Int, in text: ScannedText) -> Match? {
    let isSmall = text[index] &- 0x61 < 26
    // Each list by itself: choosing one would copy it.
    guard
      isSmall
        ? Self.smallTitles.mayBegin(at: index, in: text) : Self.titles.mayBegin(at: index, in: text)
    else { return nil }
    let end = text.endOfLetters(from: index, limit: 16)
    guard (2...12).contains(end - index), text[end] == 0x20 || text[end] == UInt8(ascii: "."),
      isSmall
        ? Self.smallTitles.contains(index..<end, in: text)
        : Self.titles.contains(index..<end, in: text),
      !text[index - 1].isWordByte,
      text[index - 1] != UInt8(ascii: "@"), text[index - 1] != UInt8(ascii: "/")
    else { return nil }
    var place = text[end] == UInt8(ascii: ".") ? end + 1 : end
    guard text[place] == 0x20 else { return nil }
    place += 1
    // "Frau Dr. Schäfer", "Prof. Dr. Kim"
    for _ in 0..<2 {
      let next = text.endOfLetters(from: place, limit: 16)
      guard next > place, Self.titles.contains(place..<next, in: text) else { break }
      place = text[next] == UInt8(ascii: ".") ? next + 1 : next
      guard text[place] == 0x20 else { return nil }
      place += 1
    }
    let isShouted = end - index > 1 && text[index + 1] &- 0x41 < 26
    let reader = NameReader(text: text)
    let word = text.endOfLetters(from: place)
    guard word > place, !Self.others.contains(place..<word, in: text) else { return nil }
    if isShouted {
      guard let name = NameWord(at: place, in: text), name.isShouted, name.flags.isName else {
        return nil
      }
    }
    let last =
      text.letterCase(at: place) == .small && reader.particleEnd(at: place) == nil
      ? isSmall ? SmallName(text: text).end(from: place, after: .title) : nil
      : reader.end(from: place, .sure)
    return last.map { Match(place..<$0, .context) }
  }

  /// Whether a title stands at a place.
  static func stands(at place: Int, in text: ScannedText) -> Bool {
    let end = text.endOfLetters(from: place, limit: 16)
    return end > place && titles.contains(place..<end, in: text)
  }
}
