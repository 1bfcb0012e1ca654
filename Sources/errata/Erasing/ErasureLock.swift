import Glibc

/// Lets one erasure at a time work on the stores of a folder.
///
/// The lock is on the folder itself, so that nothing is left of it, and it goes with its process. Where a
/// folder cannot be locked there is none, and SQLite's own locks alone keep erasures apart.
final class ErasureLock {
  private var descriptor: Int32

  /// For how long an erasure waits for others: longer than one of a million records takes.
  static let patience = 1800.0

  /// Waits until nobody else erases anything in the folder of a store; says so when that takes a while.
  ///
  /// - Parameters:
  ///   - store: the store.
  ///   - patience: for how many seconds.
  /// - Throws: a ``Failure`` of the status `storeUnreachable` when that was not enough: any program may lock
  ///   a folder.
  init(forStore store: String, patience: Double = ErasureLock.patience) throws {
    descriptor = Self.openFolder(of: store)
    guard descriptor >= 0 else { return }
    let step = 0.02
    var waited = 0.0
    var hasTold = false
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { return }
      // Whoever asks whether there is an erasure holds it for a moment.
      if !hasTold, waited >= 0.5 {
        hasTold = true
        Messages.note(
          "Another erasure is at work on a store of this folder (\(holder)); this one begins when it has ended."
        )
      }
      guard waited < patience else {
        let words = holder
        release()
        throw Failure(
          .storeUnreachable,
          """
          the folder of the store is locked by \(words), for longer than an erasure takes; nothing was \
          erased. If it is no erasure, end it or keep the store in a folder of its own; else try again later.
          """
        )
      }
      usleep(UInt32(step * 1_000_000))
      waited += step
    }
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

  /// Who holds the lock, as far as the system tells.
  private var holder: String {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return "another process" }
    return LockHolder(ofInode: UInt64(status.st_ino))?.words ?? "another process"
  }

  private static func openFolder(of store: String) -> Int32 {
    let path = Host.absolutePath(store)
    let folder =
      path.contains("/") ? String(path[...(path.lastIndex(of: "/") ?? path.startIndex)]) : "."
    return open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  }
}

/// The process that holds a lock of flock(2), as `/proc/locks` has it.
private struct LockHolder {
  let process: Int32
  let name: String?

  /// Who holds one on a file; nil when that is not told.
  init?(ofInode inode: UInt64) {
    guard let locks = Self.lines(of: "/proc/locks") else { return nil }
    for line in locks {
      // 1: FLOCK  ADVISORY  WRITE 1234 08:01:5678 0 EOF
      let words = line.split(separator: " ")
      guard words.count >= 6, words[1] == "FLOCK",
        words[5].split(separator: ":").last == "\(inode)",
        let process = Int32(words[4]), process > 0
      else { continue }
      self.process = process
      name = Self.lines(of: "/proc/\(process)/comm")?.first
      return
    }
    return nil
  }

  var words: String {
    "process \(process)" + (name.map { ", \(PlainText.line($0, limit: 40).text)" } ?? "")
  }

  private static func lines(of path: String) -> [String]? {
    guard let file = fopen(path, "re") else { return nil }
    defer { fclose(file) }
    var lines: [String] = []
    var buffer = [CChar](repeating: 0, count: 512)
    while lines.count < 10_000, fgets(&buffer, Int32(buffer.count), file) != nil {
      let text = buffer.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }
      lines.append(String(decoding: text, as: UTF8.self))
    }
    return lines
  }
}
