import Capture
import ReviewModel
import ReviewStorage

/// Which records an erasure is about.
enum ErasureSelection {
  /// Those of some users, by their keyed hashes.
  case users([GivenName])
  /// Those of these ids, as the log has them.
  case ids([GivenName])
  /// Those that happened before a moment.
  case before(Timestamp)
  /// Those of which nobody agreed to any use.
  case unconsented

  /// The keyed hashes of the users who are meant.
  var users: Set<String> { if case .users(let users) = self { Set(users.map(\.text)) } else { [] } }

  /// The moment before which all is meant.
  var moment: Timestamp? { if case .before(let moment) = self { moment } else { nil } }

  /// The records of the store that are meant.
  func records(in store: any ReviewStore, identity: RecordIdentity) throws -> MeantRecords {
    var meant = MeantRecords()
    switch self {
    case .users(let users):
      var seen: Set<String> = []
      for user in users where seen.insert(user.text).inserted {
        let records = try store.records(in: .user(user.text))
        if records.isEmpty { meant.unknown.append(user) }
        meant.stored += records
      }
    case .before(let moment): meant.stored = try store.records(in: .before(moment))
    case .unconsented: meant.stored = try store.records(in: .unconsented)
    case .ids(let given):
      // Under which of its two names a record stands depends on the rules of the day on which it was logged.
      let names = given.map { identity.names(of: $0.text) }
      meant.stored = try store.records(in: .ids(names.flatMap(\.self)))
      let stored = Set(meant.stored)
      var others: Set<InteractionID> = []
      for (given, names) in zip(given, names) where !stored.contains(names[0]) {
        let isStored = stored.contains(names[1])
        if !isStored { meant.unknown.append(given) }
        others.formUnion(isStored ? [names[0]] : names)
      }
      meant.others = others.sorted()
    }
    return meant
  }
}

/// What an erasure was found to be about.
struct MeantRecords {
  /// The records of the store.
  var stored: [InteractionID] = []
  /// Ids under which others may come back.
  var others: [InteractionID] = []
  /// The names of which the store has no record.
  var unknown: [GivenName] = []
  /// Whether they are users of whom all was erased before, so that nothing is to be done.
  var wereErased = false
}
