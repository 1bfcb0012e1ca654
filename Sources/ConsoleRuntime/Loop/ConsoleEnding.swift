/// How a console ended.
package enum ConsoleEnding: Hashable, Sendable {
  /// The user left it, or its script was done.
  case left
  /// A signal asked it to end.
  case signal(Int32)
  /// Its terminal has gone.
  case terminalGone

  /// The exit status that tells a shell so.
  package var exitStatus: Int32 {
    switch self {
    case .left: 0
    case .signal(let number): 128 + number
    case .terminalGone: 129
    }
  }
}
