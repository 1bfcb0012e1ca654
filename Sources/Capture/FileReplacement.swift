import Glibc

/// Puts other content in the place of a file, whole or not at all.
///
/// The content is written to a sibling with a fixed name, which one process at a time may hold; so
/// what a killed process left there is known, and an erasure takes it away.
package enum FileReplacement {
  /// Replaces a file by one of these bytes, which only its owner may read; both it and its name are
  /// on the disk afterwards.
  ///
  /// - Returns: 0, or the `errno` of what failed; the file then stands as it was.
  package static func replace(_ path: String, by bytes: [UInt8]) -> Int32 {
    guard let draft = ReplacementDraft(of: path) else { return errno }
    let code = draft.append(bytes[...])
    return code == 0 ? draft.commit() : code
  }

  /// What would keep a file from being replaced now, as far as that shows: 0, or the `errno`.
  ///
  /// Nothing of the file changes.
  package static func obstacle(to path: String) -> Int32 {
    // One that is immutable nobody opens for writing; one whose mode alone forbids it is replaced all the same.
    let file = open(path, O_WRONLY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 || errno == EACCES else { return errno }
    if file >= 0 { close(file) }
    guard let draft = ReplacementDraft(of: path) else { return errno }
    draft.abandon()
    return 0
  }

  /// Makes a file of these bytes where none may be yet, for its owner alone and on the disk afterwards.
  ///
  /// Of several who make it at once one wins, and nobody ever reads half of it.
  ///
  /// - Returns: 0, or the `errno` of what failed: `EEXIST` when there is one.
  static func create(_ path: String, of bytes: [UInt8]) -> Int32 {
    let draft = draft(of: path)
    guard let descriptor = openLocked(draft, O_CREAT, waits: true) else { return errno }
    defer { close(descriptor) }
    var code = access(path, F_OK) == 0 ? EEXIST : fill(descriptor, with: bytes)
    if code == 0, link(draft, path) != 0 { code = errno }
    unlink(draft)
    return code == 0 ? syncFolder(of: path) : code
  }

  private static func fill(_ descriptor: Int32, with bytes: [UInt8]) -> Int32 {
    guard ftruncate(descriptor, 0) == 0, fchmod(descriptor, 0o600) == 0 else { return errno }
    let code = writeAll(bytes, to: descriptor)
    return code == 0 && fsync(descriptor) != 0 ? errno : code
  }

  /// Takes away what a killed process left beside a file; what a living one writes there stays.
  package static func clear(_ path: String) {
    let draft = draft(of: path)
    guard let descriptor = openLocked(draft) else { return }
    unlink(draft)
    close(descriptor)
  }

  static func draft(of path: String) -> String { "\(path).errata-partial" }

  /// Opens the sibling and holds it; nil, with `errno`, when that fails or another process holds it,
  /// unless it waits for that.
  static func openLocked(
    _ draft: String,
    _ flags: Int32 = 0,
    waits: Bool = false
  ) -> Int32? {
    while true {
      let descriptor = open(draft, O_WRONLY | O_CLOEXEC | O_NOFOLLOW | flags, 0o600)
      guard descriptor >= 0 else { return nil }
      guard flock(descriptor, waits ? LOCK_EX : LOCK_EX | LOCK_NB) == 0 else {
        let code = errno
        close(descriptor)
        if code == EINTR { continue }
        errno = code
        return nil
      }
      var held = stat()
      var named = stat()
      // Whoever held it may have moved it to its place meanwhile.
      if fstat(descriptor, &held) == 0, lstat(draft, &named) == 0, held.st_ino == named.st_ino,
        held.st_dev == named.st_dev
      {
        return descriptor
      }
      close(descriptor)
    }
  }

  static func syncFolder(of path: String) -> Int32 {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return errno }
    defer { close(descriptor) }
    return fsync(descriptor) == 0 ? 0 : errno
  }
}
