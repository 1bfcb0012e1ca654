import Glibc

/// Lets one erasure at a time work on the stores of a folder.
///
/// The lock is on the folder itself, so that nothing is left of it, and it goes with its process. Where a
/// folder cannot be locked there is none, and SQLite's own locks alone keep erasures apart.
final class ErasureLock {
  private var descriptor: Int32

  /// Waits until nobody else erases anything in the folder of a store; says so when that takes a while.
  init(forStore store: String) {
    descriptor = Self.openFolder(of: store)
    guard descriptor >= 0 else { return }
    // Whoever asks whether there is an erasure holds it for a moment.
    for _ in 0..<20 {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
      usleep(10_000)
    }
    Messages.note("Another erasure is at work on this store; this one begins when it has ended.")
    while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
  }

  deinit { release() }

  /// Lets others begin.
  func release() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }

  /// Whether another process erases something in the folder of a store.
  static func isHeld(forStore store: String) -> Bool {
    let descriptor = openFolder(of: store)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
  }

  private static func openFolder(of store: String) -> Int32 {
    let path = Host.absolutePath(store)
    let folder =
      path.contains("/") ? String(path[...(path.lastIndex(of: "/") ?? path.startIndex)]) : "."
    return open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  }
}
