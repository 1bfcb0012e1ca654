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
  let digits = Array("0123456789abcdef".utf8)
  let bytes = digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
  return String(decoding: bytes, as: UTF8.self)
}
