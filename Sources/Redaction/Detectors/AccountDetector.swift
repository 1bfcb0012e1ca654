/// Numbers of bank accounts and of customers', patients' and members' accounts, after their label.
///
/// Six to seventeen digits, perhaps grouped or after a few letters, say nothing alone. The label must
/// stand right before them: only words such as "number" or "is" may come between.
struct AccountDetector: Detector {
  let id = "account"
  let type = FindingType.account
  let triggers = Triggers(longNumbers: true)

  let examples = [
    "Account number: «12345678», account no. «0012-3456-789», acct #«98765432», a/c «1234567890»",
    "my bank account is «4532 1187 65», account «AC-12345678», accountNumber=«000123456789»",
    "\"account_id\": \"«77123456»\", Kontonummer «532013000», Konto-Nr.: «0532013000», Kto «1234567»",
    "numéro de compte «00012345678», compte n° «12345678901», número de cuenta «0049150051»",
    "rekeningnummer «12.34.56.789», conta «12345-67», numero di conto «000000123456»",
    "policy number «POL-1234567», MRN «00123456», patient ID: «4455667», member no. «12345678»",
    "Kundennummer «4711234», customer number is «100200300»; 账号:«6222020200»",
    "Vertragskonto «2147-935-664», Vertragsnummer «8014070143», Compte client «2898-659-141», acc «589585207»",
    "mon contrat n° «48193501», contract no. «80140701», número de contrato: «48193501»",
    "Loan «LN55493306», Electricity contract «V-966227-46», Your policy «HX-181-95515», membership no. «206663»",
    "Versicherungsschein-Nr. «94.606.564-3», Mitgliedschaft (Nr. «388116»), my account number, it's «607926931»",
    "Bot: Ihre Kundennummer?\nKunde: «221 698 317», póliza «662985170», Numer klienta «5640019», cust no «1076453»",
    "the policy 2023-11 update, membership 100000 reached, police 112233 called, a loan 250000 high",
    "policy of 20240101, contract 2024-01-31, depot 12, loan of 2500000 EUR, a ban 2024",
    "12345678, order 12345678, account of 12345678 users, an account since 20240131",
    "accounts for 1234567 of them, the account balance is 1234567, discount 12345678",
    "account 12345, account 2024-01-31, account: 123456789012345678, accountancy 1234567",
    "customer record «CU-2077814», Hospital number: «1876896», Vers.-Nr. «357/373564-X», Nº de cliente «C7142166»",
    "eine Lebensversicherung mit der Nummer «PTT-1388953», Kundnumret är «49797984», your policy «888/715418-D»",
    "nr polisy «PK069536», numéro de police est «PA/048377», polizza n. «66/8329167», Student ID «s8794848»",
    "Versicherungsscheinnummer «73/945546/R», försäkringsnummer «512-4168-95», N° d'adhérent : «1701749»",
    "customer with 250000 rows, Every customer: 120000 of them, customer id 1234567 users, Insurance 1000000 EUR",
    "sort code «12-34-56» and account «12345678», Sort Code: «123456», sort-code «12-34-56»; sort code 12-34 lines",
    "Police : «887/431242-X»., council tax account, number «312219425»",
    "We are checking 250000 records, total savings: 12 of 1234567, customer 2024/12/31, insurance 12/31/2024",
    "policy 1234567 requests, membership 1234567 people, library card 2000000 books, 1000000 miles",
    "account 12345678abc, account v1234567, account 4f3a1234567, account: order 12345678",
    "He took into account 1,234,567 votes and 1234567 more, account #12, count 12345678",
  ]

  private let labels: LabelIndex
  private static let reach = 44

  init() {
    var labels = LabelIndex()
    labels.add(
      """
      account,bank account,account number,account no,account num,account nr,account id,acct,acct no,
      acct number,acc no,acc number,a/c,a/c no,accountnumber,accountid,konto,kontonummer,konto nr,kto,
      kto nr,compte,numéro de compte,n° de compte,compte bancaire,cuenta,número de cuenta,
      numero de cuenta,cuenta bancaria,conto,conto corrente,numero di conto,numero conto,conta,
      número da conta,conta corrente,conta bancária,rekening,rekeningnummer,rekeningnr,numer konta,
      nr konta,kontonr,tilinumero,账号,账户,帐号,口座番号,계좌번호,номер счета,номер счёта,счет,
      policy number,policy no,policy id,mrn,medical record number,medical record no,patient id,
      patient number,patient no,member number,member no,member id,membership number,membership no,
      membership id,customer number,customer no,customer account,client number,client no,kundennummer,
      kundennr,kunden nr,versicherungsnummer,numéro client,numéro de client,número de cliente,
      codice cliente,numero cliente,klantnummer,kundenkonto,vertragskonto,vertragsnummer,vertragsnr,
      vertrag nr,mitgliedsnummer,compte client,numéro de contrat,?contrat,référence client,
      número de contrato,?contrato,número de conta,contract number,contract no,contractnummer,
      numero di contratto,?contratto,?acc,?loan,?contract,?policy,?vertrag,versicherungsschein,versicherungsschein nr,
      versicherungsscheinnummer,?depot,depotnummer,mitglied nr,?mitgliedschaft,?police,policennummer,poliza,
      póliza,polizza,apólice,polisnummer,?umowa,numer umowy,numer klienta,nr klienta,nr umowy,kundnummer,
      kundnr,?avtal,?abonnement,abonnementsnummer,abonné,n° d'abonné,?membership,cust no,?cust,?ban,
      frequent flyer no,frequent flyer number,?frequent flyer,?library card,?loyalty card,loyalty card number,
      loyalty number,health insurance id,insurance id,insurance number,subscriber id,loan number,loan no,savings account,checking account,
      customer record,customer id,customer with number,hospital number,hospital no,hospital id,?polis,polis nr,
      vers nr,vers. nr,n° de cliente,nº de cliente,num cliente,n cliente,numéro de police,?contrat d'assurance,police d'assurance,
      ?lebensversicherung,kundnumret,kundnummeret,?elavtal,tax account,client id,klantnr,
      abonnementsnr,numero di polizza,número de póliza,avtalsnummer,numer polisy,nr polisy,?polisa,försäkringsnummer,forsikringsnummer,carte de fidélité,
      adhérent,?n° d'adhérent,student id,?bahncard,driver licence no,driver licence number,tenant ref,tenant id,sort code,sortcode
      """.replacingLineBreaks,
      kind: 0
    )
    self.labels = labels
  }

  func match(at index: Int, in text: ScannedText) -> Match? {
    guard let start = start(of: index, in: text), let end = end(from: index, in: text) else {
      return nil
    }
    let around = start - Self.reach..<start
    let isClear = start < index || text.hasDigits(Self.clearLength, from: index)
    for hit in labels.hits(in: around, of: text).reversed()
    where isOnlyFiller(hit.end..<start, in: text) {
      let isMarked = (hit.end..<start).contains { text[$0] != 0x20 }
      if isMarked || (hit.strong != 0 || isClear) && !countsThings(end, in: text) {
        return Match(start..<end, .context)
      }
    }
    return nil
  }

  /// So many digits are a number after a word that is an ordinary one too, with nothing between.
  private static let clearLength = 7

  /// Whether a noun in the plural follows: "policy 1234567 requests".
  private func countsThings(_ end: Int, in text: ScannedText) -> Bool {
    guard text[end] == 0x20 else { return false }
    let word = text.endOfLetters(from: end + 1, limit: 20)
    guard word - end > 4 else { return false }
    return text[word - 1] | 0x20 == UInt8(ascii: "s")
      || text.hasLowercased(Self.people, at: end + 1)
  }

  private static let people = Array("people".utf8)

  func evidence(for match: Match, in text: ScannedText) -> Evidence {
    let start = match.range.lowerBound
    let hit = labels.hits(in: start - Self.reach..<start, of: text).last { hit in
      isOnlyFiller(hit.end..<start, in: text)
    }
    return Evidence(word: hit.flatMap { labels.label(endingAt: $0.end, in: text) })
  }

  /// Where the value begins, with up to four capitals glued to the digits.
  private func start(of index: Int, in text: ScannedText) -> Int? {
    var start = index
    if text[start - 1] == UInt8(ascii: "-") || text[start - 1] == UInt8(ascii: "/"),
      text[start - 2] &- 0x41 < 26
    {
      start -= 1
    }
    start = text.start(before: start, limit: 4) { $0 &- 0x41 < 26 }
    // "Student ID s8794848"
    if start == index, text[start - 1] &- 0x61 < 26, text[start - 1] != UInt8(ascii: "v"),
      text[start - 2] == 0x20
    {
      start -= 1
    }
    if text[start] == UInt8(ascii: "-") { return nil }
    switch text[start - 1] {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "$"),
      UInt8(ascii: "+"):
      return nil
    case let byte: return byte.isWordByte || byte >= 0x80 && start != index ? nil : start
    }
  }

  private func end(from index: Int, in text: ScannedText) -> Int? {
    var place = index
    var digits = 0
    var groups = InlineList<19, Int>(filler: 0)
    while true {
      let end = text.end(from: place, limit: 18) { $0.isDigit }
      groups.append(end - place)
      digits += end - place
      let separator = text[end]
      let isOneSlash = separator == UInt8(ascii: "/") && groups.count == 1 && end - place >= 2
      let goesOn =
        (separator == UInt8(ascii: "-") || separator == 0x20 || separator == UInt8(ascii: ".")
          || isOneSlash)
        && text[end + 1].isDigit
      place = end
      guard goesOn, digits < 18 else { break }
      place = end + 1
    }
    guard (6...17).contains(digits), !text[place].isWordByte, !groups.elementsEqual([4, 2, 2])
    else {
      return nil
    }
    // A letter that checks: "709/704605-H".
    if text[place] == UInt8(ascii: "-") || text[place] == UInt8(ascii: "/"),
      text[place + 1] &- 0x41 < 26,
      !text[place + 2].isWordByte, text[place + 2] != UInt8(ascii: "-")
    {
      return place + 2
    }
    switch text[place] {
    case UInt8(ascii: "-"), UInt8(ascii: ","), UInt8(ascii: "/"), UInt8(ascii: "%"):
      return text[place + 1].isAlphanumeric || text[place] == UInt8(ascii: "%") ? nil : place
    default: return place
    }
  }

  /// Whether nothing but punctuation and words such as "number" stands there.
  private func isOnlyFiller(_ range: Range<Int>, in text: ScannedText) -> Bool {
    var place = range.lowerBound
    while place < range.upperBound {
      switch text[place] {
      case UInt8(ascii: ","):
        // "my account number, it's"
        guard Self.saids.contains(where: { text.hasLowercased($0, at: place) }) else {
          return false
        }
        place += 1
      case UInt8(ascii: "?") where text[place + 1] == 0x0A:
        // The answer in a dialogue: "Your number?\nCustomer: "
        let colon = text.end(from: place + 2, limit: 16) { $0 != UInt8(ascii: ":") && $0 != 0x0A }
        guard text[colon] == UInt8(ascii: ":") else { return false }
        place = colon + 1
      case 0x20, UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "#"), UInt8(ascii: "."),
        UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: "-"),
        UInt8(ascii: "_"), UInt8(ascii: "{"), 0x0A, 0xC2, 0xB0, 0xBA, 0xEF, 0xBC, 0x9A:
        place += 1
      default:
        let end = text.end(from: place, limit: 12) { $0.isLetter || $0 >= 0x80 }
        guard end > place, Self.fillers.contains(where: { isWord($0, place..<end, in: text) })
        else {
          return false
        }
        place = end
      }
    }
    return true
  }

  private func isWord(_ word: [UInt8], _ range: Range<Int>, in text: ScannedText) -> Bool {
    word.count == range.count && text.hasLowercased(word, at: range.lowerBound)
  }

  private static let saids = [
    ", it's ", ", it is ", ", das ist ", ", c'est ", ", number ", ", no. ", ", nummer ",
  ].map {
    Array($0.utf8)
  }
  private static let fillers = [
    "number", "no", "nr", "num", "nummer", "id", "is", "was", "it", "s", "ist", "lautet", "es",
    "est",
    "n", "n°", "nº", "c", "numero", "número", "numéro", "è", "é", "mit", "der", "with", "är", "er",
    "på",
  ].map { Array($0.utf8) }
}
