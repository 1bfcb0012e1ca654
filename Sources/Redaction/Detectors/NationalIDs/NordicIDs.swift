/// Numbers of the Nordic countries.
let nordicIDs: [NationalIDShape] = [
  NationalIDShape("SE personnummer", "999999-9999", alone: .punctuated, labels: swedishLabels) {
    isPersonnummer($0, from: 0)
  },
  NationalIDShape("SE personnummer", "99999999-9999", alone: .punctuated, labels: swedishLabels) {
    [18, 19, 20].contains($0.number(0..<2)) && isPersonnummer($0, from: 2)
  },
  NationalIDShape("FI hetu", "999999-999X", alone: .punctuated, labels: finnishLabels) {
    isHetu($0, individual: 6)
  },
  NationalIDShape("FI hetu", "999999A999X", alone: .checked, labels: finnishLabels) {
    "ABCDEFUVWXY".utf8.contains($0[6]) && isHetu($0, individual: 7)
  },
  NationalIDShape(
    "DK CPR",
    "999999-9999",
    labels: "?cpr,cpr nr,cpr nummer,cprnr,personnummer,danish id,cpr number"
  ) { $0.isDate(month: $0.number(2..<4), day: $0.number(0..<2)) },
  NationalIDShape(
    "NO fødselsnummer",
    "999999 99999",
    labels: "fødselsnummer,fodselsnummer,fødselsnr,fnr,personnummer,d nummer,norwegian id,"
      + "norwegian national id"
  ) { isFodselsnummer($0) },
  NationalIDShape("IS kennitala", "999999-9999", labels: "kennitala,?kt,icelandic id") {
    isKennitala($0)
  },
]

private let swedishLabels =
  "personnummer,personnr,pnr,person nr,samordningsnummer,swedish id,swedish personal number"
private let finnishLabels =
  "henkilötunnus,henkilotunnus,hetu,sotu,henkilötunnukseni,finnish id,personbeteckning"

/// Skatteverket, SKV 704: Luhn over the ten digits from the year on; 60 is added to the day of a
/// coordination number.
func isPersonnummer(_ id: IDCharacters, from start: Int) -> Bool {
  let day = id.number(start + 4..<start + 6)
  return id.isDate(month: id.number(start + 2..<start + 4), day: day > 60 ? day - 60 : day)
    && id.passesLuhn(from: start)
}

/// Digi- ja väestötietovirasto: day, month, year and individual number modulo 31 give a character.
func isHetu(_ id: IDCharacters, individual: Int) -> Bool {
  guard id.isDate(month: id.number(2..<4), day: id.number(0..<2)) else { return false }
  let value = id.number(0..<6) * 1000 + id.number(individual..<individual + 3)
  return Array("0123456789ABCDEFHJKLMNPRSTUVWXY".utf8)[value % 31] == id[individual + 3]
}

/// Skatteetaten: two digits modulo 11; 40 is added to the day of a D-number, or to the month of a
/// help number.
func isFodselsnummer(_ id: IDCharacters) -> Bool {
  let day = id.number(0..<2)
  let month = id.number(2..<4)
  guard id.isDate(month: month % 40, day: day % 40) else { return false }
  let first = (11 - id.weighted([3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11) % 11
  let second = (11 - id.weighted([5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11
  return first == id.digit(9) && second == id.digit(10)
}

/// Þjóðskrá: weights 3, 2, 7 to 2, 11 less the sum modulo 11 is the ninth digit.
func isKennitala(_ id: IDCharacters) -> Bool {
  guard id.isDate(month: id.number(2..<4), day: id.number(0..<2) % 40) else { return false }
  return (11 - id.weighted([3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11 == id.digit(8)
}
