/// Why an input, a key or a file of rejects cannot be used, and what to do about it.
///
/// Quotes no text of a record.
package struct CaptureError: Error, Hashable, Sendable {
  /// What kind of failure it is; each has an exit status of its own.
  package enum Code: Hashable, Sendable {
    /// The input is not there, or may not be read.
    case missingInput
    /// The input is of a kind that errata does not read.
    case badInput
    /// The key of the store is missing or damaged.
    case key
    /// Reading or writing failed.
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

extension CaptureError: CustomStringConvertible {
  /// The message.
  package var description: String { message }
}
