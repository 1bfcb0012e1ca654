package import JSONText

/// A line that was kept out, and why; quotes nothing of it.
package struct BrokenLine: Hashable, Sendable {
  /// Why a line was kept out.
  package enum Reason: Hashable, Sendable {
    /// It is no JSON.
    case json(JSONError)
    /// It is JSON, but no record.
    case record(RecordError)
    /// It has more than so many bytes.
    case tooLong(limit: Int)
    /// Its id is known with another question or answer.
    case contradicts
    /// The external redactor failed on it.
    case outside(ExternalFailure)
    /// The external redactor failed on it, and it waits in the quarantine.
    case quarantined(ExternalFailure)
    /// It waits in the quarantine for the word of an external redactor, and none is set.
    case waiting
  }

  /// What the input is called.
  package var input: String
  /// The number of the line, from one.
  package var line: Int
  /// Why.
  package var reason: Reason

  /// Makes a broken line.
  package init(input: String, line: Int, reason: Reason) {
    self.input = input
    self.line = line
    self.reason = reason
  }
}

extension BrokenLine: CustomStringConvertible {
  /// `file:12: reason`.
  package var description: String { "\(input):\(line): \(reason)\(advice)" }

  /// What to do about an object that begins on the first line and goes on on others.
  private var advice: String {
    guard line == 1, case .json(let error) = reason, error.reason == .truncated, error.offset < 8
    else { return "" }
    return "; if one object stands on several lines, `jq -c .` puts each on one (and `jq -c '.[]'` "
      + "takes an array apart)"
  }
}

extension BrokenLine.Reason: CustomStringConvertible {
  /// One sentence without a full stop.
  package var description: String {
    switch self {
    case .json(let error): error.description
    case .record(let error): error.description
    case .tooLong(let limit):
      "the line has more than \(limit & 0xFFFFF == 0 ? "\(limit >> 20) MiB" : "\(limit) bytes")"
    case .contradicts: "its id is known with another question or answer"
    case .outside(let failure): failure.description
    case .quarantined(let failure): "quarantined: \(failure)"
    case .waiting:
      "it waits in the quarantine for an external redactor, and the settings have no redaction.external"
    }
  }
}
