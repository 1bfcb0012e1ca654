/// Documents that have a number in every country: only the word tells them.
let documentIDs: [NationalIDShape] =
  ["999999999", "99999999", "9999999", "AXXXXXXX", "AXXXXXXXX", "99AA99999"].map { template in
    NationalIDShape("passport", template, labels: passportLabels, isValid: isMostlyDigits)
  }
  + [
    "A9999999", "A999999999999", "999999999", "99999999", "A99999999999999", "AA999999~X",
    "AXXXXXXXXXX", "XXXXX~999999~XXXXX", "XXXXX~999999~XX~9XX", "A999~9999~9999",
    "A999~9999~9999~99",
  ].map { template in
    NationalIDShape("driving licence", template, labels: licenceLabels, isValid: isMostlyDigits)
  }

/// No country's rule, only what keeps words out.
@Sendable private func isMostlyDigits(_ id: IDCharacters) -> Bool {
  (0..<id.count).count { id[$0].isDigit } * 2 >= id.count
}

private let passportLabels =
  """
  passport,passport no,passport number,passport num,reisepass,reisepassnummer,passnummer,passeport,
  numéro de passeport,pasaporte,número de pasaporte,passaporto,passaporte,paspoort,paspoortnummer,
  paszport,护照,护照号,パスポート,여권번호
  """.replacingLineBreaks.asWeakLabels

private let licenceLabels =
  """
  driver's license,drivers license,driver license,driver's license number,driver's license no,
  driver's licence,drivers licence,driving licence,driving licence number,?license number,dl no,
  dl number,dlnumber,führerschein,führerscheinnummer,permis de conduire,carnet de conducir,
  patente di guida,rijbewijs,rijbewijsnummer
  """.replacingLineBreaks.asWeakLabels
