import Crypto
package import Curation

extension ContentHash {
  /// Ids from SHA-256.
  package static let sha256 = ContentHash { bytes in hexDigits(SHA256.hash(data: bytes)) }
}

/// The SHA-256 of bytes, in hexadecimal digits.
func hash(of bytes: [UInt8]) -> String { hexDigits(SHA256.hash(data: bytes)) }

/// The bytes of a digest in lower-case hexadecimal digits.
func hexDigits(_ digest: some Sequence<UInt8>) -> String {
  func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
  var digits: [UInt8] = []
  digits.reserveCapacity(2 * digest.underestimatedCount)
  for byte in digest {
    digits.append(digit(byte >> 4))
    digits.append(digit(byte & 15))
  }
  return String(decoding: digits, as: UTF8.self)
}
