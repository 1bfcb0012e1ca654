/// A message in the last line.
package struct Notice: Equatable, Sendable {
  /// What kind of message.
  package enum Kind: Hashable, Sendable {
    /// Something to know.
    case info
    /// Something is done.
    case success
    /// Something was not done, or asks for care.
    case warning
    /// Something failed; it stays until the next message.
    case failure
  }

  /// A number of its own, so that an old timer does not end a new message.
  package var id: Int
  /// What kind of message.
  package var kind: Kind
  /// The words.
  package var text: String

  /// How long it is shown, in milliseconds; nil for until a key takes it away.
  ///
  /// - Parameter seconds: the time of a message; 0 for all until a key.
  func duration(_ seconds: Int) -> Int? {
    guard seconds > 0 else { return nil }
    return switch kind {
    case .info, .success: seconds * 1000
    case .warning: (seconds + 4) * 1000
    case .failure: nil
    }
  }
}
