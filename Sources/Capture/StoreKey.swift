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

  /// Reads the key of a store's file, or makes it when the store is new.
  ///
  /// Several processes may call this at once: all get the same key.
  ///
  /// - Parameters:
  ///   - store: the path of the database.
  ///   - storeHasRecords: whether a missing key is an error.
  /// - Throws: `key` when it is missing or damaged, `io` when it cannot be read or written.
  package static func load(
    beside store: String,
    storeHasRecords: Bool
  ) throws(CaptureError) -> StoreKey {
    let path = path(beside: store)
    if let key = try read(path) { return key }
    guard !storeHasRecords else {
      throw CaptureError(
        .key,
        """
        the key \(path) is missing, but the store has records that were named with it. \
        Put the file back from a backup; with another key, users cannot be found by name, and logs \
        that are read again are stored twice.
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

  /// Writes a new key under a name of its own and links it, so that nobody ever reads half a key and
  /// of several makers one wins.
  private static func create(_ path: String) throws(CaptureError) {
    let draft = "\(path).\(getpid()).\(UInt32.random(in: .min ... .max))"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw writeError(path) }
    defer { unlink(draft) }
    let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
    let isWritten = write(descriptor, bytes, bytes.count) == bytes.count && fsync(descriptor) == 0
    let code = errno
    close(descriptor)
    guard isWritten else { throw writeError(path, code) }
    guard link(draft, path) == 0 || errno == EEXIST else { throw writeError(path) }
    syncFolder(of: path)
  }

  private static func syncFolder(of path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func writeError(_ path: String, _ code: Int32 = errno) -> CaptureError {
    CaptureError(.io, "cannot write the key \(path): \(systemMessage(code)).")
  }
}
