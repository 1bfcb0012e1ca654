import Glibc
import ReviewModel

/// What the process is told by the system: its environment, the time, chance.
enum Host {
  /// The environment's variables.
  static var environment: [String: String] {
    var variables: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let parts = String(cString: text).split(separator: "=", maxSplits: 1)
      if let name = parts.first {
        variables[String(name)] = parts.count > 1 ? String(parts[1]) : ""
      }
      entry += 1
    }
    return variables
  }

  /// The time now.
  static var now: Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// A path from the root on, with what links in it lead to; the path itself while nothing is there.
  static func absolutePath(_ path: String) -> String {
    guard let found = realpath(path, nil) else { return path }
    defer { free(found) }
    return String(cString: found)
  }

  /// What tells this build of the program from every other one: the size of its file and when it was written; nil when the
  /// system does not say.
  static var buildIdentity: String? {
    var status = stat()
    guard stat("/proc/self/exe", &status) == 0 else { return nil }
    let time = status.st_mtim
    return "\(status.st_size) \(status.st_ino) \(time.tv_sec).\(time.tv_nsec)"
  }

  /// Whether something stands at a path.
  static func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether a path names a symbolic link.
  static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// Where a file will stand that may not be there yet, from the root on.
  static func placeOfNewFile(_ path: String) -> String {
    if access(path, F_OK) == 0 { return absolutePath(path) }
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let folder = path.contains("/") ? String(path.dropLast(name.count)) : "."
    let place = absolutePath(folder.isEmpty ? "/" : folder)
    let whole = place.hasSuffix("/") ? place + name : "\(place)/\(name)"
    // A folder that is yet to be made leads nowhere from another one.
    return whole.hasPrefix("/") ? whole : "\(absolutePath("."))/\(whole)"
  }

  /// A new operation: what one command decides or approves.
  static func newOperation() -> OperationID {
    let bits = (UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max))
    return OperationID("cli-" + String(bits.0, radix: 36) + String(bits.1, radix: 36))
  }

  /// The name of this command among the holders of claims.
  static var session: String { "cli-\(getpid())" }
}
