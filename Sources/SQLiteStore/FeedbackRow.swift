import GRDB
import ReviewModel

/// Feedback as it is stored: given, or withdrawn at a time.
enum FeedbackRow {
  case given(Feedback)
  case withdrawn(Timestamp?)

  /// What the reading `FeedbackRow.init(from:)` expects, of a table named `f`.
  static let columns =
    "f.interaction IS NOT NULL, f.signal, f.time, f.correction, f.comment, f.tags, f.fingerprints"

  /// Reads the columns; nil when a join found no row.
  static func read(_ row: inout Columns) throws -> FeedbackRow? {
    let exists = row.flag()
    let signal = try row.optionalCoded(FeedbackSignal.self)
    let time = row.optionalInteger().map(Timestamp.init(milliseconds:))
    let correction = row.optionalText()
    let comment = row.optionalText()
    let tags = try row.optionalBytes { try JSONColumn.tags(from: $0) } ?? []
    let fingerprints = row.optionalBytes { ValueFingerprints(bytes: $0) } ?? ValueFingerprints()
    guard exists else { return nil }
    guard let signal else { return .withdrawn(time) }
    return .given(
      Feedback(
        signal,
        correction: correction,
        comment: comment,
        tags: tags,
        time: time,
        fingerprints: fingerprints
      )
    )
  }

  var feedback: Feedback? {
    if case .given(let feedback) = self { feedback } else { nil }
  }

  /// The feedback of a record; nil when it never had any.
  static func of(_ interaction: Int64, in database: Database) throws -> FeedbackRow? {
    try database.first(
      "SELECT \(columns) FROM feedback f WHERE f.interaction = ?",
      .integer(interaction)
    ) { try read(&$0) } ?? nil
  }

  /// The values of a row.
  func values(for interaction: Int64) -> [SQLValue] {
    switch self {
    case .given(let feedback):
      [
        .integer(interaction), .integer(feedback.signal.code),
        .optional(feedback.time?.milliseconds), .optional(feedback.correction),
        .optional(feedback.comment), .optional(JSONColumn.bytes(of: feedback.tags)),
        .optional(feedback.fingerprints.isEmpty ? nil : feedback.fingerprints.bytes),
      ]
    case .withdrawn(let time):
      [.integer(interaction), .null, .optional(time?.milliseconds), .null, .null, .null, .null]
    }
  }
}
