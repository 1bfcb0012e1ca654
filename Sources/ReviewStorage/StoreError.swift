package import ReviewModel

/// Why a store could not do what it was asked, and what to do about it.
///
/// Quotes no text of a record.
package struct StoreError: Error, Hashable, Sendable {
  /// What kind of failure it is.
  package enum Code: Hashable, Sendable {
    /// There is no store, it cannot be opened, or its server does not answer.
    case unreachable
    /// The disk is full, or reading or writing failed.
    case io
    /// Somebody else holds the store for too long.
    case busy
    /// The file is no store, or a damaged one.
    case damaged
    /// The store was made by a newer version of errata.
    case tooNew
    /// What was read has changed since in a way that forbids to keep what was made of it.
    case outdated
    /// What was asked is against a rule; the words say which.
    case refused
    /// A bug of ours.
    case inconsistent
  }

  /// What kind of failure it is.
  package var code: Code
  /// What happened, where, and what to do.
  package var message: String
  /// What the layer below said.
  package var cause: String?

  /// Makes an error.
  package init(_ code: Code, _ message: String, cause: String? = nil) {
    self.code = code
    self.message = message
    self.cause = cause
  }
}

extension StoreError {
  /// What is said when records were erased or redacted between a reading and the keeping of what was made of it.
  package static let outdatedReading = StoreError(
    .outdated,
    "Records were erased or redacted while they were read, so nothing of what was read is kept. Do it again."
  )

  /// A released set was to be changed.
  package static func released(_ set: SetID) -> StoreError {
    StoreError(
      .refused,
      "The set \(set.rawValue.prefix(12)) was released and stays as it is. Correct the records that "
        + "are wrong in it, run errata curate, and approve the new set."
    )
  }
}

extension StoreError: CustomStringConvertible {
  /// The message, and the cause in brackets.
  package var description: String {
    guard let cause else { return message }
    return "\(message) (\(cause))"
  }
}
