import Glibc

/// Notices that a file was written to, without asking again and again.
///
/// A console that nobody touches sleeps until somebody else writes to the store.
struct ChangeWatch {
  private let path: String
  private let notifier: Descriptor?
  private var isArmed = false

  /// Watches a file, as soon as there is one.
  init(_ path: String) {
    self.path = path
    let raw = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    notifier = raw < 0 ? nil : Descriptor(owning: raw)
    arm()
  }

  /// The descriptor that becomes readable after a change; negative when the system has none to spare.
  var descriptor: Int32 { notifier?.raw ?? -1 }

  /// Watches the file unless that is so already; it may have been made or replaced meanwhile.
  mutating func arm() {
    guard !isArmed, let notifier else { return }
    isArmed = inotify_add_watch(notifier.raw, path, UInt32(IN_MODIFY | IN_DELETE_SELF)) >= 0
  }

  /// Takes the notices out.
  ///
  /// - Returns: whether there were any.
  mutating func take() -> Bool {
    guard let notifier else { return false }
    var buffer = [UInt8](repeating: 0, count: 4096)
    var hasNotices = false
    while true {
      let count = buffer.withUnsafeMutableBytes { read(notifier.raw, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { break }
      hasNotices = true
      let masks = buffer.withUnsafeBytes { bytes in
        bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self)
      }
      if masks & UInt32(IN_DELETE_SELF | IN_IGNORED) != 0 { isArmed = false }
    }
    if hasNotices { arm() }
    return hasNotices
  }
}
