/// Numbers of East and South-East Asia.
let eastAsianIDs: [NationalIDShape] = [
  NationalIDShape(
    "CN 居民身份证",
    "999999~99999999~999X",
    alone: .checked,
    labels: "身份证,身份证号,身份证号码,居民身份证,chinese id,resident identity card"
  ) { isChineseID($0) },
  NationalIDShape("TW 身分證", "A~999999999", labels: "身分證,身分證字號,身份證字號,統一編號,taiwan id") {
    isTaiwanID($0)
  },
  NationalIDShape("HK 身份證", "A999999(X", alone: .punctuated, labels: hongKongLabels) {
    isHongKongID($0)
  },
  NationalIDShape("HK 身份證", "AA999999(X", alone: .punctuated, labels: hongKongLabels) {
    isHongKongID($0)
  },
  NationalIDShape(
    "JP マイナンバー",
    "9999 9999 9999",
    labels: "マイナンバー,個人番号,my number,mynumber,japanese id"
  ) { isMyNumber($0) },
  NationalIDShape(
    "KR 주민등록번호",
    "999999-9999999",
    alone: .punctuated,
    labels: "주민등록번호,주민번호,외국인등록번호,rrn,resident registration number,korean id"
  ) { isKoreanRRN($0) },
  NationalIDShape(
    "SG NRIC",
    "A~9999999~A",
    alone: .checked,
    labels: "nric,nric no,?fin,fin no,nric number,fin number,nric fin"
  ) { isNRIC($0) },
  NationalIDShape(
    "MY MyKad",
    "999999-99-9999",
    alone: .punctuated,
    labels: "mykad,nric,no kad pengenalan,kad pengenalan,no k p,no kp,ic no,ic number,malaysian id"
  ) {
    $0.isDate(month: $0.number(2..<4), day: $0.number(4..<6)) && $0.number(6..<8) != 0
  },
  NationalIDShape(
    "TH เลขประจำตัวประชาชน",
    "9-9999-99999-99-9",
    alone: .punctuated,
    labels: "เลขประจำตัวประชาชน,บัตรประชาชน,เลขบัตรประชาชน,thai id,thai national id"
  ) { isThaiID($0) },
  NationalIDShape("ID NIK", "999999~999999~9999", labels: "nik,no ktp,ktp,nomor induk kependudukan")
  {
    $0.isDate(month: $0.number(8..<10), day: ($0.number(6..<8)) % 40)
  },
  NationalIDShape(
    "VN CCCD",
    "999~999~999~999",
    labels: "cccd,căn cước,căn cước công dân,cmnd,số cccd"
  ) { $0.digit(0) == 0 },
  NationalIDShape("PH PhilSys", "9999-9999-9999", labels: "philsys,psn,pcn,philippine id,phil id") {
    _ in true
  },
]

private let hongKongLabels = "hkid,hkid no,hong kong id,hong kong identity card,香港身份證,香港身份证,身份證號碼"

/// GB 11643-1999, with ISO/IEC 7064 MOD 11-2: weights of powers of two, where 10 is written X.
func isChineseID(_ id: IDCharacters) -> Bool {
  guard id.digit(0) != 0, [18, 19, 20].contains(id.number(6..<8)),
    id.isDate(month: id.number(10..<12), day: id.number(12..<14))
  else { return false }
  let sum = id.weighted([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
  return Array("10X98765432".utf8)[sum % 11] == id[17]
}

/// Ministry of the Interior (Taiwan): the letter of the place counts as two digits, weights 1 and 9
/// to 1, modulo 10.
func isTaiwanID(_ id: IDCharacters) -> Bool {
  // In the order of the codes from 10 on.
  let letters = Array("ABCDEFGHJKLMNPQRSTUVXYWZIO".utf8)
  guard let place = letters.firstIndex(of: id[0]), [1, 2, 8, 9].contains(id.digit(1)) else {
    return false
  }
  let code = place + 10
  return (code / 10 + code % 10 * 9 + id.weighted([8, 7, 6, 5, 4, 3, 2, 1, 1], from: 1)) % 10 == 0
}

/// Immigration Department (Hong Kong): weights 9 to 1, letters from ten on and a blank 36, modulo 11,
/// where 10 is written A.
func isHongKongID(_ id: IDCharacters) -> Bool {
  let letters = id.count - 7
  func value(_ place: Int) -> Int { Int(id[place]) - 55 }
  var sum = letters == 2 ? value(0) * 9 + value(1) * 8 : 36 * 9 + value(0) * 8
  sum += id.weighted([7, 6, 5, 4, 3, 2], from: letters)
  let last = id[id.count - 1]
  guard last.isDigit || last == UInt8(ascii: "A") else { return false }
  return (sum + (last.isDigit ? last.digitValue : 10)) % 11 == 0
}

/// Ordinance 85 of 2014 (Japan): weights 2 to 7 and 2 to 6 from the right, modulo 11.
func isMyNumber(_ id: IDCharacters) -> Bool {
  let rest = id.weighted([6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
  return (rest <= 1 ? 0 : 11 - rest) == id.digit(11)
}

/// Resident Registration Act (Korea): birthday, sex, and until October 2020 a check digit modulo 11.
func isKoreanRRN(_ id: IDCharacters) -> Bool {
  guard id.isDate(month: id.number(2..<4), day: id.number(4..<6)) else { return false }
  let check = (11 - id.weighted([2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11) % 10
  // Whoever was born since then has a number of seven digits drawn at random after the sex.
  let isDrawn = id.number(0..<4) >= 2010 && id.number(0..<2) < 40 && id.digit(6) >= 3
  return check == id.digit(12) || isDrawn
}

/// Immigration & Checkpoints Authority (Singapore): weights 2, 7 to 2, modulo 11, and a row of letters
/// by the first letter.
func isNRIC(_ id: IDCharacters) -> Bool {
  let sum = id.weighted([2, 7, 6, 5, 4, 3, 2], from: 1)
  let last = id[8]
  switch id[0] {
  case UInt8(ascii: "S"): return Array("JZIHGFEDCBA".utf8)[sum % 11] == last
  case UInt8(ascii: "T"): return Array("JZIHGFEDCBA".utf8)[(sum + 4) % 11] == last
  case UInt8(ascii: "F"): return Array("XWUTRQPNMLK".utf8)[sum % 11] == last
  case UInt8(ascii: "G"): return Array("XWUTRQPNMLK".utf8)[(sum + 4) % 11] == last
  case UInt8(ascii: "M"): return Array("XWUTRQPNJLK".utf8)[(sum + 3) % 11] == last
  default: return false
  }
}

/// Department of Provincial Administration (Thailand): weights 13 to 2, modulo 11, modulo 10.
func isThaiID(_ id: IDCharacters) -> Bool {
  let sum = id.weighted([13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2])
  return id.digit(0) != 0 && (11 - sum % 11) % 10 == id.digit(12)
}
