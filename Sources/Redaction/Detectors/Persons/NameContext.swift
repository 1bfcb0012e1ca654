/// What the sentence around a name says of the person.
///
/// It tells those whom everybody may ask about from those who are only called so. A sentence is read as
/// far as `reach` to both sides; one that goes on further tells too little, and counts as private. A sentence
/// beside it makes the person private too where it deals with them: "Call her", "his appointment", "She is in bed 4".
struct NameContext {
  /// The sentence.
  let sentence: Range<Int>
  /// Whether it speaks of what only people have whom somebody deals with: an order, a ticket, colleagues.
  let isPrivate: Bool
  /// Whether it asks or tells what is known of a person, or speaks of the works of people: who, born, wrote, film.
  let isTopic: Bool

  /// How far a sentence is read, in bytes; less than what a text that comes in pieces keeps of the last one.
  static let reach = 400

  /// Reads the sentence around a name.
  init(of name: Range<Int>, in text: ScannedText) {
    guard let start = Self.start(before: name.lowerBound, in: text),
      let end = Self.end(after: name.upperBound, in: text)
    else {
      sentence = name
      (isPrivate, isTopic) = (true, false)
      return
    }
    sentence = start..<end
    var isPrivate = false
    var isTopic = false
    var place = start
    while place < end {
      if text[place] == UInt8(ascii: "#"), text[place + 1].isDigit { isPrivate = true }
      let next = text.endOfLetters(from: place)
      guard next > place else {
        isTopic = isTopic || Self.isPastYear(place, in: text)
        place += 1
        continue
      }
      let word = place..<next
      // "Steve Jobs", "Ethan Hunt": the words of the name itself say nothing.
      if !name.contains(word.lowerBound) {
        isPrivate = isPrivate || Self.isPrivate(word, in: text)
        isTopic = isTopic || Self.topics.contains(word, in: text)
      }
      place = next
    }
    self.isPrivate = isPrivate || NeighbourSentence.dealWith(aroundSentence: start..<end, in: text)
    self.isTopic = isTopic
  }

  static func start(before place: Int, in text: ScannedText) -> Int? {
    var index = place
    while index > 0 {
      guard place - index < reach else { return nil }
      if text[index - 1] == 0x0A { return index }
      if text[index] == 0x20, endsSentence(index - 1, in: text) { return index + 1 }
      index -= 1
    }
    return 0
  }

  static func end(after place: Int, in text: ScannedText) -> Int? {
    var index = place
    while index < text.count {
      guard index - place < reach else { return nil }
      if text[index] == 0x0A { return index }
      if text[index + 1] == 0x20, endsSentence(index, in: text) { return index + 1 }
      index += 1
    }
    return text.count
  }

  /// Whether a mark ends a sentence; the dot of an initial or of "Dr." does not.
  private static func endsSentence(_ mark: Int, in text: ScannedText) -> Bool {
    switch text[mark] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return true
    case UInt8(ascii: "."):
      let word = text.startOfLetters(before: mark, limit: 8)
      let isInitial = word < mark && text.letterLength(at: word) == mark - word
      return !isInitial && !abbreviations.contains(word..<mark, in: text)
    default: return false
    }
  }

  /// Whether a year stands there in which hardly anybody lived who writes today: 1643, 1899.
  private static func isPastYear(_ place: Int, in text: ScannedText) -> Bool {
    text[place] == UInt8(ascii: "1") && !text[place - 1].isWordByte
      && text.end(from: place, limit: 5) { $0.isDigit } == place + 4
      && text[place + 1] < UInt8(ascii: "9")
  }

  private static func isPrivate(_ word: Range<Int>, in text: ScannedText) -> Bool {
    if dealings.contains(word, in: text) { return true }
    if orders.contains(word, in: text) { return isOrder(word, in: text) }
    if tellings.contains(word, in: text) { return hasObject(word, in: text) }
    guard people.contains(word, in: text), text[word.lowerBound - 1] == 0x20 else { return false }
    let before = text.startOfLetters(before: word.lowerBound - 1, limit: 8)
    return owners.contains(before..<word.lowerBound - 1, in: text)
  }

  /// Not "in order to", "The Order of the Phoenix".
  private static func isOrder(_ word: Range<Int>, in text: ScannedText) -> Bool {
    if text[word.upperBound] == 0x20, text[word.upperBound + 1].isDigit { return true }
    if text.letterCase(at: word.lowerBound) == .capital, text[word.lowerBound - 1] == 0x20 {
      return false
    }
    let before = text.startOfLetters(before: word.lowerBound - 1, limit: 8)
    return !(text.hasLowercased(into, at: before) && before + 2 == word.lowerBound - 1)
  }

  /// "told me", "asked us".
  private static func hasObject(_ word: Range<Int>, in text: ScannedText) -> Bool {
    guard text[word.upperBound] == 0x20 else { return false }
    let start = word.upperBound + 1
    return objects.contains(start..<text.endOfLetters(from: start, limit: 4), in: text)
  }

  private static let into = Array("in".utf8)
  private static let abbreviations = WordList(
    "dr mr mrs ms st prof jr sr rev vs no nr ca bzw usw etc mme mlle sra sig"
  )
  private static let orders = WordList("order orders")
  private static let objects = WordList("me us")
  private static let tellings = WordList(
    "told asked sent gave owes called helped emailed texted invited promised offered contacted"
  )
  private static let owners = WordList(
    """
    my our your their mein meine meinem meiner meinen unser unsere unserem unserer mon ma notre nos mi mis nuestro nuestra
    mio mia nostro nostra meu minha nosso nossa mijn onze ons m\u{F3}j moja nasz nasza
    """
  )
  /// People whom somebody deals with, after "my" or "our".
  private static let people = WordList(
    """
    manager boss supervisor lead director agent driver nurse doctor dentist lawyer therapist teacher tutor trainer coach host guest
    guests member members user users team admin accountant assistant secretary technician contractor supplier partner
    son daughter wife husband brother sister mother father mom mum dad uncle aunt cousin nephew niece grandson granddaughter grandma
    grandpa grandmother grandfather girlfriend boyfriend friend friends buddy mate flatmate housemate classmate babysitter nanny
    intern chef chefin sohn tochter frau mann bruder schwester mutter vater onkel tante freund freundin arzt \u{E4}rztin anwalt
    fils fille femme mari fr\u{E8}re s\u{153}ur m\u{E8}re p\u{E8}re oncle ami amie copain copine m\u{E9}decin hijo hija esposa esposo marido hermano
    hermana madre padre t\u{ED}o t\u{ED}a amigo amiga jefe jefa figlio figlia moglie marito fratello sorella zio zia amico amica
    filho filha irm\u{E3}o irm\u{E3} zoon dochter vrouw broer zus vriend vriendin
    """
  )
  /// What only people have whom somebody deals with, and what is done with them.
  private static let dealings = WordList(
    """
    customer customers client clients patient patients account accounts invoice invoices ticket tickets booking booked reservation
    appointment appointments colleague colleagues coworker coworkers teammate teammates employee employees tenant landlord landlady
    neighbor neighbour neighbors neighbours roommate roommates subscriber subscription phone telephone tel cell email emails mail mails
    refund refunded refunds delivery deliveries parcel parcels package shipment courier password login passport salary payroll payslip
    policyholder prescription prescribed diagnosis diagnosed symptoms insured onboarding assigned assignee reviewer attendee attendees
    passenger applicant claimant complaint complained helpdesk hr extension overdue unpaid renewal membership warranty paycheck
    kunde kundin kunden konto rechnung rechnungen bestellung bestellnummer termin buchung kollege kollegin kollegen kolleginnen
    mitarbeiter mitarbeiterin telefon telefonnummer handy handynummer adresse anschrift patientin passwort gehalt mieter mieterin
    nachbar nachbarin wohnt lieferung paket vertragsnummer versicherungsnummer
    clients client cliente clientes facture factures collègue collègues salarié salariée téléphone courriel locataire colis livraison
    remboursement habite abonn\u{E9} factura pedido reserva compañero compañera empleado empleada teléfono móvil correo contraseña paciente
    inquilino inquilina vive reembolso fattura ordine prenotazione appuntamento collega colleghi dipendente telefono cellulare indirizzo
    paziente abita rimborso klant klanten rekening factuur bestelling afspraak medewerker telefoon wachtwoord huurder woont pakket
    klient klientka konto faktura zam\u{F3}wienie wizyta pacjent pacjentka has\u{142}o fatura encomenda funcion\u{E1}rio telefone endere\u{E7}o senha
    """
  )
  private static let topics = WordList(
    """
    who whom born birth birthday died die dies dead death wrote write written author married wedding playing acting concert tour role lyrics debut novel novels book books poem poems poet poetry
    playwright played plays film films movie movies actor actress starring starred directed cinema singer song songs album albums band
    music sings sang composer composed painter painted painting paintings artist sculptor physicist chemist mathematician scientist
    inventor economist philosopher historian explorer president presidents presidency senator minister chancellor king queen emperor
    pope saint general war battle revolution century theory theorem laws law discovered discovery invented invention invent discover
    champion championship championships olympic olympics nba nfl nhl mlb fifa medal medals basketball football soccer baseball
    tennis golfer boxer quarterback athlete goals nobel oscar oscars grammy award awards biography autobiography biopic famous
    celebrity tall height career nickname statue museum fictional character characters protagonist hero heroine villain sidekick superhero comics quote quotes quoted
    wikipedia legacy legend netflix disney marvel trilogy episode episodes franchise elected assassinated philosophy physics
    wer geboren geburtstag gestorben starb schrieb roman romane autor autorin dichter dichterin buch b\u{FC}cher filme schauspieler
    schauspielerin s\u{E4}nger s\u{E4}ngerin lied lieder komponist komponierte maler malerin gem\u{E4}lde physiker philosoph pr\u{E4}sident k\u{F6}nig
    k\u{F6}nigin kaiser krieg schlacht jahrhundert theorie erfand erfinder entdeckte weltmeister nobelpreis
    n\u{E9} n\u{E9}e mort morte \u{E9}crit \u{E9}crivain auteur po\u{E8}te livre livres acteur actrice chanteur chanteuse chanson compositeur peintre
    tableau physicien philosophe pr\u{E9}sident roi reine empereur guerre bataille si\u{E8}cle th\u{E9}orie invent\u{E9} d\u{E9}couvert
    qui\u{E9}n naci\u{F3} muri\u{F3} escribi\u{F3} novela pel\u{ED}cula pel\u{ED}culas actriz cantante canci\u{F3}n pintor f\u{ED}sico presidente rey reina
    guerra batalla siglo teor\u{ED}a invent\u{F3} descubri\u{F3} nacque nato mor\u{EC} scrisse romanzo autore attore attrice canzone
    compositore pittore fisico filosofo regina battaglia secolo teoria invent\u{F2} scopr\u{EC}
    """
  )
}
