import Glibc

/// What is to stand in the place of a file, while it is written part by part; see ``FileReplacement``.
///
/// It goes with its last reference unless it was put in place.
final class ReplacementDraft {
  private let path: String
  private let draft: String
  private var descriptor: Int32

  /// Begins an empty one, which only its owner may read; nil, with `errno`, when that fails or another
  /// process writes one.
  init?(of path: String) {
    self.path = path
    draft = FileReplacement.draft(of: path)
    descriptor = -1
    guard let opened = FileReplacement.openLocked(draft, O_CREAT) else { return nil }
    descriptor = opened
    guard ftruncate(opened, 0) == 0, fchmod(opened, 0o600) == 0 else {
      let code = errno
      abandon()
      errno = code
      return nil
    }
  }

  deinit { abandon() }

  /// Adds bytes.
  ///
  /// - Returns: 0, or the `errno` of what failed.
  func append(_ bytes: ArraySlice<UInt8>) -> Int32 { writeAll(bytes, to: descriptor) }

  /// Puts it in the place of the file; both it and its name are on the disk afterwards.
  ///
  /// - Returns: 0, or the `errno` of what failed; the file then stands as it was.
  func commit() -> Int32 {
    var code = fsync(descriptor) == 0 ? 0 : errno
    if code == 0, rename(draft, path) != 0 { code = errno }
    guard code == 0 else {
      abandon()
      return code
    }
    close(descriptor)
    descriptor = -1
    return FileReplacement.syncFolder(of: path)
  }

  /// Takes it back; the file stands as it was.
  func abandon() {
    guard descriptor >= 0 else { return }
    unlink(draft)
    close(descriptor)
    descriptor = -1
  }
}
