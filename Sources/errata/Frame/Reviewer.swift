import Glibc

/// Who decides, and what said so.
struct Reviewer: Equatable {
  /// What settled the name.
  enum Origin: String {
    /// `--reviewer`.
    case option = "--reviewer"
    /// The environment.
    case environment = "ERRATA_REVIEWER"
    /// The system's list of users.
    case login = "the login name"
  }

  /// The name.
  var name: String
  /// What settled it.
  var origin: Origin

  /// Settles the name: the option, else `ERRATA_REVIEWER`, else the login name.
  ///
  /// - Throws: a ``Failure`` for a name that is empty, longer than 100 bytes, or has control
  ///   characters, and when nothing says a name.
  init(option: String?, environment: [String: String], login: String?) throws {
    if let option {
      self.init(name: option, origin: .option)
    } else if let value = environment["ERRATA_REVIEWER"], !value.isEmpty {
      self.init(name: value, origin: .environment)
    } else if let login {
      self.init(name: login, origin: .login)
    } else {
      throw Failure(.usage, "nothing says who reviews; give --reviewer NAME or set ERRATA_REVIEWER")
    }
    let isPlain = name.unicodeScalars.allSatisfy {
      ![.control, .format, .lineSeparator, .paragraphSeparator].contains(
        $0.properties.generalCategory
      )
    }
    guard !name.allSatisfy(\.isWhitespace), name.utf8.count <= 100, isPlain else {
      throw Failure(
        .usage,
        "the reviewer's name from \(origin.rawValue) must have 1 to 100 bytes and no control characters"
      )
    }
  }

  private init(name: String, origin: Origin) {
    self.name = name
    self.origin = origin
  }

  /// The login name of the user that runs this process, or nil when the system knows none.
  static var loginName: String? {
    guard let entry = getpwuid(getuid()) else { return nil }
    return String(cString: entry.pointee.pw_name)
  }
}
