/// Telephone and fax numbers, international and national.
///
/// Sources: ITU-T E.164 for country codes and lengths, E.123 for how numbers are written, NANPA for
/// North America. A number with a plus and a country code is enough. A national one must be grouped
/// as numbers are in North America, or begin with a trunk zero and be grouped, or be written as in one
/// of the configured regions, or stand beside a word such as "phone". Dates, versions, addresses, decimals, and numbers after "order", "id" and the
/// like are no telephone numbers.
struct PhoneDetector: Detector {
  let id = "phone"
  let type = FindingType.phone
  let triggers = Triggers(longNumbers: true)

  let examples = [
    "«+49 (0)89 99998 962», «+61491570156», tel:«+1-202-555-0143», «0044 20 7946 0958»",
    "Call «(206) 555-0184 ext. 596», «773.555.0199», «1-800-555-0199» or «773 555 0199 x12»;",
    "«020 7946 0958», «0113 496 0290», «01 99 00 66 07», «030/90998-0», «(11) 99123-0617»",
    "phone «4045550188», mi móvil, «612 34 24 31», cell: «555-0184», 电话«010-6552 7575».",
    "userPhone=«2025550143», Fax «+33 1 99 00 66 07» / «＋４４ 20 7946 0958»",
    "«+44 20 7946 0958» 24 hours a day, «+1 202 555 0143» 2 lines",
    "my old number was «07431918144», contact «5038970151», mon nouveau numéro c'est le «0617637273»",
    "llámame al «635573542», pode me ligar no «960 984 842», prosze dzwonic pod «579 172 373», Rückruf «0301234567»",
    "Cordialement,\nLaetitia\n«0689011755»\n\nSaludos,\nXimena\n«795-403-014»\n",
    "Störung am Anschluss «015782177599», Please port my number «614.270.3020», il numero «3621423393» è occupato",
    "Sum\n123-456-789-01\n2024-01-31\n12\n345678901\n",
    "2024-01-31 10:30, 31.01.2024, 01/02/2024, 01-02-2024 10, 1700000000, 1700000000000",
    "order 555-123-4567, ID: 202-555-0143, id-202-555-0143, $202 555 0143, v202.555.0143",
    "4045550188, 192.168.100.200, 0.123456789, 1990-2000, 10 000 000, 978-3-16-148410-0",
    "+1 day, +100 points, 3+12345678, UTC+0100, 202-555-0143-77, 202-555-01434, #202-555-0143",
    "call 2024-01-31 or 10.10.2024",
    "«030 90998-0 Durchwahl 12», «01 99 00 66 07 poste 12», wa.me/«491725550199», «5550184» (mobile)",
    "4.5.6.7890123, 2024-01-31T10:30:00, 12.31.2024 23:59, 2010 2011 2012, 1 234 567 890 users",
    "Your case number is 31502883, the RMA number is 994575240, our reference number is 1894358767",
    "612 34 24 31, 20 12 34 56, 0301234567, 98765 43210, build 030 90998-0, port 02079460958",
  ]

  private let context = ContextWords(
    """
    phone |tel| |tel. |tele telef t\u{E9}l mobile mobil |cell| |cell_ cellul |call| |call_ calling |fax
    whatsapp |sms| |text_me |text_us |text_to hotline |dial| |ring| handy |ruf rufnummer rappel appel portable |gsm| |num.
    celular m\u{F3}vil fijo |tlf |tfno |puh |mob| |mob. number_is contact_number reach_me reach_us
    reach_him reach_her |wa.me telefoon mobiel puhelin |cep| |cel| |cel. |ph| |ph. |contact: fone
    number_was left_number number_to_reach |contact| contacto contatto kontakt anruf ruft erreich rückruf numéro
    numero_de_tel joindre joignable contacter contactez llám llama_a llame ligar |liga| ligue dzwoni zadzwoń kontaktow
    anschluss |my_number |your_number |numero| |le_num llama |llaman rufnr swap_requested
    chiama bellen belt_u |bel| ring_me |ringa soita telefonisch nummer_ist nummer_is
    bereikbaar bereiken verificaci\u{F3}n_al |to_the_number |landline |pager |viber |m: |t: |p: |h: 전화 휴대폰 携帯 फ़ोन मोबाइल هاتف جوال טלפון נייד 电话 電話 手机 手機 传真 \u{442}\u{435}\u{43B}
    """
  )
  private let veto = ContextWords(
    """
    |order |id| |ids| |invoice |ticket |serial |isbn |sku| |part| |part_ |item |ref |reference
    |account |acct |case |tracking |model |version |bestell |rechnung |commande |pedido |no. |nr.
    |ssn| |tax |nhs |card |iban |bsb |build |port| |revision |sequence |barcode |upc| |ean| |doi
    |patent |vin| |imei |batch |pid| |uid| |uuid |hash |commit |chapter
    |zip| |score |total |sum| |population |price |amount |usd| |eur|
    case_number_is order_number_is reference_number_is ticket_number_is rma_number_is |tracking_number_is serial_number_is
    invoice_number_is confirmation_number_is booking_number_is part_number_is model_number_is claim_number_is
    """
  )

  private let regions: [PhoneRegion]

  /// Makes a detector that also knows how numbers are written in some regions, by ISO 3166 codes.
  init(regions: [String] = []) { self.regions = regions.compactMap { PhoneRegion.named($0) } }

  func match(at index: Int, in text: ScannedText) -> Match? {
    guard let number = PhoneCandidate(at: index, in: text) else { return nil }
    if number.isInternational { return international(number, in: text) }
    if standsAlone(number, in: text) {
      return Match(number.start..<number.endWithExtension(in: text), .context)
    }
    var hint: Hint?
    for groups in stride(from: number.groups.count, to: 0, by: -1) {
      let candidate = number.prefix(groups)
      guard candidate.endsFreely(in: text), !candidate.looksLikeDate else { continue }
      let strength = candidate.nationalStrength
      guard strength != .none else { continue }
      let near = hint ?? self.hint(before: number.start, in: text)
      hint = near
      if near == .phone || near == .nothing && (strength == .enough || isWritten(candidate)) {
        return Match(number.start..<candidate.endWithExtension(in: text), .context)
      }
      if near == .nothing, groups == number.groups.count, isCalledPhone(after: candidate, in: text)
      {
        return Match(number.start..<candidate.endWithExtension(in: text), .context)
      }
    }
    return nil
  }

  func evidence(for match: Match, in text: ScannedText) -> Evidence {
    guard hint(before: match.range.lowerBound, in: text) == .phone else { return Evidence() }
    return Evidence(
      word: context.word(before: match.range.lowerBound, in: text)
    )
  }

  /// Whether it is written as in one of the configured regions.
  private func isWritten(_ candidate: PhoneCandidate) -> Bool {
    guard !regions.isEmpty else { return false }
    let groups = candidate.groups.map(\.range.count)
    let isDecimal = candidate.groups.dropFirst().contains { $0.separator == UInt8(ascii: ".") }
    let areYears = groups == [4, 4] && candidate.digits[0] < 0x33
    guard !areYears, !(isDecimal && groups.count == 2) else { return false }
    return regions.contains { $0.isWritten(candidate.digits, groups: groups) }
  }

  /// Whether it is a line of its own below others, as in what ends a letter, and is dialled or grouped.
  private func standsAlone(_ number: PhoneCandidate, in text: ScannedText) -> Bool {
    guard text[number.start - 1] == 0x0A, text[number.end] == 0x0A || text[number.end] == 0,
      text.letterLength(at: number.start - 2) > 0, (9...11).contains(number.digits.count)
    else { return false }
    let isDialled = number.digits[0] == 0x30 && number.digits[1] != 0x30
    return isDialled
      || number.groups.count == 3 && !number.looksLikeDate
        && number.nationalStrength != .none
  }

  /// Whether a word follows in brackets: "555-0184 (mobile)".
  private func isCalledPhone(after candidate: PhoneCandidate, in text: ScannedText) -> Bool {
    let end = candidate.end
    guard text[end] == 0x20, text[end + 1] == UInt8(ascii: "(") else { return false }
    let close = text.end(from: end + 2, limit: 12) { $0.isLetter }
    return text[close] == UInt8(ascii: ")") && context.stand(before: close + 1, in: text, reach: 13)
  }

  private func international(_ number: PhoneCandidate, in text: ScannedText) -> Match? {
    for groups in stride(from: number.groups.count, to: 0, by: -1) {
      let candidate = number.prefix(groups)
      if candidate.endsFreely(in: text), candidate.isCompleteInternational {
        return Match(number.start..<candidate.endWithExtension(in: text), .structure)
      }
    }
    guard number.endsFreely(in: text), number.digits.count >= 7,
      hint(before: number.start, in: text) == .phone
    else { return nil }
    return Match(number.start..<number.endWithExtension(in: text), .context)
  }

  private enum Hint { case phone, otherNumber, nothing }

  /// The nearer of the words for and against.
  private func hint(before start: Int, in text: ScannedText) -> Hint {
    let against = veto.lastEnd(before: start, in: text, reach: 24)
    guard let word = context.lastEnd(before: start, in: text) else {
      return against == nil ? .nothing : .otherNumber
    }
    return word > against ?? -1 ? .phone : .otherNumber
  }
}
