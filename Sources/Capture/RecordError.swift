/// Why a JSON object is no record, by field; quotes nothing of it.
package struct RecordError: Error, Hashable, Sendable {
  /// What is wrong with the field.
  package enum Problem: Hashable, Sendable {
    /// The line is JSON, but no object.
    case notAnObject
    /// A field that every record has is not there.
    case missing
    /// The field has nothing but white space.
    case empty
    /// The field is of another type than this.
    case wrongType(expected: String)
    /// The field's word is none of these.
    case unknownWord(allowed: String)
    /// The field is no time.
    case notATime
    /// The field has more than so many elements.
    case tooLong(limit: Int)
    /// The correction is given at two places, with different texts.
    case twoCorrections
  }

  /// The field in the words of the input format, such as `feedback.signal`; empty for the whole.
  package var field: String
  /// What is wrong.
  package var problem: Problem

  /// Makes an error.
  package init(_ field: String, _ problem: Problem) {
    self.field = field
    self.problem = problem
  }
}

extension RecordError: CustomStringConvertible {
  /// One sentence without a full stop.
  package var description: String {
    switch problem {
    case .notAnObject: "the line is JSON, but not an object"
    case .missing: "\(field) is missing"
    case .empty: "\(field) is empty"
    case .wrongType(let expected): "\(field) must be \(expected)"
    case .unknownWord(let allowed): "\(field) must be one of \(allowed)"
    case .notATime: "\(field) must be a time such as 2026-07-06T02:04:09Z"
    case .tooLong(let limit): "\(field) has more than \(limit) elements"
    case .twoCorrections: "correction is given twice, with different texts"
    }
  }
}
