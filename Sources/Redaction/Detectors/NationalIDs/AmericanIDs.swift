/// Numbers of the Americas; the social security number of the United States has its own detector.
let americanIDs: [NationalIDShape] = [
  NationalIDShape(
    "BR CPF",
    "999.999.999-99",
    alone: .punctuated,
    labels: "cpf,cadastro de pessoas físicas,cadastro de pessoa física"
  ) { isCPF($0) },
  NationalIDShape(
    "BR CNPJ",
    "XX.XXX.XXX/XXXX-99",
    alone: .punctuated,
    labels: "cnpj,cadastro nacional da pessoa jurídica"
  ) { isCNPJ($0) },
  NationalIDShape(
    "CA SIN",
    "999-999-999",
    labels:
      "?sin,sin no,sin number,social insurance,social insurance number,?nas,numéro d'assurance sociale"
  ) { isSIN($0) },
  NationalIDShape(
    "MX CURP",
    "AAAA999999AAAAAAX9",
    alone: .checked,
    labels: "curp,clave única,clave unica"
  ) { isCURP($0) },
  NationalIDShape(
    "MX RFC",
    "AAAA~999999~XXX",
    labels: "rfc,registro federal de contribuyentes"
  ) { $0.isDate(month: $0.number(6..<8), day: $0.number(8..<10)) },
  NationalIDShape(
    "AR CUIT",
    "99-99999999-9",
    alone: .punctuated,
    labels: "cuit,cuil,clave única de identificación tributaria"
  ) { isCUIT($0) },
  NationalIDShape("AR DNI", "99.999.999", labels: "dni,documento nacional de identidad") { _ in true
  },
  NationalIDShape(
    "CL RUT",
    "99.999.999-X",
    alone: .punctuated,
    labels: "?rut,?run,rol único nacional,rut número"
  ) {
    isRUT($0)
  },
  NationalIDShape(
    "CL RUT",
    "9.999.999-X",
    alone: .punctuated,
    labels: "?rut,?run,rol único nacional,rut número"
  ) {
    isRUT($0)
  },
  NationalIDShape(
    "CO cédula",
    "9.999.999.999",
    labels: "cédula,cedula,cédula de ciudadanía,nuip"
  ) { _ in true },
  NationalIDShape(
    "US ITIN",
    "999-99-9999",
    labels: "itin,individual taxpayer,individual taxpayer identification number"
  ) { $0.digit(0) == 9 && $0.number(3..<5) >= 50 },
]

/// Receita Federal, CPF: two digits, weights down to two, modulo 11.
func isCPF(_ id: IDCharacters) -> Bool {
  let first = id.weighted([10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10 % 11 % 10
  let second = id.weighted([11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10 % 11 % 10
  return first == id.digit(9) && second == id.digit(10)
}

/// Receita Federal, CNPJ, since July 2026 with letters, whose value is their code less 48.
func isCNPJ(_ id: IDCharacters) -> Bool {
  func check(_ weights: [Int]) -> Int {
    var sum = 0
    for (place, weight) in weights.enumerated() { sum += Int(id[place] &- 0x30) * weight }
    return sum % 11 < 2 ? 0 : 11 - sum % 11
  }
  return check([5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) == id.digit(12)
    && check([6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) == id.digit(13)
}

/// Employment and Social Development Canada: Luhn; none begins with 0 or 8.
func isSIN(_ id: IDCharacters) -> Bool {
  id.digit(0) != 0 && id.digit(0) != 8 && id.passesLuhn()
}

/// Secretaría de Gobernación, "Instructivo normativo para la asignación de la CURP" (2008): the
/// values of letters count an Ñ after N, weights from 18 down, modulo 10.
func isCURP(_ id: IDCharacters) -> Bool {
  let sex = id[10]
  guard id.isDate(month: id.number(6..<8), day: id.number(8..<10)),
    sex == UInt8(ascii: "H") || sex == UInt8(ascii: "M") || sex == UInt8(ascii: "X")
  else { return false }
  var sum = 0
  for place in 0..<17 {
    let byte = id[place]
    let value =
      byte.isDigit ? byte.digitValue : Int(byte) - 55 + (byte > UInt8(ascii: "N") ? 1 : 0)
    sum += value * (18 - place)
  }
  return (10 - sum % 10) % 10 == id.digit(17)
}

/// AFIP (Argentina): weights 5 to 2 twice, modulo 11; the first two digits say who.
func isCUIT(_ id: IDCharacters) -> Bool {
  let kind = id.number(0..<2)
  guard [20, 23, 24, 25, 26, 27, 30, 33, 34].contains(kind) else { return false }
  let check = 11 - id.weighted([5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
  return (check == 11 ? 0 : check == 10 ? 9 : check) == id.digit(10)
}

/// Registro Civil (Chile): weights 2 to 7 from the right, modulo 11, where 10 is written K.
func isRUT(_ id: IDCharacters) -> Bool {
  var sum = 0
  for place in 0..<id.count - 1 { sum += id.digit(id.count - 2 - place) * (2 + place % 6) }
  switch 11 - sum % 11 {
  case 11: return id[id.count - 1] == UInt8(ascii: "0")
  case 10: return id[id.count - 1] == UInt8(ascii: "K")
  case let check: return id[id.count - 1].isDigit && id.digit(id.count - 1) == check
  }
}
