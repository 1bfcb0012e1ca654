/// Numbers of South and West Asia.
let southAsianIDs: [NationalIDShape] = [
  NationalIDShape(
    "IN Aadhaar",
    "9999 9999 9999",
    labels: "aadhaar,aadhar,adhaar,uidai,aadhaar number,aadhaar no,?uid,आधार,आधार संख्या,आधार नंबर"
  ) { $0.digit(0) > 1 && $0.passesVerhoeff },
  NationalIDShape(
    "IN PAN",
    "AAAAA~9999~A",
    labels: "?pan,pan no,pan number,pan card,permanent account number,पैन"
  ) { "ABCFGHJLPT".utf8.contains($0[3]) },
  NationalIDShape("IN Voter ID", "AAA9999999", labels: "voter id,?epic,epic no,voter card") { _ in
    true
  },
  NationalIDShape(
    "PK CNIC",
    "99999-9999999-9",
    alone: .punctuated,
    labels: "cnic,nicop,شناختی کارڈ,pakistani id"
  ) { (1...8).contains($0.digit(0)) },
  NationalIDShape(
    "AE Emirates ID",
    "999-9999-9999999-9",
    alone: .punctuated,
    labels: "emirates id,eid,الهوية الإماراتية,رقم الهوية"
  ) { $0.number(0..<3) == 784 && $0.passesLuhn() },
  NationalIDShape(
    "SA هوية",
    "9999999999",
    labels: "iqama,iqama no,iqama number,saudi id,رقم الهوية,الهوية الوطنية,إقامة,هوية"
  ) { (1...2).contains($0.digit(0)) && $0.passesLuhn() },
  NationalIDShape(
    "IL תעודת זהות",
    "99999999~9",
    labels: "teudat zehut,?t z,תעודת זהות,ת.ז,ת\"ז,תז,מספר זהות,israeli id"
  ) { $0.passesLuhn() },
  NationalIDShape("IR کد ملی", "999~999999~9", labels: "کد ملی,کدملی,code melli,iranian id") {
    isCodeMelli($0)
  },
]

/// Civil Registration Organization of Iran: weights 10 to 2, modulo 11.
func isCodeMelli(_ id: IDCharacters) -> Bool {
  let rest = id.weighted([10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11
  return (rest < 2 ? rest : 11 - rest) == id.digit(9)
}
