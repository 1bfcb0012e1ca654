/// Names after words that announce one: "my name is", "From:", "Dear", `name=`.
///
/// After the clearest words a name may be unknown to the dictionary, or written small if it is known;
/// after the others the dictionary must know some of it.
struct PersonLabelDetector: Detector {
  static let name = "person-label"
  let id = PersonLabelDetector.name
  let type = FindingType.person
  let triggers = Triggers(literals: PersonLabelDetector.labels.flatMap(\.triggers))

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
    "Dear Customer, Hi Team, hello world, From: Support, To: All, name: postgres, name=main, Dear Sir",
    "I am Happy, this is Great, I am Spartacus? this is JSON, my name is not here, my name is",
    "username: root, filename: John.txt, hostname=mark, name: Build and Test, the name is long",
    "From 2019 to 2020, from: noreply, best regards to all, thanks a lot, Best, Team Support, I'm sorry",
    "rename=Anna.swift, className: Table, By: default, author: unknown, contact: Sales",
  ]

  /// A label and how surely a name follows it.
  struct Label: Sendable {
    var text: String
    var bytes: [UInt8]
    var isSure: Bool
    /// Whether the name may be written in small letters.
    var allowsSmall: Bool
    /// Whether a colon, an equals sign or a line break must stand between.
    var needsMark: Bool

    /// What to look for: a short label with what must follow it, since it stands inside many words.
    var triggers: [String] {
      if text.utf8.count > 5 || bytes[0] >= 0x80 { return [text] }
      return needsMark
        ? [":", "=", " :", "\"", "_name"].map { text + $0 }
        : [" ", ",", "\n", "!"].map { text + $0 }
    }
  }

  static let labels: [Label] =
    parsed(
      """
      my name is,my name's,my full name is,the name is,name's,ich hei\u{DF}e,ich heisse,mein name ist,
      je m'appelle,mon nom est,me llamo,mi nombre es,mi chiamo,il mio nome \u{E8},ik heet,mijn naam is,jag heter,
      mitt namn \u{E4}r,jeg hedder,jeg heter,mit navn er,nimeni on,nazywam si\u{119},mam na imi\u{119},jmenuji se,ben\u{69}m ad\u{131}m,
      meu nome \u{E9},chamo-me,me chamo,numele meu este,\u{43C}\u{435}\u{43D}\u{44F} \u{437}\u{43E}\u{432}\u{443}\u{442},\u{43C}\u{435}\u{43D}\u{435} \u{437}\u{432}\u{430}\u{442}\u{438},\u{6211}\u{53EB},\u{6211}\u{7684}\u{540D}\u{5B57}\u{662F},nama saya,pangalan ko ay,
      mera naam,jina langu ni,called me
      """,
      isSure: true,
      allowsSmall: true,
      needsMark: false
    )
    + parsed(
      """
      full name,full_name,fullname,first name,first_name,firstname,last name,last_name,lastname,surname,
      given name,given_name,family name,customer name,customer_name,client name,patient name,
      patient_name,account holder,cardholder,cardholder name,card holder,name on card,contact name,
      contact person,contact_name,employee name,recipient,recipient name,beneficiary,next of kin,
      emergency contact,maiden name,mother's maiden name,father's name,nachname,vorname,nombre,apellido,
      apellidos,nom,pr\u{E9}nom,cognome,achternaam,voornaam,nome,imi\u{119},nazwisko,ansprechpartner,empf\u{E4}nger,
      \u{59D3}\u{540D},\u{540D}\u{524D},\u{6C0F}\u{540D},\u{C774}\u{B984},\u{C131}\u{D568},fn,name
      """,
      isSure: false,
      allowsSmall: true,
      needsMark: true
    )
    + parsed(
      """
      from,to,cc,bcc,reply-to,attn,attention,signed,author,by,reporter,assignee,assigned to,owner,
      customer,client,patient,user,employee,manager,contact,caller,agent,guest,tenant,student,member,
      passenger,applicant,candidate,witness,driver,nurse,doctor,physician,teacher,sender,absender,von,an,
      de,para,da,kunde,client,paciente,patiente
      """,
      isSure: false,
      allowsSmall: false,
      needsMark: true
    )
    + parsed(
      """
      dear,hi,hello,hey,good morning,good afternoon,good evening,thanks,thank you,regards,kind regards,
      best regards,warm regards,sincerely,yours,yours truly,yours sincerely,best,cheers,greetings,
      sehr geehrte frau,sehr geehrter herr,liebe,lieber,hallo,guten tag,mit freundlichen gr\u{FC}\u{DF}en,
      viele gr\u{FC}\u{DF}e,bonjour,cher,ch\u{E8}re,cordialement,hola,estimado,estimada,querido,querida,saludos,
      ciao,caro,cara,gentile,cordiali saluti,beste,geachte,groeten,ol\u{E1},prezado,prezada,atenciosamente,
      i am,i'm,this is,it's,ich bin,je suis,soy,sono,ik ben,eu sou,call me,known as,speak to,speak with,spoke to,spoke with,
      talk to,talked to,talking to,ask for,asked for,signed by,signed,written by,sent by,prepared by,
      approved by,reported by,requested by,assigned to,reviewed by,reports to,married to,
      my wife,my husband,my son,my daughter,my brother,my sister,my friend,my boss,my colleague,
      my manager,my partner,my doctor,my neighbor,my neighbour,my roommate,my landlord,my mother,my father,
      our customer,the customer,customer,patient,employee,user named,named,client,colleague,coworker,
      met with,meeting with,email to,message from,letter from,call from,c/o
      """,
      isSure: false,
      allowsSmall: false,
      needsMark: false
    )

  private static func parsed(
    _ list: String,
    isSure: Bool,
    allowsSmall: Bool,
    needsMark: Bool
  ) -> [Label] {
    list.split(separator: ",").map { entry in
      let text = String(entry.drop { $0.isWhitespace })
      return Label(
        text: text,
        bytes: Array(text.utf8),
        isSure: isSure,
        allowsSmall: allowsSmall,
        needsMark: needsMark
      )
    }
  }

  /// For each first byte the labels that begin with it, the longest first.
  private let byFirst: [[Label]]

  init() {
    var byFirst = [[Label]](repeating: [], count: 256)
    for label in Self.labels.sorted(by: { $0.bytes.count > $1.bytes.count }) {
      byFirst[Int(label.bytes[0])].append(label)
    }
    self.byFirst = byFirst
  }

  func match(at index: Int, in text: ScannedText) -> Match? { found(at: index, in: text)?.match }

  func evidence(for match: Match, in text: ScannedText) -> Evidence {
    guard let place = trigger(of: match, reach: 64, in: text),
      let found = found(at: place, in: text)
    else { return Evidence() }
    return Evidence(words: [found.label.text])
  }

  private func found(at index: Int, in text: ScannedText) -> (match: Match, label: Label)? {
    let before = text[index - 1]
    let isUncased = text[index] >= 0xE3
    guard isUncased || !before.isAlphanumeric && before < 0x80 && before != 0x2E && before != 0x2D
    else { return nil }
    for label in byFirst[Int(text[index].lowercased)]
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
  private func start(after end: Int, _ label: Label, in text: ScannedText) -> Int? {
    var place = end
    var hasMark = false
    var breaks = 0
    while place - end < 8 {
      switch text[place] {
      case 0x20, 0x09, 0x0D, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "*"),
        UInt8(ascii: "`"):
        break
      case UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: ">"): hasMark = true
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

  private func name(from start: Int, _ label: Label, in text: ScannedText) -> Match? {
    if text[start] >= 0xE3, text[start] < 0xEE { return eastAsian(from: start, label, in: text) }
    let reader = NameReader(text: text)
    guard
      let end = reader.end(
        from: start,
        label.isSure ? .sure : .likely,
        allowsSmall: label.allowsSmall
      )
    else { return nil }
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
    return Match(start..<end, .context)
  }

  /// Two to four characters without a blank.
  private func eastAsian(from start: Int, _ label: Label, in text: ScannedText) -> Match? {
    guard label.isSure || label.needsMark else { return nil }
    var end = start
    var characters = 0
    while characters < 6, text[end] >= 0xE3, text[end] < 0xEE, text.letterLength(at: end) == 3 {
      end += 3
      characters += 1
    }
    guard (2...5).contains(characters) else { return nil }
    return Match(start..<end, .context)
  }
}
