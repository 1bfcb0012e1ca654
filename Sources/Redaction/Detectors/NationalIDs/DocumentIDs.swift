/// Documents that have a number in every country: only the word tells them.
let documentIDs: [NationalIDShape] =
  ["999999999", "99999999", "9999999", "AXXXXXXX", "AXXXXXXXX", "99AA99999"].map { template in
    NationalIDShape("passport", template, labels: passportLabels, isValid: isTravelDocument)
  }
  + [
    "A9999999", "A999999999999", "999999999", "99999999", "A99999999999999", "AA999999~X",
    "AXXXXXXXXXX", "XXXXX~999999~XXXXX", "XXXXX~999999~XX~9XX", "A999~9999~9999",
    "A999~9999~9999~99", "99AA99999", "AXXXXXXX", "AXXXXXXXX",
  ].map { template in
    NationalIDShape("driving licence", template, labels: licenceLabels, isValid: isTravelDocument)
  }

/// No country's rule, only what keeps words out: half of it digits, or no vowel in it, as ICAO's Doc 9303
/// advises and most countries do.
@Sendable private func isTravelDocument(_ id: IDCharacters) -> Bool {
  let digits = (0..<id.count).count { id[$0].isDigit }
  return digits * 2 >= id.count
    || digits > 0 && id.count >= 8
      && !(0..<id.count).contains { "AEIOUaeiou".utf8.contains(id[$0]) }
}

private let passportLabels =
  """
  passport,passport no,passport number,passport num,reisepass,reisepassnummer,passnummer,passeport,
  numéro de passeport,pasaporte,número de pasaporte,passaporto,passaporte,paspoort,paspoortnummer,
  paszport,ausweis,personalausweis,ausweisnummer,护照,护照号,パスポート,여권번호
  """.replacingLineBreaks.asWeakLabels

private let licenceLabels =
  """
  driver's license,drivers license,driver license,driver's license number,driver's license no,
  driver's licence,drivers licence,driving licence,driving licence number,?license number,?licence number,?licence no,
  ?licence,dl no,
  dl number,dlnumber,führerschein,führerscheinnummer,permis de conduire,carnet de conducir,
  patente di guida,rijbewijs,rijbewijsnummer
  """.replacingLineBreaks.asWeakLabels
