/// Numbers of Italy, Spain, Portugal, Greece and Turkey.
let southernEuropeanIDs: [NationalIDShape] = [
  NationalIDShape(
    "IT codice fiscale",
    "AAA~AAA~XXAXX~AXXXA",
    alone: .checked,
    labels: "codice fiscale,cod fiscale,cod fisc,?c f,fiscal code"
  ) { isCodiceFiscale($0) },
  NationalIDShape("IT partita IVA", "99999999999", labels: "partita iva,p iva,piva") {
    $0.passesLuhn()
  },
  NationalIDShape("ES DNI", "99~999~999~A", alone: .checked, labels: "dni,nif,d n i,n i f") {
    isDNI($0, number: $0.number(0..<8))
  },
  NationalIDShape(
    "ES NIE",
    "A~9~999~999~A",
    alone: .checked,
    labels: "nie,n i e,número de identidad de extranjero"
  ) { isNIE($0) },
  NationalIDShape(
    "PT NIF",
    "999~999~999",
    labels: "nif,contribuinte,número de contribuinte,numero de contribuinte,nipc,"
      + "número de identificação fiscal,numero de identificacao fiscal"
  ) { isPortugueseNIF($0) },
  NationalIDShape(
    "PT cartão de cidadão",
    "99999999~9~AA9",
    labels: "cartão de cidadão,cartao de cidadao,citizen card"
  ) { _ in true },
  NationalIDShape("GR AMKA", "999999~99999", labels: "amka,α μ κ α,αμκα,ΑΜΚΑ,Α.Μ.Κ.Α") {
    $0.isDate(month: $0.number(2..<4), day: $0.number(0..<2)) && $0.passesLuhn()
  },
  NationalIDShape("GR AFM", "999999999", labels: "afm,ΑΦΜ,αφμ,Α.Φ.Μ,greek tax") { isAFM($0) },
  NationalIDShape(
    "TR TC kimlik",
    "999~999~999~99",
    labels: "?tc,tckn,t c,tc kimlik,tc kimlik no,kimlik,kimlik no,t c kimlik no,kimlik numarası,"
      + "kimlik numarasi,tc no,turkish id,turkish identification number"
  ) { isTCKimlik($0) },
]

/// Ministero delle Finanze, decree of 12 March 1974: odd places by a table, even ones by value,
/// modulo 26; L to V stand for digits where two persons would share a code.
func isCodiceFiscale(_ id: IDCharacters) -> Bool {
  let odd = [
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
  ]
  guard "ABCDEHLMPRST".utf8.contains(id[8]) else { return false }
  for place in [6, 7, 9, 10, 12, 13, 14] {
    guard id[place].isDigit || "LMNPQRSTUV".utf8.contains(id[place]) else { return false }
  }
  var sum = 0
  for place in 0..<15 {
    let byte = id[place]
    let value = byte.isDigit ? byte.digitValue : Int(byte) - 65
    sum += place % 2 == 0 ? odd[value] : value
  }
  return sum % 26 == Int(id[15]) - 65
}

/// Ministerio del Interior: the letter is the number modulo 23 in a fixed row of letters.
func isDNI(_ id: IDCharacters, number: Int) -> Bool {
  Array("TRWAGMYFPDXBNJZSQVHLCKE".utf8)[number % 23] == id[id.count - 1]
}

/// Ministerio del Interior: X, Y, Z stand for 0, 1, 2 before the digits.
func isNIE(_ id: IDCharacters) -> Bool {
  guard (UInt8(ascii: "X")...UInt8(ascii: "Z")).contains(id[0]) else { return false }
  return isDNI(id, number: Int(id[0] - UInt8(ascii: "X")) * 10_000_000 + id.number(1..<8))
}

/// Autoridade Tributária: weights 9 to 2, 11 less the sum modulo 11, 10 and 11 are 0.
func isPortugueseNIF(_ id: IDCharacters) -> Bool {
  let check = 11 - id.weighted([9, 8, 7, 6, 5, 4, 3, 2]) % 11
  return id.digit(0) != 0 && (check > 9 ? 0 : check) == id.digit(8)
}

/// AADE (Greece): each digit times two to the power of its place, modulo 11, modulo 10.
func isAFM(_ id: IDCharacters) -> Bool {
  id.weighted([256, 128, 64, 32, 16, 8, 4, 2]) % 11 % 10 == id.digit(8)
}

/// Nüfus ve Vatandaşlık İşleri: the tenth digit of odd and even places, the eleventh of the sum.
func isTCKimlik(_ id: IDCharacters) -> Bool {
  let odd = id.digit(0) + id.digit(2) + id.digit(4) + id.digit(6) + id.digit(8)
  let even = id.digit(1) + id.digit(3) + id.digit(5) + id.digit(7)
  let sum = odd + even + id.digit(9)
  return id.digit(0) != 0 && (odd * 7 - even + 10) % 10 == id.digit(9) && sum % 10 == id.digit(10)
}
