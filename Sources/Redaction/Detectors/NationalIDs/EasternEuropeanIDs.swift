/// Numbers of central and eastern Europe.
let easternEuropeanIDs: [NationalIDShape] = [
  NationalIDShape("PL PESEL", "999999~99999", labels: "pesel,numer pesel,nr pesel,polish id") {
    isPESEL($0)
  },
  NationalIDShape("PL NIP", "999-999-99-99", labels: "?nip,numer nip,nr nip") { isNIP($0) },
  NationalIDShape(
    "PL dowód",
    "AAA 999999",
    labels: "dowód,dowód osobisty,dowodu,dowodu osobistego,nr dowodu,numer dowodu"
  ) { _ in true },
  NationalIDShape("CZ rodné číslo", "999999/9999", alone: .punctuated, labels: czechLabels) {
    isRodneCislo($0)
  },
  NationalIDShape("CZ rodné číslo", "999999/999", labels: czechLabels) {
    isRodneCislo($0)
  },
  NationalIDShape("RO CNP", "9~999999~999999", labels: "cnp,cod numeric personal,c n p") {
    isCNP($0)
  },
  NationalIDShape("BG EGN", "9999999999", labels: "egn,ЕГН,егн,единен граждански номер") {
    isEGN($0)
  },
  NationalIDShape("HR OIB", "99999999999", labels: "oib,osobni identifikacijski broj") {
    $0.passesMod11And10
  },
  NationalIDShape(
    "RS JMBG",
    "9999999999999",
    labels: "jmbg,emšo,emso,ЈМБГ,јмбг,matični broj,embg,ЕМБГ"
  ) { isJMBG($0) },
  NationalIDShape(
    "EE isikukood",
    "99999999999",
    labels: "isikukood,asmens kodas,asmens kodą,estonian id,lithuanian id,estonian personal code"
  ) { isBalticCode($0) },
  NationalIDShape(
    "LV personas kods",
    "999999-99999",
    labels: "personas kods,personas kodu,latvian id,latvian personal code"
  ) { isPersonasKods($0) },
  NationalIDShape(
    "HU adóazonosító",
    "9999999999",
    labels: "adóazonosító,adóazonosító jel,adoazonosito,adóazonosítóm"
  ) { isAdoazonosito($0) },
  NationalIDShape("HU TAJ", "999 999 999", labels: "taj,taj szám,taj számom,tajszám,taj szam") {
    $0.weighted([3, 7, 3, 7, 3, 7, 3, 7]) % 10 == $0.digit(8)
  },
  NationalIDShape(
    "UA РНОКПП",
    "9999999999",
    labels: "РНОКПП,рнокпп,ІПН,іпн,rnokpp,ipn,Ідентифікаційний код,ідентифікаційний код"
  ) { isRNOKPP($0) },
  NationalIDShape("RU ИНН", "999999999999", labels: "ИНН,инн,?inn") { isINN($0) },
  NationalIDShape("RU СНИЛС", "999-999-999 99", labels: "СНИЛС,снилс,snils") { isSNILS($0) },
  NationalIDShape("RU паспорт", "99~99~999999", labels: "паспорт,Паспорт,паспорта") { _ in true },
]

private let czechLabels =
  "rodné číslo,rodné č,rodne cislo,r č,rodného čísla,rodním číslem,czech id,birth number"

/// Minister of Digital Affairs (Poland): weights 1, 3, 7, 9; the century is added to the month.
func isPESEL(_ id: IDCharacters) -> Bool {
  let sum = id.weighted([1, 3, 7, 9, 1, 3, 7, 9, 1, 3])
  return id.isDate(month: id.number(2..<4) % 20, day: id.number(4..<6))
    && (10 - sum % 10) % 10 == id.digit(10)
}

/// Ministry of Finance (Poland), NIP: modulo 11.
func isNIP(_ id: IDCharacters) -> Bool {
  id.weighted([6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == id.digit(9)
}

/// Zákon č 133/2000: ten digits are a multiple of 11; 50, and 20 when numbers ran out, are added to
/// the month; nine digits were issued before 1954 and have no check.
func isRodneCislo(_ id: IDCharacters) -> Bool {
  let month = id.number(2..<4) % 50
  guard id.isDate(month: month > 20 ? month - 20 : month, day: id.number(4..<6)) else {
    return false
  }
  return id.count == 9 || id.number(0..<10) % 11 == 0
    || id.number(0..<9) % 11 == 10 && id.digit(9) == 0
}

/// Legea 105/1996 (Romania): weights 279146358279, modulo 11, where 10 is 1.
func isCNP(_ id: IDCharacters) -> Bool {
  let check = id.weighted([2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11
  return id.digit(0) != 0 && id.isDate(month: id.number(3..<5), day: id.number(5..<7))
    && (check == 10 ? 1 : check) == id.digit(12)
}

/// ГРАО (Bulgaria): weights 2, 4, 8, 5, 10, 9, 7, 3, 6, modulo 11, modulo 10.
func isEGN(_ id: IDCharacters) -> Bool {
  id.isDate(month: id.number(2..<4) % 20, day: id.number(4..<6))
    && id.weighted([2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10 == id.digit(9)
}

/// The unique citizen's number of the states of former Yugoslavia: weights 7 to 2 twice, modulo 11.
func isJMBG(_ id: IDCharacters) -> Bool {
  let check = 11 - id.weighted([7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
  return id.isDate(month: id.number(2..<4), day: id.number(0..<2))
    && (check > 9 ? 0 : check) == id.digit(12)
}

/// EVS 585 (Estonia) and the same in Lithuania: two rows of weights, modulo 11.
func isBalticCode(_ id: IDCharacters) -> Bool {
  var check = id.weighted([1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11
  if check == 10 { check = id.weighted([3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11 % 10 }
  return (1...8).contains(id.digit(0)) && id.isDate(month: id.number(3..<5), day: id.number(5..<7))
    && check == id.digit(10)
}

/// PMLP (Latvia): 1101 less the weighted sum, modulo 11; since 2017 numbers begin with 32 and have
/// no date.
func isPersonasKods(_ id: IDCharacters) -> Bool {
  if id.number(0..<2) >= 32 { return id.number(0..<2) <= 39 }
  let sum = id.weighted([1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
  return id.isDate(month: id.number(2..<4), day: id.number(0..<2))
    && (1101 - sum) % 11 % 10 == id.digit(10)
}

/// 1996. évi XX. törvény (Hungary): an 8, then each digit times its place, modulo 11.
func isAdoazonosito(_ id: IDCharacters) -> Bool {
  id.digit(0) == 8 && id.weighted([1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11 == id.digit(9)
}

/// State Tax Service of Ukraine: weights -1, 5, 7, 9, 4, 6, 10, 5, 7, modulo 11, modulo 10.
func isRNOKPP(_ id: IDCharacters) -> Bool {
  let sum = id.weighted([-1, 5, 7, 9, 4, 6, 10, 5, 7])
  return ((sum % 11) + 11) % 11 % 10 == id.digit(9)
}

/// Federal Tax Service of Russia, the number of a person: two digits, modulo 11, modulo 10.
func isINN(_ id: IDCharacters) -> Bool {
  id.weighted([7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10 == id.digit(10)
    && id.weighted([3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10 == id.digit(11)
}

/// Pension Fund of Russia: weights 9 to 1, modulo 101, where 100 is 0.
func isSNILS(_ id: IDCharacters) -> Bool {
  id.weighted([9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101 % 100 == id.number(9..<11)
}
