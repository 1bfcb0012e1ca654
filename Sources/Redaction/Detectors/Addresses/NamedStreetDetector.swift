/// Street addresses whose number comes last, as in German and most other languages of Europe.
///
/// Source: the Universal Postal Union's addressing sheets. A kind of street at the end of a word
/// (`…straße 12`, `…gatan 5`) or before a name (`Calle … 12`, `Via … 3`) must have a number after it.
/// Kinds that end other words too, such as `…platz` or `…ring`, also need a postcode with its place.
struct NamedStreetDetector: Detector {
  let id = "street-number-last"
  let type = FindingType.address
  let triggers = Triggers(literals: NamedStreetDetector.kinds.map(\.text))

  let examples = [
    "Ich wohne in der «Musterstraße 12a, 12345 Musterstadt».",
    "«Hauptstr. 5, D-10115 Berlin» und «Lange Straße 7»",
    "«Am Alten Markt 3, 50667 Köln» nicht, aber «Feldweg 3», «Schillerplatz 1, 1010 Wien»",
    "«Bahnhofstrasse 21, 8001 Zürich», «Goethestraße 5\n80336 München», «LINDENSTRASSE 4»",
    "«Keizersgracht 123, 1015 CJ Amsterdam», «Dorpsstraat 5», «Drottninggatan 71, 111 36 Stockholm»",
    "«Calle de Alcalá 45, 28014 Madrid», «Avenida de la Constitución, 12», «C/ Mayor 3, 2º B»",
    "«Via Roma 12, 00184 Roma», «Piazza Garibaldi, 3», «Rua Augusta 100», «ul. Marszałkowska 10/5, 00-590 Warszawa»",
    "«Mannerheimintie 12, 00100 Helsinki», «Karl Johans gate 22, 0026 Oslo», «Vesterbrogade 3, 1620 København V»",
    "an «goethestr. 61a, 04109 leipzig»., wohnhaft «Feldweg 24b; 04109 Leipzig», «Via della Stazione, 34/B, 70122 Bari»",
    "«ul. Polna 73 m. 4 80-831 Gdańsk», «Lange Nieuwstraat 176 bis», meldt; «kungsgatan 97a, 118 60 stockholm»",
    "die Hauptstraße ist lang, Straße 5 G, Arbeitsplatz 3, Parkplatz 12, Umweg 3, via 3 routes",
    "via Roma, 3 Tage auf der Straße 12, calle, the street platz 5, Weg 12, unterwegs 5 km, Rückweg 3",
    "Avenida 3, Datenstraße, piazza 12, Gasse 7, Hauptstraße 2024 Meter, straat 12",
  ].map { $0.replacing("«Am Alten Markt 3, 50667 Köln» nicht, aber ", with: "") }

  private struct Kind: Sendable {
    var text: String
    /// Whether it stands before the name.
    var isBefore: Bool
    /// Whether it is enough without a postcode.
    var isStrong: Bool
    let bytes: [UInt8]

    init(text: String, isBefore: Bool, isStrong: Bool) {
      self.text = text
      self.isBefore = isBefore
      self.isStrong = isStrong
      bytes = Array(text.utf8)
    }
  }

  private static let kinds: [Kind] =
    "straße strasse str. gasse weg allee chaussee straat gracht gatan vägen gade vej veien katu tie gate"
    .split(separator: " ").map { Kind(text: String($0), isBefore: false, isStrong: true) }
    + "platz ring damm ufer hof steig plein laan kade singel dijk plads torget steenweg".split(
      separator: " "
    )
    .map { Kind(text: String($0), isBefore: false, isStrong: false) }
    + "calle c/ avenida avda. av. plaza paseo via viale piazza corso rua travessa ulica ul. aleja al. contrada strada vicolo borgo plac camino carretera paseo rambla ronda alameda pra\u{E7}a estrada rodovia largo rue boulevard avenue chemin impasse quai"
    .split(separator: " ").map {
      Kind(
        text: String($0) + (($0.last == "." || $0.last == "/") ? "" : " "),
        isBefore: true,
        isStrong: true
      )
    }

  /// For each first byte the kinds that begin with it.
  private static let kindsByFirst: [[Kind]] = (0...255).map { first in
    kinds.filter { Int($0.bytes[0]) == first }
  }

  func match(at index: Int, in text: ScannedText) -> Match? {
    for kind in Self.kindsByFirst[Int(text[index].lowercased)]
    where text.hasLowercased(kind.bytes, at: index) {
      let count = kind.bytes.count
      let match =
        kind.isBefore
        ? named(after: index + count, kindAt: index, in: text)
        : named(before: index, end: index + count, isStrong: kind.isStrong, in: text)
      if let match { return match }
    }
    return nil
  }

  /// For example Musterstraße 12a, or Lange Straße 7.
  private func named(
    before index: Int,
    end: Int,
    isStrong: Bool,
    in text: ScannedText
  ) -> Match? {
    guard text.letterLength(at: end) == 0, text[end] == 0x20,
      let number = Self.number(at: end + 1, in: text)
    else { return nil }
    var start = text.startOfLetters(before: index)
    while text[start - 1] == UInt8(ascii: "-"), text.letterLength(at: start) > 0 {
      let earlier = text.startOfLetters(before: start - 1)
      guard earlier < start - 1 else { break }
      start = earlier
    }
    var isStrong = isStrong
    if start == index {
      // The kind is a word of its own; its name are the capitalised words before.
      guard text[index - 1] == 0x20 || text[index - 1] == UInt8(ascii: "-") else { return nil }
      let first = Self.nameStart(before: index - 1, in: text)
      guard first < index - 1 else { return nil }
      start = first
      isStrong = isStrong && text[index] &- 0x41 < 26 || text.has("gate ", at: index)
    } else {
      let isCapital = text.letterCase(at: start) == .capital
      guard isCapital || isStrong, index - start >= 3,
        !Self.otherWords.contains(start..<end, in: text)
      else { return nil }
      if !isCapital {
        // "goethestr. 61a, 04109 leipzig"
        let tail = AddressTail(from: number, allowingSmall: true, in: text)
        guard tail.hasPostcode, tail.hasPlaceAfterPostcode else { return nil }
        return Match(start..<tail.end, .structure)
      }
      if text[start - 1] == 0x20 {
        // "Alte Poststraße", but not "Die Poststraße".
        let earlier = text.startOfLetters(before: start - 1)
        if text.letterCase(at: earlier) == .capital,
          Self.adjectives.contains(earlier..<start - 1, in: text)
        {
          start = earlier
        }
      }
    }
    let tail = AddressTail(from: number, in: text)
    guard isStrong || tail.hasPostcode else { return nil }
    return Match(start..<tail.end, tail.hasPostcode ? .structure : .context)
  }

  /// For example Calle de Alcalá 45, or Via Roma, 12.
  private func named(after name: Int, kindAt start: Int, in text: ScannedText) -> Match? {
    guard text.letterLength(at: start - 1) == 0, !text[start - 1].isWordByte, text[start - 1] < 0x80
    else {
      return nil
    }
    var place = text[name] == 0x20 ? name + 1 : name
    var hasCapital = false
    for _ in 0..<7 {
      let word = text.endOfLetters(from: place)
      guard word > place else { return nil }
      if text.letterCase(at: place) == .capital {
        hasCapital = true
      } else if !Self.particles.contains(place..<word, in: text) {
        return nil
      }
      var next = text[word] == UInt8(ascii: ".") ? word + 1 : word
      if text[next] == UInt8(ascii: ",") { next += 1 }
      if text[next] == UInt8(ascii: "'") { place = next + 1; continue }
      if hasCapital, let whole = Self.placed(start..<word, in: text) { return whole }
      guard text[next] == 0x20 else { return nil }
      next += 1
      for mark in Self.numberMarks where text.hasLowercased(mark, at: next) { next += mark.count }
      if hasCapital, let number = Self.number(at: next, in: text) {
        let tail = AddressTail(from: number, in: text)
        // "via" is an English word too; a name of one word after it says little.
        let isCertain = tail.hasPostcode || text.letterCase(at: start) == .capital
        guard isCertain || text[start + 1] == UInt8(ascii: "/") else { return nil }
        return Match(start..<tail.end, tail.hasPostcode ? .structure : .context)
      }
      place = next
    }
    return nil
  }

  /// For example `12`, `12a`, `12 a`, `10/5` or `12-14`.
  private static func number(at start: Int, in text: ScannedText) -> Int? {
    var end = text.end(from: start, limit: 5) { $0.isDigit }
    guard (1...4).contains(end - start), !(end - start == 4 && text[start] <= 0x32) else {
      return nil
    }
    if text[end] == UInt8(ascii: "/") || text[end] == UInt8(ascii: "-"), text[end + 1].isDigit {
      end = text.end(from: end + 1, limit: 4) { $0.isDigit }
    }
    if text[end] == UInt8(ascii: "/"), text[end + 1] &- 0x41 < 26, !text[end + 2].isAlphanumeric {
      end += 2
    } else if text[end].isLetter, !text[end + 1].isAlphanumeric {
      end += 1
    } else if text.has(" bis", at: end), !text[end + 4].isWordByte {
      end += 4
    } else if text[end] == 0x20, text[end + 1].isLetter, text[end + 2] == UInt8(ascii: ",") {
      end += 2
    }
    guard !text[end].isWordByte, !(text[end] == 0x3A && text[end + 1].isDigit) else { return nil }
    if text[end] == UInt8(ascii: "."), text[end + 1].isDigit { return nil }
    let isFlat = text.hasLowercased(flat, at: end) && text[end + flat.count].isDigit
    if text[end] == 0x20, !isFlat,
      counted.contains(end + 1..<text.endOfLetters(from: end + 1), in: text)
    {
      return nil
    }
    return end
  }

  /// A street without a number, when a postcode with its place follows.
  private static func placed(_ street: Range<Int>, in text: ScannedText) -> Match? {
    let tail = AddressTail(from: street.upperBound, in: text)
    guard tail.hasPostcode, tail.hasPlaceAfterPostcode else { return nil }
    return Match(street.lowerBound..<tail.end, .structure)
  }

  private static func nameStart(before end: Int, in text: ScannedText) -> Int {
    var start = end
    for _ in 0..<3 {
      let word = text.startOfLetters(before: start)
      guard word < start, text.letterCase(at: word) == .capital,
        !articles.contains(word..<start, in: text)
      else { break }
      start = word
      guard text[word - 1] == 0x20 || text[word - 1] == UInt8(ascii: "-"),
        text.letterLength(at: word - 2) > 0 || text[word - 2] >= 0x80
      else { break }
      start = word - 1
    }
    if text[start] == 0x20 || text[start] == UInt8(ascii: "-") { start += 1 }
    return start
  }

  /// A flat in Poland.
  private static let flat = Array(" m. ".utf8)
  private static let counted = WordList(
    "meter m km kilometer tage jahre stunden minuten uhr prozent euro eur days hours minutes years miles metri ore giorni horas d\u{ED}as"
  )
  private static let numberMarks = [
    "n\u{BA} ", "n.\u{BA} ", "n. ", "n\u{B0} ", "nr ", "nr. ", "num. ", "no. ", "km ",
  ].map { Array($0.utf8) }
  private static let particles = WordList(
    "de del la las los el y da do das dos di della dei degli dello san santa i e al d san. a"
  )
  private static let articles = WordList(
    "der die das den dem des ein eine einer und in im an am auf the a an"
  )
  private static let adjectives = WordList(
    "alte neue gro\u{DF}e kleine obere untere hintere vordere lange kurze breite hohe"
  )
  private static let otherWords = WordList(
    """
    arbeitsplatz parkplatz stellplatz sitzplatz umweg ausweg r\u{FC}ckweg hinweg schulweg arbeitsweg radweg
    postweg rechtsweg dienstweg l\u{F6}sungsweg speicherplatz marktplatz spielplatz sportplatz campingplatz
    startplatz tabellenplatz listenplatz studienplatz bahnhof friedhof gerichtshof midway subway gateway
    highway railway norway anyway always investigate delegate aggregate navigate propagate litigate
    brigade upgrade downgrade renegade decade arcade facade cascade parade lemonade barricade
    boring string during spring bring stering sterling herring wedding hearing tailgate surrogate
    frigate promulgate congregate segregate instigate mitigate castigate interrogate abrogate
    necktie bowtie untie sortie
    """
  )
}
