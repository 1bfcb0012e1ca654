/// Why a file of settings or a theme cannot be used.
package enum ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A file that was asked for by name is not there.
  case missing(path: String)
  /// A file cannot be read.
  case unreadable(path: String, reason: String)
  /// Something in a file is wrong.
  case invalid(path: String, line: Int?, problem: String, remedy: String)
  /// There is no theme of that name.
  case unknownTheme(String, remedy: String)

  /// Where, what, and what to do.
  package var description: String {
    switch self {
    case .missing(let path):
      "\(path): there is no such file. Write it, or leave --config out."
    case .unreadable(let path, let reason):
      "\(path): cannot be read: \(reason)."
    case .invalid(let path, let line, let problem, let remedy):
      "\(path):\(line.map { "\($0):" } ?? "") \(problem). \(remedy)"
    case .unknownTheme(let name, let remedy):
      "There is no theme named \(name). \(remedy)"
    }
  }
}
