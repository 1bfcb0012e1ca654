/// Numbers of Oceania and Africa.
let otherIDs: [NationalIDShape] = [
  NationalIDShape("AU TFN", "999 999 999", labels: "tfn,tax file,tax file number,tax file no") {
    isTFN($0)
  },
  NationalIDShape(
    "AU Medicare",
    "9999 99999 9",
    labels: "?medicare,medicare no,medicare number,medicare card"
  ) { isMedicare($0) },
  NationalIDShape(
    "AU Medicare",
    "9999 99999 9~9",
    labels: "?medicare,medicare no,medicare number,medicare card"
  ) { isMedicare($0) },
  NationalIDShape("NZ IRD", "999-999-999", labels: "ird,ird no,ird number") { isIRD($0) },
  NationalIDShape("NZ IRD", "99-999-999", labels: "ird,ird no,ird number") { isIRD($0) },
  NationalIDShape("NZ NHI", "AAA~9999", labels: "nhi,nhi no,nhi number") { _ in true },
  NationalIDShape(
    "ZA ID",
    "999999 9999 999",
    labels: "south african id,sa id,rsa id,?id no,id nommer,identiteitsnommer,?id number"
  ) { isSouthAfricanID($0) },
  NationalIDShape("NG NIN", "999~9999~9999", labels: "?nin,?national identification number,bvn") {
    $0.digit(0) != 0
  },
  NationalIDShape(
    "EG الرقم القومي",
    "9~999999~9999999",
    labels: "الرقم القومي,egyptian id,egyptian national id"
  ) { (2...3).contains($0.digit(0)) && $0.isDate(month: $0.number(3..<5), day: $0.number(5..<7)) },
  NationalIDShape("KE ID", "99999999", labels: "kenyan id,huduma,huduma namba") { _ in true },
]

/// Australian Taxation Office: weights 1, 4, 3, 7, 5, 8, 6, 9, 10, a multiple of 11.
func isTFN(_ id: IDCharacters) -> Bool {
  id.weighted([1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 == 0
}

/// Services Australia: weights 1, 3, 7, 9, modulo 10 is the ninth digit; the first is 2 to 6.
func isMedicare(_ id: IDCharacters) -> Bool {
  (2...6).contains(id.digit(0)) && id.weighted([1, 3, 7, 9, 1, 3, 7, 9]) % 10 == id.digit(8)
}

/// Inland Revenue (New Zealand): two rows of weights, modulo 11.
func isIRD(_ id: IDCharacters) -> Bool {
  let start = id.count - 9
  func check(_ weights: [Int]) -> Int {
    let kept = start < 0 ? Array(weights.dropFirst()) : weights
    let rest = id.weighted(kept) % 11
    return rest == 0 ? 0 : 11 - rest
  }
  var value = check([3, 2, 7, 6, 5, 4, 3, 2])
  if value == 10 { value = check([7, 4, 3, 2, 5, 2, 7, 6]) }
  return value == id.digit(id.count - 1)
}

/// Department of Home Affairs (South Africa): birthday, sex, citizenship 0 to 2, Luhn.
func isSouthAfricanID(_ id: IDCharacters) -> Bool {
  id.isDate(month: id.number(2..<4), day: id.number(4..<6)) && id.digit(10) <= 2
    && id.passesLuhn()
}
