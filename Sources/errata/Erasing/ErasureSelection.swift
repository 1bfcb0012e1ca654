import Capture
import Redaction
import ReviewModel
import ReviewStorage

/// Which records an erasure is about.
enum ErasureSelection {
  /// Those of a user, by the keyed hash.
  case user(String)
  /// Those of these ids, as the log has them.
  case ids([String])
  /// Those that happened before a moment.
  case before(Timestamp)
  /// Those of which nobody agreed to any use.
  case unconsented

  /// The keyed hash of the user who is meant.
  var user: String? { if case .user(let user) = self { user } else { nil } }

  /// The moment before which all is meant.
  var moment: Timestamp? { if case .before(let moment) = self { moment } else { nil } }

  /// The records of the store that are meant, and ids under which others may come back.
  func records(
    in store: any ReviewStore,
    identity: RecordIdentity,
    redactor: Redactor
  ) throws -> (stored: [InteractionID], others: [InteractionID]) {
    switch self {
    case .user(let user): return (try store.records(in: .user(user)), [])
    case .before(let moment): return (try store.records(in: .before(moment)), [])
    case .unconsented: return (try store.records(in: .unconsented), [])
    case .ids(let given):
      let ids = given.flatMap { [InteractionID($0), identity.interaction($0, redactor: redactor)] }
      let stored = try store.records(in: .ids(ids))
      return (stored, Array(Set(ids).subtracting(stored)))
    }
  }
}
