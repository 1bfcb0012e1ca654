import Crypto
import Glibc

/// The secret beside a store, by which users and records get names that say nothing of them.
///
/// 32 random bytes in a file of their own, `<store>-key`, mode 0600. It does not stand in the database, so
/// that a copy of the database alone gives no user away. Without it a user can no longer be found by
/// name, and a log that is read again would be stored twice; so a store that has records is not
/// given a new one.
package struct StoreKey: Sendable {
  /// How many bytes a key has.
  package static let byteCount = 32

  /// The key.
  let secret: SymmetricKey

  /// Makes a key of bytes, of which there must be 32.
  package init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    secret = SymmetricKey(data: bytes)
  }

  /// Where the key of a store's file stands.
  package static func path(beside store: String) -> String { "\(store)-key" }

  /// The variable of the environment that may hold the key instead of the file, as 64 hexadecimal digits.
  package static let variable = "ERRATA_KEY"

  /// Makes a key of hexadecimal digits.
  ///
  /// - Throws: `key` when they are not 64.
  package init(hexadecimal text: String) throws(CaptureError) {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while rest.count >= 2,
      let byte = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16),
      !rest.prefix(2).contains(UInt8(ascii: "+"))
    {
      bytes.append(byte)
      rest = rest.dropFirst(2)
    }
    guard rest.isEmpty, let key = StoreKey(bytes: bytes) else {
      throw CaptureError(
        .key,
        """
        \(Self.variable) is no key: give \(2 * Self.byteCount) hexadecimal digits, such as \
        `openssl rand -hex \(Self.byteCount)` prints, or leave it unset.
        """
      )
    }
    self = key
  }

  /// What a store keeps to know its key again: a keyed hash that says nothing of the key.
  package var check: String {
    let code = HMAC<SHA256>.authenticationCode(for: Array("errata store key".utf8), using: secret)
    return code.prefix(8).reduce("") { text, byte in
      text + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
  }

  /// Reads the key of a store's file, or makes it when the store is new.
  ///
  /// Several processes may call this at once: all get the same key.
  ///
  /// - Parameters:
  ///   - store: the path of the database.
  ///   - storeHasRecords: whether anything in the store was named with a key, so that a missing one is an
  ///     error.
  ///   - given: the key in the environment's words; when it is not nil, no file is read or made.
  /// - Throws: `key` when it is missing or damaged, `io` when it cannot be read or written.
  package static func load(
    beside store: String,
    storeHasRecords: Bool,
    given: String? = nil
  ) throws(CaptureError) -> StoreKey {
    if let given { return try StoreKey(hexadecimal: given) }
    let path = path(beside: store)
    if let key = try read(path) {
      // A process that was killed while it made the key may have left it under another name too.
      FileReplacement.clear(path)
      return key
    }
    guard !storeHasRecords else {
      throw CaptureError(
        .key,
        """
        the key \(path) is missing, and \(Self.variable) is not set, but users and records of the store \
        were named with a key. If it was given as \(Self.variable), set that to the same key again; else put \
        the file back from a backup. With another key, users cannot be found by name, and logs that are read \
        again are stored twice.
        """
      )
    }
    try create(path)
    guard let key = try read(path) else {
      throw CaptureError(.io, "the key \(path) was made and is gone again.")
    }
    return key
  }

  /// The key of a store's file, or nil when there is none; throws as ``load(beside:storeHasRecords:)``.
  package static func existing(beside store: String) throws(CaptureError) -> StoreKey? {
    try read(path(beside: store))
  }

  /// The key in a file, or nil when there is no file.
  private static func read(_ path: String) throws(CaptureError) -> StoreKey? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw CaptureError(.io, "cannot read the key \(path): \(systemMessage(errno)).")
    }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: byteCount + 1)
    var count = 0
    while count < bytes.count {
      let got = bytes.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress.map { $0 + count }, $0.count - count)
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else {
        throw CaptureError(.io, "cannot read the key \(path): \(systemMessage(errno)).")
      }
      if got == 0 { break }
      count += got
    }
    guard let key = StoreKey(bytes: Array(bytes[..<count])) else {
      throw CaptureError(
        .key,
        "the key \(path) is damaged: it must have \(byteCount) bytes. Put it back from a backup."
      )
    }
    return key
  }

  /// Makes a new key, unless another process has made one meanwhile.
  private static func create(_ path: String) throws(CaptureError) {
    let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
    let code = FileReplacement.create(path, of: bytes)
    guard code == 0 || code == EEXIST else { throw writeError(path, code) }
  }

  private static func writeError(_ path: String, _ code: Int32) -> CaptureError {
    CaptureError(.io, "cannot write the key \(path): \(systemMessage(code)).")
  }
}
