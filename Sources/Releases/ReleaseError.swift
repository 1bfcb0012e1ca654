/// Why a release was not written or could not be read, and what to do about it.
///
/// Quotes no text of a record.
package struct ReleaseError: Error, Hashable, Sendable {
  /// What kind of failure it is.
  package enum Code: Hashable, Sendable {
    /// The set is not approved.
    case unapproved
    /// Something else stands where the release should.
    case exists
    /// There is no such folder, or it holds no release.
    case missing
    /// The release is not as its manifest says.
    case altered
    /// Reading or writing failed; nothing of the release is left.
    case io
  }

  /// What kind of failure it is.
  package var code: Code
  /// What happened, where, and what to do.
  package var message: String

  /// Makes an error.
  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}

extension ReleaseError: CustomStringConvertible {
  /// The message.
  package var description: String { message }
}
