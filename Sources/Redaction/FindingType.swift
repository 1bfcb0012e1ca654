/// What kind of private value a finding is; its label stands in the placeholder.
package struct FindingType: Hashable, Sendable, Comparable {
  /// Capital letters and underscores, as in `[CREDIT_CARD_1]`.
  package let label: String
  /// Which differences of writing do not make another value.
  package let sameness: Sameness

  /// How two writings of one value are recognised.
  package enum Sameness: Hashable, Sendable {
    /// Byte for byte.
    case exact
    /// Character for character of the folded text: full-width forms and odd spaces do not count.
    case folded
    /// Letters in any case.
    case ignoringCase
    /// Letters and digits only, in any case: separators do not count, but a plus in front does.
    case lettersAndDigits
    /// Letters and digits in their groups, in any case: which separators part them does not count.
    case groups
  }

  /// Makes a type.
  package init(_ label: String, sameness: Sameness = .exact) {
    self.label = label
    self.sameness = sameness
  }

  /// Hashes the label, which tells nearly all types apart.
  package func hash(into hasher: inout Hasher) { hasher.combine(label) }

  /// Orders by label.
  package static func < (left: Self, right: Self) -> Bool { left.label < right.label }

  /// An e-mail address.
  package static let email = FindingType("EMAIL", sameness: .ignoringCase)
  /// A telephone or fax number.
  package static let phone = FindingType("PHONE", sameness: .lettersAndDigits)
  /// A payment card's number.
  package static let card = FindingType("CREDIT_CARD", sameness: .lettersAndDigits)
  /// An International Bank Account Number.
  package static let iban = FindingType("IBAN", sameness: .lettersAndDigits)
  /// A US social security number.
  package static let ssn = FindingType("US_SSN", sameness: .lettersAndDigits)
  /// A number by which a state knows a person: of an identity card, a tax office, an insurance.
  package static let nationalID = FindingType("NATIONAL_ID", sameness: .lettersAndDigits)
  /// A number of a bank account or a customer's account.
  package static let account = FindingType("ACCOUNT", sameness: .lettersAndDigits)
  /// A date of birth.
  package static let dateOfBirth = FindingType("DATE_OF_BIRTH", sameness: .groups)
  /// The name of a person.
  package static let person = FindingType("PERSON", sameness: .groups)
  /// A postal address.
  package static let address = FindingType("ADDRESS", sameness: .groups)
  /// The hardware address of a network interface.
  package static let mac = FindingType("MAC", sameness: .lettersAndDigits)
  /// An IPv4 or IPv6 address.
  package static let ip = FindingType("IP", sameness: .ignoringCase)
  /// A key or token of a known issuer.
  package static let apiKey = FindingType("API_KEY")
  /// A password, or another secret that people type.
  package static let password = FindingType("PASSWORD")
  /// A JSON Web Token.
  package static let jwt = FindingType("JWT")
  /// A private key in PEM.
  package static let privateKey = FindingType("PRIVATE_KEY")
  /// The password inside a URL.
  package static let urlCredential = FindingType("URL_CREDENTIAL")

  /// Whether who has the value gets in by it: such a value is never kept, whatever a reviewer says.
  ///
  /// Keys and tokens, passwords, private keys, JSON Web Tokens and passwords in URLs; a rule of the
  /// settings that has one of their labels finds secrets too.
  package var isSecret: Bool { Self.secretLabels.contains(label) }

  private static let secretLabels = Set(
    [apiKey, password, jwt, privateKey, urlCredential].map(\.label)
  )

  /// A value in the form in which equal values are equal bytes.
  ///
  /// - Parameter value: folded bytes.
  func canonical(_ value: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    if sameness == .exact || sameness == .folded { return Array(value) }
    guard value.allSatisfy({ $0 < 0x80 }) else {
      return Array(canonical(String(decoding: value, as: UTF8.self)).utf8)
    }
    var canonical: [UInt8] = []
    canonical.reserveCapacity(value.count)
    for byte in value {
      if sameness == .ignoringCase || byte.isAlphanumeric {
        canonical.append(byte.lowercased)
      } else if sameness == .groups, let last = canonical.last, last != 0x20 {
        canonical.append(0x20)
      } else if sameness == .lettersAndDigits, byte == UInt8(ascii: "+"), canonical.isEmpty,
        value.first == byte
      {
        canonical.append(byte)
      }
    }
    if sameness == .groups, canonical.last == 0x20 { canonical.removeLast() }
    return canonical
  }

  /// A value that has letters outside ASCII in the same form.
  func canonical(_ value: String) -> String {
    switch sameness {
    case .exact, .folded: value
    case .ignoringCase: value.lowercased()
    case .lettersAndDigits:
      (value.utf8.first == UInt8(ascii: "+") ? "+" : "")
        + value.lowercased().filter { $0.isLetter || $0.isNumber }
    case .groups:
      value.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }
  }
}
