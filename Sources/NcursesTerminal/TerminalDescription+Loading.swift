import CNcurses
import Glibc

extension TerminalDescription {
  /// The description that ncurses has loaded last under a name; nil when it stands in no file, or in
  /// one that we would not find.
  static func loaded(_ name: String) -> TerminalDescription? {
    guard let initial = name.utf8.first, !name.contains("/") else { return nil }
    let digits = String(initial, radix: 16)
    let folders = [
      String(decoding: [initial], as: UTF8.self), digits.count < 2 ? "0" + digits : digits,
    ]
    for root in roots {
      for folder in folders {
        guard let bytes = read("\(root)/\(folder)/\(name)"), let found = TerminalDescription(bytes)
        else { continue }
        return found.isWhatIsLoaded ? found : nil
      }
    }
    return nil
  }

  /// Runs a call while ncurses finds this description under any name.
  func inUse<Result>(_ call: () -> Result) -> Result {
    let before = getenv("TERMINFO").map { String(cString: $0) }
    setenv("TERMINFO", "b64:" + Base64.encoded(bytes), 1)
    defer {
      if let before { setenv("TERMINFO", before, 1) } else { unsetenv("TERMINFO") }
    }
    return call()
  }

  /// Where descriptions stand, in the order of terminfo(5).
  private static var roots: [String] {
    var roots: [String] = []
    if let own = getenv("TERMINFO") { roots.append(String(cString: own)) }
    if let home = getenv("HOME") { roots.append(String(cString: home) + "/.terminfo") }
    let system = ["/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo"]
    guard let listed = getenv("TERMINFO_DIRS") else { return roots + system }
    for part in String(cString: listed).split(separator: ":", omittingEmptySubsequences: false) {
      roots += part.isEmpty ? system : [String(part)]
    }
    return roots
  }

  private static func read(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      count = max(0, Glibc.read(descriptor, buffer.baseAddress, buffer.count))
    }
    return bytes.isEmpty ? nil : bytes
  }

  private var isWhatIsLoaded: Bool {
    let names: [(Capability, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.reverse, "rev"), (.underline, "smul"), (.reset, "sgr0"),
      (.all, "sgr"),
    ]
    return names.allSatisfy { capability, name in
      self[capability] == cncurses_string(name).map { Array(String(cString: $0).utf8) }
    }
  }
}
