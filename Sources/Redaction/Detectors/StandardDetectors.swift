/// Every detector that errata ships, in the order in which a tie between them is settled.
package let standardDetectors = detectors(phoneRegions: [])

/// Every detector that errata ships, for people who write telephone numbers as in some regions.
///
/// - Parameter phoneRegions: ISO 3166 codes, as far as `knownPhoneRegions` has them; numbers that are
///   written as in one of them need neither a country's code nor a word such as "phone".
package func detectors(phoneRegions: [String]) -> [any Detector] {
  [
    PrivateKeyDetector(),
    JWTDetector(),
    APIKeyDetector(),
    AWSSecretDetector(),
    URLCredentialDetector(),
    SignedURLDetector(),
    AuthorizationDetector(),
    SecretOptionDetector(),
    SecretCallDetector(),
    SecretPairDetector(),
    PINDetector(),
    SecretAssignmentDetector.passwords,
    SecretAssignmentDetector.tokens,
    MentionedPasswordDetector(),
    PrefixedKeyDetector(),
    NamedKeyDetector(),
    EmailDetector(),
    WrittenEmailDetector(),
    EncodedEmailDetector(),
    IBANDetector(),
    CardDetector(),
    SSNDetector(),
    NationalIDDetector(),
    IPv4Detector(),
    IPv6Detector(),
    MACDetector(),
    PhoneDetector(regions: phoneRegions),
    DateOfBirthDetector(),
    BirthDetector(),
    AccountDetector(),
    AddressLineDetector(),
    NumberedStreetDetector(),
    NamedStreetDetector(),
    PlacedStreetDetector(),
    PersonTitleDetector(),
    PersonLabelDetector(),
    NameAnswerDetector(),
    PersonMailDetector(),
    PersonSuffixDetector(),
    PersonAddressDetector(),
    PersonDictionaryDetector(),
  ]
}

/// The codes of the regions whose telephone numbers are known, sorted; `UK` stands for `GB`.
package var knownPhoneRegions: [String] { PhoneRegion.codes }
