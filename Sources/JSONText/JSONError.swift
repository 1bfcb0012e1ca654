/// Why bytes are no JSON that errata takes, and where.
///
/// Quotes nothing of the text, since the text may be anybody's.
package struct JSONError: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Reason: Hashable, Sendable {
    /// There is nothing but white space.
    case empty
    /// The text ends inside a value.
    case truncated
    /// A byte stands where JSON allows none of its kind.
    case unexpectedByte
    /// Something follows the end of the value.
    case trailing
    /// A string is not UTF-8.
    case invalidUTF8
    /// A string holds a control character that is not escaped.
    case controlCharacter
    /// A backslash is followed by something that is no escape.
    case invalidEscape
    /// A number is not written as RFC 8259 has it.
    case invalidNumber
    /// An object has the same key twice.
    case duplicateKey
    /// Arrays and objects are nested deeper than this many levels.
    case tooDeep(limit: Int)
  }

  /// What is wrong.
  package var reason: Reason
  /// The offset of the offending byte, from zero.
  package var offset: Int

  /// Makes an error.
  package init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}

extension JSONError: CustomStringConvertible {
  /// One sentence without a full stop, with the byte counted from one.
  package var description: String { "\(wording) at byte \(offset + 1)" }

  private var wording: String {
    switch reason {
    case .empty: "no JSON value"
    case .truncated: "the JSON value is cut off"
    case .unexpectedByte: "not JSON"
    case .trailing: "something follows the JSON value"
    case .invalidUTF8: "a string is not valid UTF-8"
    case .controlCharacter: "a string holds a control character that is not escaped"
    case .invalidEscape: "a string holds an escape that JSON does not have"
    case .invalidNumber: "a number is not written as JSON has it"
    case .duplicateKey: "an object has the same key twice"
    case .tooDeep(let limit): "nested deeper than \(limit) levels"
    }
  }
}
