import GRDB
import ReviewModel

/// Counts that are kept instead of scanned for; changes are gathered and written once.
struct Tallies {
  /// What is counted.
  ///
  /// The numbers are part of the file format.
  enum Subject: Int64 {
    case consent = 1
    case signal = 2
  }

  private struct Entry: Hashable {
    let subject: Subject
    let value: Int64
  }

  /// Stands for a record that says nothing about consent.
  static let unsaid: Int64 = -1

  private var changes: [Entry: Int64] = [:]

  mutating func count(_ consent: Consent?, by delta: Int64 = 1) {
    changes[Entry(subject: .consent, value: consent?.code ?? Self.unsaid), default: 0] += delta
  }

  mutating func count(_ signal: Signal, by delta: Int64 = 1) {
    changes[Entry(subject: .signal, value: signal.code), default: 0] += delta
  }

  func write(to database: Database) throws {
    for (entry, delta) in changes where delta != 0 {
      try database.run(
        """
        INSERT INTO tallies VALUES (?, ?, ?)
        ON CONFLICT (subject, value) DO UPDATE SET count = count + excluded.count
        """,
        .integer(entry.subject.rawValue),
        .integer(entry.value),
        .integer(delta)
      )
    }
  }
}
