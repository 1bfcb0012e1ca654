/// Names after words that announce one: "my name is", "From:", "Dear", `name=`.
///
/// After the clearest words a name may be unknown to the dictionary, or written small if it is known;
/// after the others the dictionary must know some of it.
struct PersonLabelDetector: Detector {
  static let name = "person-label"
  let id = PersonLabelDetector.name
  let type = FindingType.person
  let triggers = Triggers(literals: PersonLabel.all.flatMap(\.triggers))

  let examples = [
    "Hi, my name is «Xhevdet Berisha». my name is «john smith» and I need help",
    "Ich heiße «Jürgen Groß», je m'appelle «Zoé», me llamo «Íñigo Arbeloa», mi chiamo «Giulia»",
    "From: «Anna Kowalska» <a@example.com>, To: \"«Bob Miller»\", FN:«Jane Q. Doe»",
    "Dear «Susan», hello «Peter»! Hi «Maria Gonzales»",
    "name=«Petra Novak»&x=1, \"full_name\": \"«Ngozi Okafor»\", customer name: «tom baker»",
    "Kind regards,\n«Liam Murphy»\nBest,\n«Olga»",
    "I am «Sarah Connor», this is «Ravi Kumar» speaking",
    "meu nome é «Thiago», nazywam się «Zbigniew Wiśniewski», меня зовут «Наталья», 我叫«王小明»。姓名:«李雷»",
    "Patient: «Hans Zimmer», signed «Margaret Hill», spoke with «Deborah» yesterday, call me «Jim»",
    "im «travis mcallister», its me again, «amina», i'm «sofia», Je suis «Aurélie», aqui é a «Fernanda»",
    "intestato a: «Chiara Neri», a nombre de «Itziar Olano», em nome de «Thaís Prado», t.n.v. «Femke Bos»",
    "Le témoin «Gaëlle Morvan», Reisende: «Heidrun Kranz», Ospiti: «Ilaria Riva», Aanwezig: «Joost Kok»",
    "Bill to: «Yetunde Balogun», Signed-off-by: «Arvid Holm» <a@b.example>, @author «Meera Nair»",
    "Lab results for «Tendai Ncube», reservation for «Eleni Makri», klingeln bei «Swantje Harms», c/o «Roland Gries»",
    "<lastName>«Kowalczyk»</lastName><firstName>«Zofia»</firstName>, From: \"«Rivera, Melissa»\" <m@b.example>",
    "Liebe Grüße\n«Heike»", "Cordialement,\n«Perrine»", "Pozdrawiam «Zbigniew»",
    "Abraços,\n«Tiago»",
    "Szanowna Pani «Ewelina Zając», Moin «Torben», Olá «Mafalda», Buenas tardes «Nerea», Beste «Maaike»",
    "请联系«贾婷»，电话; 联系客服, 联系我们",
    "Klingeln bei Problemen, im Juli, im Ernst, its great, i'm sorry, its mark",
    "Reservation for two, Bill to address, Results for Q3, Contact Sales, Thanks Team, love Paris, Moin zusammen",
    "Dear Customer, Hi Team, hello world, From: Support, To: All, name: postgres, name=main, Dear Sir",
    "I am Happy, this is Great, I am Spartacus? this is JSON, my name is not here, my name is",
    "username: root, filename: John.txt, hostname=mark, name: Build and Test, the name is long",
    "From 2019 to 2020, from: noreply, best regards to all, thanks a lot, Best, Team Support, I'm sorry",
    "name: «anna schmidt», name - «omar farouk», hola soy «lucía herrera», ik ben «sanne de vries», user: «sadiq rahman»",
    "hi, «priya sharma» here, spoke to «marcus», spoke to «Jonathan Trevelyan», thanks «elena», i'm «karim haddad», ciao sono «giulia ferrari»",
    "{\"family\": \"«Castellanos»\", \"given\": [\"«Ximena»\"]}, last_name: «Oyelowo», contact=«Ines Delacroix», Customer: «Trevelyan Poole»",
    "Best,\n«Wren Castellano»", "Cheers,\n«K. Oyelowo»", "Thanks!\n«marcus»",
    "i am ready, i'm rich now, this is joy, its fine, im frank about it, user: root, customer: premium, hi there, thanks everyone",
    "my name is spelled wrong, my name is not on it, name - description, family: plan, ich bin müde, sono contento, soy vegano",
    "Agent: May I help you? contact: billing, named pipes, client redis, call from home, love you, dear customer",
    "rename=Anna.swift, className: Table, By: default, author: unknown, contact: Sales",
  ]

  /// For the first two bytes, as `key` packs them, the labels that begin so, the longest first.
  private let byStart: [[PersonLabel]]

  init() {
    var byStart = [[PersonLabel]](repeating: [], count: 1024)
    for label in PersonLabel.all.sorted(by: { $0.bytes.count > $1.bytes.count }) {
      byStart[Self.key(label.bytes[0], label.bytes[1])].append(label)
    }
    self.byStart = byStart
  }

  /// Two bytes in any case as a place in a table.
  private static func key(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first & 0x1F) << 5 | Int(second & 0x1F)
  }

  func match(at index: Int, in text: ScannedText) -> Match? { found(at: index, in: text)?.match }

  func evidence(for match: Match, in text: ScannedText) -> Evidence {
    guard let place = trigger(of: match, reach: 64, in: text),
      let found = found(at: place, in: text)
    else { return Evidence() }
    return Evidence(words: [found.label.text])
  }

  private func found(at index: Int, in text: ScannedText) -> (match: Match, label: PersonLabel)? {
    let before = text[index - 1]
    let isUncased = text[index] >= 0xE3
    guard isUncased || !before.isAlphanumeric && before < 0x80 && before != 0x2E && before != 0x2D
    else { return nil }
    for label in byStart[Self.key(text[index], text[index + 1])]
    where text.hasLowercased(label.bytes, at: index) {
      if before == UInt8(ascii: "_"), !label.needsMark { continue }
      let end = index + label.bytes.count
      guard isUncased || text.letterLength(at: end) == 0, !text[end].isDigit,
        let start = self.start(after: end, label, in: text)
      else { continue }
      if let match = name(from: start, label, in: text) { return (match, label) }
    }
    return nil
  }

  /// Where the name begins: after blanks, quotes and, where it is needed, a colon or equals sign.
  private func start(after end: Int, _ label: PersonLabel, in text: ScannedText) -> Int? {
    var place = end
    var hasMark = false
    var breaks = 0
    while place - end < 8 {
      switch text[place] {
      case 0x20, 0x09, 0x0D, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "*"),
        UInt8(ascii: "`"):
        break
      case UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: ">"): hasMark = true
      case UInt8(ascii: "-") where label.isNamed && place == end + 1 && text[place + 1] == 0x20:
        hasMark = true
      case UInt8(ascii: "[") where hasMark: break
      case UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: "!"):
        if label.needsMark { return nil }
      case 0x0A:
        breaks += 1
        if label.needsMark && !hasMark || breaks > 2 { return nil }
      case UInt8(ascii: "\\") where text[place + 1] == UInt8(ascii: "n"): place += 1
      case 0xEF where text.has("\u{FF1A}", at: place):
        hasMark = true
        place += 2
      default:
        return label.needsMark && !hasMark || place == end && text[place] < 0x80 ? nil : place
      }
      place += 1
    }
    return nil
  }

  private func name(from start: Int, _ label: PersonLabel, in text: ScannedText) -> Match? {
    if text[start] >= 0xE3, text[start] < 0xEE { return eastAsian(from: start, label, in: text) }
    let reader = NameReader(text: text)
    if text.letterCase(at: start) == .small, reader.particleEnd(at: start) == nil {
      return SmallName(text: text).end(from: start, after: label.smallCue)
        .map { Match(start..<$0, .context) }
    }
    // "im Juli": what is hardly a label before a capital.
    if label.wantsSmall { return nil }
    guard var end = reader.end(from: start, label.isSure ? .sure : .likely) else { return nil }
    if label.needsMark { end = reader.endOfFirstName(after: start..<end) ?? end }
    switch text[end] {
    case UInt8(ascii: "."): if text[end + 1].isAlphanumeric { return nil }
    case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "("), UInt8(ascii: "_"),
      UInt8(ascii: "@"):
      return nil
    default: break
    }
    // "customer Jordan River", "Hi Grace Period": the next word shows that it is none.
    if !label.isSure, text[end] == 0x20, let next = NameWord(at: end + 1, in: text), next.isCapital,
      !next.isUncased, next.flags.isOther, let first = NameWord(at: start, in: text),
      !first.flags.isOnlyName
    {
      return nil
    }
    // "Agent: May I help you?"
    if label.needsMark, text[end] == 0x20, text.letterLength(at: end + 1) > 0,
      NameFlags(of: start..<end, in: text).contains(.word)
    {
      return nil
    }
    return Match(start..<end, .context)
  }

  /// Two to four characters without a blank.
  private func eastAsian(from start: Int, _ label: PersonLabel, in text: ScannedText) -> Match? {
    var end = start
    var characters = 0
    while characters < 6, text[end] >= 0xE3, text[end] < 0xEE, text.letterLength(at: end) == 3 {
      end += 3
      characters += 1
    }
    guard (2...5).contains(characters) else { return nil }
    if !label.isSure, !label.needsMark {
      // "联系客服" is nobody: a last name must begin it, and at most two characters follow.
      guard characters <= 3, NameFlags(of: start..<start + 3, in: text).contains(.last) else {
        return nil
      }
    }
    return Match(start..<end, .context)
  }
}
