/// Dates of birth, after a label that says so.
///
/// A date alone is nobody's; "born in 1879" in a biography has no label. Day, month and year may be
/// digits in any order, with a month's name in eight languages, or with the signs of East Asia.
struct DateOfBirthDetector: Detector {
  let id = "date-of-birth"
  let type = FindingType.dateOfBirth
  let triggers = Triggers(digitRuns: true, words: MonthNames.english)

  let examples = [
    "DOB: «03/12/1985», D.O.B. «12-03-85», date of birth «1985-03-12», dateOfBirth=«1985-03-12»",
    "born on 12 March 1985, but birthday: «March 12, 1985» and birth date «Mar 12th 1985»",
    "Geburtsdatum: «12.03.1985», geb. am «12. März 1985», geboren am «3.12.85»",
    "né le «12 mars 1985», née le «1er avril 1990», date de naissance : «12/03/1985»",
    "fecha de nacimiento: «12 de marzo de 1985», data di nascita «12 marzo 1985»",
    "geboortedatum «12 maart 1985», data de nascimento «12 de março de 1985»",
    "data urodzenia «12.03.1985», fødselsdato «12.03.1985», doğum tarihi «12.03.1985»",
    "出生日期:«1985年3月12日», 生年月日 «1985/03/12», дата рождения: «12.03.1985»",
    "I was born on «March 12, 1985». \"dob\": \"«19850312»\"",
    "03/12/1985, 12 March 1985, the date is 1985-03-12, expiry date 12/03/2025, date of issue 12.03.1985",
    "Einstein was born on March 14, 1879 in Ulm. DOB: 13/13/1985, DOB: 99/99/9999, DOB 1.2, dob 1985",
    "date of birth certificates: 12/03/1985-001, DOB format DD/MM/YYYY, birthday in 3 weeks",
    "date of birth and the date of hire, which was 12/03/2019",
  ]

  private let labels: LabelIndex
  private static let reach = 40
  private static let gap = 14

  init() {
    var labels = LabelIndex()
    labels.add(
      """
      dob,d o b,date of birth,dateofbirth,birth date,birthdate,birthday,birth day,date birth,bday,
      i was born on,i was born,i am born on,patient born,geburtsdatum,geburtstag,geboren am,geb,
      geb am,ich bin am,date de naissance,né le,née le,naissance,anniversaire,fecha de nacimiento,
      nacido el,nacida el,nací el,f nac,cumpleaños,data di nascita,nato il,nata il,geboortedatum,
      geboren op,data de nascimento,nascido em,nascida em,data urodzenia,urodzony,urodzona,
      födelsedatum,född,fødselsdato,født,syntymäaika,syntynyt,doğum tarihi,doğum tarihim,
      дата рождения,Дата рождения,出生日期,出生于,生日,生年月日,생년월일,datum narození,data nașterii
      """.replacingLineBreaks,
      kind: 0
    )
    self.labels = labels
  }

  func match(at index: Int, in text: ScannedText) -> Match? {
    guard let end = WrittenDate.end(from: index, in: text), !isGlued(before: index, in: text) else {
      return nil
    }
    for hit in labels.hits(in: index - Self.reach..<index, of: text) {
      let gap = hit.end..<index
      guard gap.count <= Self.gap, !gap.contains(where: { text[$0].isDigit }),
        gap.count(where: { text[$0] == 0x20 }) <= 3, !gap.contains(where: { text[$0] == 0x2C })
      else { continue }
      return Match(index..<end, .context)
    }
    return nil
  }

  func evidence(for match: Match, in text: ScannedText) -> Evidence {
    let start = match.range.lowerBound
    let hit = labels.hits(in: start - Self.reach..<start, of: text)
      .last { start - $0.end <= Self.gap }
    return Evidence(word: hit.flatMap { labels.label(endingAt: $0.end, in: text) })
  }

  private func isGlued(before start: Int, in text: ScannedText) -> Bool {
    switch text[start - 1] {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"): text[start - 2].isDigit
    case let byte: byte.isWordByte
    }
  }
}
