/// Numbers of France, the Low Countries, Britain and Ireland.
let westernEuropeanIDs: [NationalIDShape] = [
  NationalIDShape(
    "FR NIR",
    "9 99 99 9X 999 999~99",
    alone: .checked,
    labels: "?nir,numéro de sécurité sociale,numero de securite sociale,sécurité sociale,"
      + "securite sociale,sécu,insee,numéro insee,n° ss,french social security"
  ) { isNIR($0) },
  NationalIDShape(
    "FR fiscal",
    "99 99 999 999 999",
    labels: "numéro fiscal,numero fiscal,spi,référence fiscale,french tax"
  ) { (0...3).contains($0.digit(0)) && $0.number(0..<10) % 511 == $0.number(10..<13) },
  NationalIDShape(
    "NL BSN",
    "99~9~9~99~999",
    labels: "bsn,burgerservicenummer,sofinummer,sofi nummer,sofi,citizen service number"
  ) { isBSN($0) },
  NationalIDShape(
    "BE NISS",
    "99.99.99-999.99",
    alone: .punctuated,
    labels: "niss,insz,rijksregisternummer,rijksregister,numéro national,numero national,"
      + "registre national,numéro de registre national,national register number,"
      + "national number,nationaal nummer"
  ) { isNISS($0) },
  NationalIDShape(
    "LU matricule",
    "9999~99~99~999~99",
    labels: "matricule,numéro d'identification national,luxembourg id"
  ) { $0.isDate(month: $0.number(4..<6), day: $0.number(6..<8)) },
  NationalIDShape(
    "GB NHS",
    "999 999 9999",
    labels: "nhs,nhs no,nhs number,nhs num,?chi,chi number,health service number"
  ) { isNHS($0) },
  NationalIDShape(
    "GB NINO",
    "AA 99 99 99 A",
    alone: .checked,
    labels: "?ni,ni no,ni number,nino,national insurance,national insurance number,"
      + "national insurance no,nat ins no"
  ) { isNINO($0) },
  NationalIDShape(
    "GB driving licence",
    "XXXXX~999999~XX~9AA",
    labels:
      "driving licence,driving licence no,driving licence number,driving license,driver number,dvla"
  ) { isDriverNumber($0) },
  NationalIDShape(
    "GB UTR",
    "99999~99999",
    labels: "?utr,unique taxpayer reference,taxpayer reference"
  ) { isUTR($0) },
  NationalIDShape(
    "IE PPSN",
    "9999999~A",
    labels: "pps,ppsn,pps no,pps number,personal public service,personal public service number"
  ) { isPPSN($0) },
  NationalIDShape(
    "IE PPSN",
    "9999999~AA",
    labels: "pps,ppsn,pps no,pps number,personal public service,personal public service number"
  ) { isPPSN($0) },
]

/// INSEE, NIR: 97 less the number modulo 97; 2A and 2B (Corsica) count as 19 and 18.
func isNIR(_ id: IDCharacters) -> Bool {
  guard (1...4).contains(id.digit(0)) || id.digit(0) == 7 || id.digit(0) == 8 else { return false }
  let month = id.number(3..<5)
  guard (1...12).contains(month) || (20...42).contains(month) || (50...99).contains(month) else {
    return false
  }
  var value = 0
  for place in 0..<13 {
    switch id[place] {
    case UInt8(ascii: "A"): value = (value - 1) * 10 + 9
    case UInt8(ascii: "B"): value = (value - 1) * 10 + 8
    case let byte where byte.isDigit: value = value * 10 + byte.digitValue
    default: return false
    }
  }
  return 97 - value % 97 == id.number(13..<15)
}

/// Rijksdienst voor Identiteitsgegevens, the test of eleven: weights 9 to 2 and -1.
func isBSN(_ id: IDCharacters) -> Bool {
  id.weighted([9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 == 0
}

/// IBZ Rijksregister: 97 less the first nine digits modulo 97, with a 2 before them since 2000.
func isNISS(_ id: IDCharacters) -> Bool {
  let month = id.number(2..<4)
  // 20 or 40 is added to the month in numbers of people who are not in the register.
  guard (0...12).contains(month % 20), month <= 52, id.number(4..<6) <= 31 else { return false }
  let value = id.number(0..<9)
  let check = id.number(9..<11)
  return 97 - value % 97 == check || 97 - (2_000_000_000 + value) % 97 == check
}

/// NHS Data Dictionary, "NHS NUMBER": weights 10 to 2, 11 less the sum modulo 11; 10 is not issued.
func isNHS(_ id: IDCharacters) -> Bool {
  let check = 11 - id.weighted([10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11
  return check != 10 && check % 11 == id.digit(9)
}

/// HMRC, NIM39110: which letters a prefix may have; the suffix is A to D; no check digit.
func isNINO(_ id: IDCharacters) -> Bool {
  let (first, second) = (id[0], id[1])
  guard !"DFIQUV".utf8.contains(first), !"DFIQUVO".utf8.contains(second),
    (UInt8(ascii: "A")...UInt8(ascii: "D")).contains(id[8])
  else { return false }
  let prefix = String(decoding: [first, second], as: UTF8.self)
  return !["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"].contains(prefix)
}

/// DVLA, the driver number: five letters of the name with nines after a short one, the year's tens, the month
/// (50 more for women), the day and the year's ones of birth, two initials or nines; how the two letters at its
/// end check it is not published.
func isDriverNumber(_ id: IDCharacters) -> Bool {
  let nine = UInt8(ascii: "9")
  var isName = true
  for place in 0..<5 {
    if id[place] == nine, place > 0 {
      isName = false
    } else if !isName || id[place].isDigit {
      return false
    }
  }
  let month = id.number(6..<8) % 50
  return (1...12).contains(month) && id.number(6..<8) <= 62 && (1...31).contains(id.number(8..<10))
    && (11...12).allSatisfy { id[$0] == nine || id[$0].isLetter }
}

/// HMRC, unique taxpayer reference: the first digit checks the other nine, modulo 11.
func isUTR(_ id: IDCharacters) -> Bool {
  let checks = [2, 1, 9, 8, 7, 6, 5, 4, 3, 2, 1]
  return checks[id.weighted([6, 7, 8, 9, 10, 5, 4, 3, 2], from: 1) % 11] == id.digit(0)
}

/// Department of Social Protection (Ireland): weights 8 to 2, and 9 for a second letter, modulo 23.
func isPPSN(_ id: IDCharacters) -> Bool {
  var sum = id.weighted([8, 7, 6, 5, 4, 3, 2])
  if id.count == 9, id[8] != UInt8(ascii: "W") { sum += Int(id[8] &- 0x40) * 9 }
  let letters = Array("WABCDEFGHIJKLMNOPQRSTUV".utf8)
  return letters[sum % 23] == id[7]
}
