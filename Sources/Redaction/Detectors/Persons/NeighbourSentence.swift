/// What the sentences beside a name say of the person.
///
/// Whom somebody calls, books or looks after is no famous person: "Call her on Monday", "His account is overdue",
/// "She is in bed 4". A pronoun alone says nothing, nor does one in a tale: "They call him the King".
enum NeighbourSentence {
  /// So many bytes of each are read.
  private static let reach = 200

  /// Whether the sentence before or after one deals with somebody whom a pronoun stands for.
  static func dealWith(aroundSentence sentence: Range<Int>, in text: ScannedText) -> Bool {
    let next = text.end(from: sentence.upperBound, limit: 4) {
      $0.isSpace || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "!")
    }
    if next < text.count {
      let end = NameContext.end(after: next, in: text) ?? next + reach
      if deals(next..<min(end, next + reach), in: text) { return true }
    }
    var last = sentence.lowerBound
    while last > 0, text[last - 1].isSpace, sentence.lowerBound - last < 3 { last -= 1 }
    guard last > 1 else { return false }
    let start = NameContext.start(before: last - 2, in: text) ?? last - reach
    return deals(max(start, last - reach)..<last, in: text)
  }

  private static func deals(_ range: Range<Int>, in text: ScannedText) -> Bool {
    var place = range.lowerBound
    var before: Range<Int>?
    var earlier: Range<Int>?
    var hasSubject = false
    while place < range.upperBound {
      let end = text.endOfLetters(from: place)
      guard end > place else {
        if text[place] != 0x20, text[place] != UInt8(ascii: "'") { (before, earlier) = (nil, nil) }
        place += 1
        continue
      }
      let word = place..<end
      hasSubject = hasSubject || subjects.contains(word, in: text)
      if let before {
        if owners.contains(before, in: text), belongings.contains(word, in: text),
          !text.has(" of ", at: end)
        {
          return true
        }
        if persons.contains(word, in: text), contacts.contains(before, in: text),
          earlier.map({ callers.contains($0, in: text) }) ?? true
        {
          return true
        }
      }
      if hasSubject, places.contains(word, in: text), text[end] == 0x20, text[end + 1].isDigit {
        return true
      }
      if hasSubject, states.contains(word, in: text) { return true }
      (earlier, before) = (before, word)
      place = end
    }
    return false
  }

  private static let subjects = WordList("she he they sie er elle il ella \u{E9}l lei lui zij hij")
  private static let persons = WordList("her him them sie ihn la le lo hem haar")
  private static let owners = WordList(
    "her his their ihr ihre ihren sein seine seinen sa son ses su sus sua suo haar zijn"
  )
  /// What somebody has with whom one deals.
  private static let belongings = WordList(
    """
    account appointment appointments invoice invoices booking reservation refund prescription ticket policy claim lease deposit
    shift contract password login discharge medication copay insurance premium membership subscription warranty voicemail
    payment order parcel delivery boiler repeat referral mri scan bloods chart deductible badge payslip timesheet laptop
    termin rechnung konto bestellung vertrag buchung paket rezept facture commande compte rendez-vous colis dossier
    cita factura cuenta pedido reserva appuntamento fattura conto ordine afspraak rekening
    """
  )
  private static let contacts = WordList(
    """
    call ring email text remind phone contact reach book move discharge tell ask notify inform invite reschedule refund bill
    rufen kontaktieren informieren erinnern appeler appelez rappeler rappelez prévenir llame llama llamar chiami chiamare bel
    """
  )
  /// Words between which and a pronoun such a verb is a wish or an order.
  private static let callers = WordList(
    "please you i we to and then just bitte can should must will could also or"
  )
  private static let places = WordList(
    "bed room ward bay bett zimmer chambre lit habitaci\u{F3}n cama"
  )
  private static let states = WordList(
    "discharged rebooked readmitted rescheduled refunded onboarded reimbursed"
  )
}
