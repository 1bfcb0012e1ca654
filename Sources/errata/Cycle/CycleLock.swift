import Glibc

/// Lets one cycle at a time turn on a store, so that a timer may start as many as it likes.
final class CycleLock {
  private let descriptor: Int32

  /// Takes the lock, which goes with the process.
  ///
  /// - Throws: a ``Failure`` when another cycle has it, or the file cannot be made.
  init(at path: String) throws {
    descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw Failure(.inputOutput, "cannot open \(path): \(systemMessage(errno))")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw Failure(
        .storeUnreachable,
        "another `errata cycle` is at work on this store; this one did nothing"
      )
    }
  }

  deinit { close(descriptor) }
}
