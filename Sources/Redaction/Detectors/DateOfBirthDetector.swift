/// Dates of birth, after a label that says so, before one, or in a column with such a head.
///
/// A date alone is nobody's. Day, month and year may be digits in any order, with a month's name in eight
/// languages, or with the signs of East Asia.
struct DateOfBirthDetector: Detector {
  let id = "date-of-birth"
  let type = FindingType.dateOfBirth
  let triggers = Triggers(digitRuns: true, words: MonthNames.english)

  let examples = [
    "DOB: «03/12/1985», D.O.B. «12-03-85», date of birth «1985-03-12», dateOfBirth=«1985-03-12»",
    "in May 1985, but birthday: «March 12, 1985» and birth date «Mar 12th 1985»",
    "Geburtsdatum: «12.03.1985», geb. am «12. März 1985», geboren am «3.12.85»",
    "né le «12 mars 1985», née le «1er avril 1990», date de naissance : «12/03/1985»",
    "fecha de nacimiento: «12 de marzo de 1985», data di nascita «12 marzo 1985»",
    "geboortedatum «12 maart 1985», data de nascimento «12 de março de 1985»",
    "data urodzenia «12.03.1985», fødselsdato «12.03.1985», doğum tarihi «12.03.1985»",
    "出生日期:«1985年3月12日», 生年月日 «1985/03/12», дата рождения: «12.03.1985»",
    "I was born on «March 12, 1985». \"dob\": \"«19850312»\"",
    "03/12/1985, 12 March 1985, the date is 1985-03-12, expiry date 12/03/2025, date of issue 12.03.1985",
    "her date of birth, it's «12 March 1985», ich wurde am «10.6.1992» geboren, «25 May 1980» (date of birth)",
    "Floor de Graaf, geboren «18 april 1939», Pacjent, ur. «01.05.1963», Né(e) le : «4 avril 1980»",
    "fecha nac.: «14/06/1979», F. Nac. «3/5/1987», fecha de nac: «14-06-1979», fecha de nacional 14/06/1979",
    "nació el «1 de junio de 2018», nascimento «05/08/1995», Hans Meier, *«11.7.1953»",
    "first_name,dob\nAnn,«1961-10-07»\nBob,«03/12/1985»\n\nName;Geburtsdatum;Ort\nAnn;«26.1.1988»;Ulm",
    "name|dob|since\nAnn|«1986-11-15»|2020-01-31\nname,since\nAnn,1986-11-15; *11.7.1953* and * 11.7.1953",
    "Einstein, March 14, 1879. DOB: 13/13/1985, DOB: 99/99/9999, DOB 1.2, dob 1985",
    "date of birth certificates: 12/03/1985-001, DOB format DD/MM/YYYY, birthday in 3 weeks",
    "date of birth and the date of hire, which was 12/03/2019",
  ]

  private let labels: LabelIndex
  /// Labels that stand behind the date.
  private let laterLabels: LabelIndex
  private static let reach = 40
  private static let gap = 14

  init() {
    var labels = LabelIndex()
    labels.add(
      """
      dob,d o b,date of birth,dateofbirth,birth date,birthdate,birthday,birth day,date birth,bday,birth,
      i was born on,i was born,i am born on,patient born,geburtsdatum,geburtstag,geboren am,geb,
      geb am,ich bin am,date de naissance,né le,née le,né e le,née,naissance,anniversaire,fecha de nacimiento,
      nacido el,nacida el,nací el,nació el,nacio el,f nac,f. nac,fecha nac,fecha de nac,f nacimiento,fec nac,cumpleaños,data di nascita,nato il,nata il,geboortedatum,
      geboren op,geboren,ur.,urodz,e) le,nasci em,data de nascimento,nascimento,nasceu em,nasceu a,nascido em,nascida em,data urodzenia,urodzony,urodzona,
      födelsedatum,född,fødselsdato,født,syntymäaika,syntynyt,doğum tarihi,doğum tarihim,
      дата рождения,Дата рождения,出生日期,出生于,生日,生年月日,생년월일,datum narození,data nașterii
      """.replacingLineBreaks,
      kind: 0
    )
    self.labels = labels
    var later = LabelIndex()
    later.add(
      "geboren,as birthday,as birthdate,as date of birth,as dob,date of birth,dob,geburtsdatum,date de naissance,fecha de nacimiento,data di nascita",
      kind: 0
    )
    laterLabels = later
  }

  func match(at index: Int, in text: ScannedText) -> Match? {
    guard let end = WrittenDate.end(from: index, in: text), !isGlued(before: index, in: text) else {
      return nil
    }
    let isOne =
      label(before: index, in: text) != nil || label(after: end, in: text) != nil
      || text[index - 1] == UInt8(ascii: "*") && text[end] != UInt8(ascii: "*")
      || stands(inColumnAt: index, of: text)
    return isOne && WrittenDate.isRecent(index..<end, in: text) ? Match(index..<end, .context) : nil
  }

  func evidence(for match: Match, in text: ScannedText) -> Evidence {
    let end =
      label(before: match.range.lowerBound, in: text)
      ?? label(after: match.range.upperBound, in: text)
    return Evidence(
      word: end.flatMap {
        labels.label(endingAt: $0, in: text) ?? laterLabels.label(endingAt: $0, in: text)
      }
    )
  }

  /// Where the label ends that stands before a date.
  private func label(before start: Int, in text: ScannedText) -> Int? {
    labels.hits(in: start - Self.reach..<start, of: text).last { hit in
      let gap = hit.end..<start
      return hit.strong != 0 && gap.count <= Self.gap
        && !gap.contains(where: { text[$0].isDigit })
        && gap.count(where: { text[$0] == 0x20 }) <= 3
        && !(gap.contains { text[$0] == 0x0A } && gap.contains { ";|\t".utf8.contains(text[$0]) })
        && (!gap.contains { text[$0] == 0x2C }
          || Self.copulas.contains { text.hasLowercased($0, at: hit.end) })
    }?.end
  }

  private static let copulas = [", it's ", ", it is ", ", das ist der ", ", c'est le "].map {
    Array($0.utf8)
  }

  /// Where the label ends that stands behind a date, in brackets or as the sentence's last word.
  private func label(after end: Int, in text: ScannedText) -> Int? {
    guard text[end] == 0x20 else { return nil }
    let start = text[end + 1] == UInt8(ascii: "(") ? end + 2 : end + 1
    let last = text.end(from: start, limit: 24) { $0.isLetter || $0 == 0x20 || $0 >= 0x80 }
    return laterLabels.hits(in: start..<last, of: text).first { hit in
      text.hasLowercased(Self.born, at: start)
        ? hit.end == start + Self.born.count : start > end + 1
    }?.end
  }

  private static let born = Array("geboren".utf8)

  /// Whether the head of a table has a label over the cell that begins at a place.
  private func stands(inColumnAt place: Int, of text: ScannedText) -> Bool {
    TableColumn(ofCellAt: place, in: text).map { head in
      labels.hits(in: head.range, of: text).contains {
        $0.strong != 0 && $0.end == head.range.upperBound
      }
    } ?? false
  }

  private func isGlued(before start: Int, in text: ScannedText) -> Bool {
    switch text[start - 1] {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"): text[start - 2].isDigit
    case let byte: byte.isWordByte
    }
  }
}
