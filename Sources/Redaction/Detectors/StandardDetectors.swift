/// Every detector that errata ships, in the order in which a tie between them is settled.
package let standardDetectors: [any Detector] = [
  PrivateKeyDetector(),
  JWTDetector(),
  APIKeyDetector(),
  URLCredentialDetector(),
  EmailDetector(),
  IBANDetector(),
  CardDetector(),
  SSNDetector(),
  NationalIDDetector(),
  IPv4Detector(),
  IPv6Detector(),
  PhoneDetector(),
]
