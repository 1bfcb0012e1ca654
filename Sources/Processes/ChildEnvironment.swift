import Glibc

/// What programs that errata starts see of its environment: all but errata's own secrets.
///
/// The key that names users and records, and a store's address that may have a password in it, are
/// nobody else's.
package enum ChildEnvironment {
  /// The variables, ended by nil, as `posix_spawn` takes them; they point into the environment of
  /// this process.
  package static var variables: [UnsafeMutablePointer<CChar>?] {
    var variables: [UnsafeMutablePointer<CChar>?] = []
    var entry = environ
    while let variable = entry.pointee {
      if !isSecret(String(cString: variable)) { variables.append(variable) }
      entry += 1
    }
    return variables + [nil]
  }

  /// Whether a variable, written as `NAME=value`, is a secret of errata.
  static func isSecret(_ variable: String) -> Bool {
    variable.hasPrefix("ERRATA_KEY=")
      || variable.hasPrefix("ERRATA_STORE=") && variable.contains("://")
  }
}
