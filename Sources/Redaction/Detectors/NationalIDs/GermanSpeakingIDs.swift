/// Numbers of Germany, Austria and Switzerland.
let germanSpeakingIDs: [NationalIDShape] = [
  NationalIDShape(
    "DE Steuer-ID",
    "99 999 999 999",
    labels:
      "steuer id,steueridentifikationsnummer,steuer identifikationsnummer,steuerid,steuer idnr,"
      + "idnr,?identifikationsnummer,steuerliche identifikationsnummer,?tin,german tax,steuer identnummer"
  ) { isSteuerID($0) },
  NationalIDShape(
    "DE Rentenversicherung",
    "99 999999 A 999",
    alone: .punctuated,
    labels: "rentenversicherungsnummer,sozialversicherungsnummer,rvnr,sv nummer,svnr,sv nr,"
      + "versicherungsnummer,sozialversicherungs nr"
  ) { isRentenversicherung($0) },
  NationalIDShape(
    "DE Krankenversicherung",
    "A999999999",
    labels: "krankenversichertennummer,kvnr,versichertennummer,krankenversicherungsnummer,"
      + "krankenkassennummer"
  ) { isKrankenversicherung($0) },
  NationalIDShape(
    "DE Personalausweis",
    "XXXXXXXXX~9",
    labels: "personalausweis,personalausweisnummer,ausweisnummer,ausweis nr,perso nr,?ausweis"
  ) { isDocumentNumber($0) },
  NationalIDShape(
    "DE Personalausweis",
    "XXXXXXXXX",
    labels: "personalausweis,personalausweisnummer,ausweisnummer,ausweis nr,perso nr,reisepass,"
      + "reisepassnummer,pass nr,passnummer"
  ) { $0[0].isLetter && $0[8].isDigit },
  NationalIDShape(
    "AT SVNR",
    "9999 999999",
    labels:
      "svnr,sv nummer,sv nr,sozialversicherungsnummer,versicherungsnummer,sozialversicherungs nr"
  ) { isAustrianSVNR($0) },
  NationalIDShape(
    "CH AHV",
    "999.9999.9999.99",
    alone: .punctuated,
    labels: "ahv,ahvn13,ahv nr,ahv nummer,avs,no avs,numéro avs,numero avs,ahvn,navs,avs nr,"
      + "swiss social security"
  ) { $0.number(0..<3) == 756 && $0.passesEAN },
]

/// Bundeszentralamt für Steuern: MOD 11,10; among the first ten digits one stands two or three times.
func isSteuerID(_ id: IDCharacters) -> Bool {
  var seen = [Int](repeating: 0, count: 10)
  for place in 0..<10 { seen[id.digit(place)] += 1 }
  let repeated = seen.filter { $0 > 1 }
  return id.digit(0) != 0 && repeated.count == 1 && repeated[0] <= 3 && id.passesMod11And10
}

/// Deutsche Rentenversicherung, VKVV § 4: the letter counts as two digits, the digits of each
/// product are added, modulo 10.
func isRentenversicherung(_ id: IDCharacters) -> Bool {
  guard id.isDate(month: id.number(4..<6), day: max(1, id.number(2..<4) % 50)) else { return false }
  let letter = Int(id[8]) - 64
  let digits =
    (0..<8).map { id.digit($0) } + [letter / 10, letter % 10] + (9..<11).map { id.digit($0) }
  let weights = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1]
  let sum = zip(digits, weights).reduce(0) { $0 + ($1.0 * $1.1) / 10 + ($1.0 * $1.1) % 10 }
  return sum % 10 == id.digit(11)
}

/// § 290 SGB V: the letter counts as two digits, weights 1 and 2, modulo 10.
func isKrankenversicherung(_ id: IDCharacters) -> Bool {
  let letter = Int(id[0]) - 64
  let digits = [letter / 10, letter % 10] + (1..<9).map { id.digit($0) }
  var sum = 0
  for (place, digit) in digits.enumerated() {
    let product = digit * (1 + place % 2)
    sum += product / 10 + product % 10
  }
  return sum % 10 == id.digit(9)
}

/// ICAO 9303 part 3: weights 7, 3, 1, letters from ten on, modulo 10.
func isDocumentNumber(_ id: IDCharacters) -> Bool {
  var sum = 0
  for place in 0..<id.count - 1 {
    let byte = id[place]
    let value = byte.isDigit ? byte.digitValue : Int(byte) - 55
    sum += value * [7, 3, 1][place % 3]
  }
  return id[id.count - 1].isDigit && sum % 10 == id.digit(id.count - 1)
}

/// Dachverband der Sozialversicherungsträger: the fourth digit checks the others, modulo 11.
func isAustrianSVNR(_ id: IDCharacters) -> Bool {
  let sum = id.weighted([3, 7, 9]) + id.weighted([5, 8, 4, 2, 1, 6], from: 4)
  return id.digit(0) != 0 && id.number(6..<8) <= 15 && id.number(4..<6) <= 31
    && sum % 11 == id.digit(3)
}
