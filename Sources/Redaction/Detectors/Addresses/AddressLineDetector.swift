/// Addresses after a label, and post-office boxes.
///
/// A label such as "ship to" or "address:" takes what follows in its line up to a postcode. Without a
/// postcode it takes a short rest of the line that has a house number and a comma.
struct AddressLineDetector: Detector {
  let id = "address-line"
  let type = FindingType.address
  let triggers = Triggers(literals: [
    "addr", "ship", "deliver", "lives at", "live at", "reside", "adres", "anschrift", "direcci",
    "indirizzo", "endere", "domicil", "wohnhaft", "box ", "postfach", "apartado",
  ])

  let examples = [
    "Ship to: «The Old Mill, Mill Yard, Bury St Edmunds IP33 1AA» tomorrow",
    "Address: «Flat 2, Rose Cottage, Little Hampden HP16 9PS»\nthanks",
    "Anschrift: «Hof Sonnenschein 1, 24999 Wees»; dirección: «Urbanización Las Rosas 5, 29600 Marbella»",
    "write to «P.O. Box 1234, Dover, DE 19903», «PO Box 77», «Postfach 10 01 02, 60001 Frankfurt»",
    "\"address\": \"«5 The Maltings, Hertford»\", shipping address - «Kowloon Bay 12, Tower 3, Hong Kong»",
    "IP address: 10.2.3.4, email address: a@b.example, address: 0x7ffeed12, MAC address 12:34",
    "address the 5 issues, in 12345 cases; deliver to 10000 people, address bar, box 5, address: unknown",
    "He lives at home and ships 20 boxes; memory address 12345, the address is wrong, adresse 12345",
  ]

  private let labels = LabelIndex.labels(
    """
    address,address is,my address is,home address,shipping address,billing address,delivery address,
    mailing address,street address,postal address,full address,ship to,ships to,shipped to,deliver to,
    delivered to,delivery to,lives at,live at,living at,resides at,reside at,residing at,adresse,
    adresse est,lieferadresse,rechnungsadresse,anschrift,adresse lautet,wohnhaft in,wohnhaft,direcci\u{F3}n,
    direccion,domicilio,indirizzo,endere\u{E7}o,adres,domicili\u{E9},domicili\u{E9} au,adresse de livraison
    """.replacingLineBreaks
  )

  func match(at index: Int, in text: ScannedText) -> Match? {
    if let box = boxStart(at: index, in: text) { return postOfficeBox(from: box, in: text) }
    guard mayFollow(index, in: text) else { return nil }
    // A trigger may stand inside a label: "home address".
    let begin = text.start(before: index, limit: 18) {
      $0.isLetter || $0 == 0x20 || $0 == 0x5F || $0 == 0x2D
    }
    var end: Int?
    for hit in labels.hits(in: begin..<index + 24, of: text) where hit.end > index {
      end = max(end ?? 0, hit.end)
    }
    guard let label = end, !Self.otherKinds.stand(before: index, in: text, reach: 12) else {
      return nil
    }
    var start = label
    var isMarked = false
    while start - label < 6 {
      switch text[start] {
      case 0x20, UInt8(ascii: "\""), UInt8(ascii: "'"), 0x0A, UInt8(ascii: "*"): break
      case UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "-"): isMarked = true
      default:
        return line(from: start, isMarked: isMarked, in: text)
      }
      start += 1
    }
    return nil
  }

  /// The quick look: shortly behind the word a mark, a digit, or a capital.
  private func mayFollow(_ index: Int, in text: ScannedText) -> Bool {
    (index + 1..<index + 32).contains { place in
      let byte = text[place]
      return byte.isDigit || byte &- 0x41 < 26 || byte >= 0x80 || byte == UInt8(ascii: ":")
        || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "-")
    }
  }

  private func line(from start: Int, isMarked: Bool, in text: ScannedText) -> Match? {
    let isName = text.letterCase(at: start) == .capital || text[start].isDigit
    guard isName || isMarked && text.letterLength(at: start) > 0, !text.has("0x", at: start) else {
      return nil
    }
    var place = start
    var commas = 0
    var digits = 0
    var postcode: Int?
    var letters = 0
    reading: while place - start < 140 {
      let byte = text[place]
      switch byte {
      case 0, UInt8(ascii: "\""), UInt8(ascii: ";"), UInt8(ascii: "<"), UInt8(ascii: "@"),
        UInt8(ascii: "="), UInt8(ascii: "{"), UInt8(ascii: "["):
        break reading
      case 0x0A:
        if text[place + 1] == 0x0A || postcode != nil || commas + digits == 0 { break reading }
        if place - start > 60 { break reading }
      case UInt8(ascii: ","): commas += 1
      case UInt8(ascii: "."):
        if text[place + 1] == 0x20 || text[place + 1] == 0x0A || text[place + 1] == 0,
          text.startOfLetters(before: place) < place - 3 || text[place - 1].isDigit
        {
          break reading
        }
      case let digit where digit.isDigit: digits += 1
      case let letter where letter.isLetter: letters += 1
      default: break
      }
      let isWordStart = place > start && (text[place - 1] == 0x20 || text[place - 1] == 0x0A)
      if isWordStart, byte.isDigit || byte &- 0x41 < 26,
        let end = Postcode.end(at: place, in: text),
        letters > 3
      {
        postcode = end
        break
      }
      place += 1
    }
    if let postcode, commas > 0 || digits > 0 || isMarked {
      return Match(start..<AddressTail(from: postcode, in: text).end, .context)
    }
    let last = text.start(before: place) { $0 == 0x20 || $0 == 0x0A }
    guard isMarked, commas > 0, digits > 0, letters > 5, last - start <= 90,
      text[place] != UInt8(ascii: "@"), text[place] != UInt8(ascii: "=")
    else { return nil }
    return Match(start..<last, .context)
  }

  func evidence(for match: Match, in text: ScannedText) -> Evidence {
    let start = match.range.lowerBound
    let hit = labels.hits(in: start - 40..<start, of: text).last
    return Evidence(word: hit.flatMap { labels.label(endingAt: $0.end, in: text) })
  }

  private func boxStart(at index: Int, in text: ScannedText) -> Int? {
    if text[index] | 0x20 == UInt8(ascii: "p") {
      return text.hasLowercased(Self.postfach, at: index) ? index : nil
    }
    guard text[index] | 0x20 == UInt8(ascii: "b"), text[index - 1] == 0x20 else { return nil }
    for prefix in Self.boxPrefixes where text.hasLowercased(prefix, at: index - 1 - prefix.count) {
      let start = index - 1 - prefix.count
      if !text[start - 1].isWordByte { return start }
    }
    return nil
  }

  private func postOfficeBox(from start: Int, in text: ScannedText) -> Match? {
    let word = text.end(from: start, limit: 12) { !$0.isDigit && $0 != 0x0A }
    let end = text.end(from: word, limit: 12) { $0.isDigit || $0 == 0x20 && false }
    guard end > word, end - word <= 7 else { return nil }
    var last = end
    while text[last] == 0x20, text[last + 1].isDigit, text[last + 2].isDigit,
      !text[last + 3].isDigit
    { last += 3 }
    return Match(start..<AddressTail(from: last, in: text).end, .structure)
  }

  private static let postfach = Array("postfach ".utf8)
  private static let boxPrefixes = ["p.o.", "po", "p o", "post office", "p. o.", "p.o"].map {
    Array($0.utf8)
  }
  private static let otherKinds = ContextWords(
    "|ip_ |ip| email e-mail mail |mac| |mac_ |web |memory |wallet bitcoin |url |contract |return_ hex host server |bus_ |base_ |start_ |physical |virtual |page_"
  )
}

extension LabelIndex {
  /// An index of labels of one kind.
  static func labels(_ list: String) -> LabelIndex {
    var index = LabelIndex()
    index.add(list, kind: 0)
    return index
  }
}
