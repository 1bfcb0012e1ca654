import ReviewModel
import ReviewStorage
import Testing

extension ReviewStoreCheck {
  static let consentChecks = [
    ReviewStoreCheck("The lowest of what a record and its user say counts, else the default") {
      store throws in
      try store.ingest(
        record("1", consent: .training, user: "u"),
        record("2", consent: .eval, user: "u"),
        record("3", user: "u"),
        record("4", user: "v"),
        record("5", consent: .training)
      )
      try store.setDefaultConsent(.eval)
      #expect(try scopes(store) == [.training, .eval, .eval, .eval, .training])
      try store.setConsent(.training, ofUser: "u", now: moment(1))
      #expect(try scopes(store) == [.training, .eval, .training, .eval, .training])
      try store.setConsent(.eval, ofUser: "u", now: moment(2))
      #expect(try scopes(store) == [.eval, .eval, .eval, .eval, .training])
      try store.setConsent(Consent.none, ofUser: "u", now: moment(3))
      #expect(try scopes(store) == [Consent.none, Consent.none, Consent.none, .eval, .training])
      try store.setConsent(nil, ofUser: "u", now: moment(4))
      #expect(try scopes(store) == [.training, .eval, .eval, .eval, .training])
    },
    ReviewStoreCheck("A record and an item say who speaks of their consent") { store throws in
      try store.ingest(record("1", consent: .training, user: "u"), record("2", nil))
      try store.setDefaultConsent(.training)
      try store.setConsent(.eval, ofUser: "u", now: moment(1))
      let standing = ConsentStanding(record: .training, user: .eval, storeDefault: .training)
      #expect(try store.item(try store.key("1"), now: moment(0))?.consent == standing)
      #expect(try store.record("1")?.consent == standing)
      #expect(try store.record("2")?.consent == ConsentStanding(storeDefault: .training))
    },
    ReviewStoreCheck("Nothing more is stored of a user who allows no use") { store throws in
      try store.ingest(record("1", nil, user: "u"))
      try store.setConsent(Consent.none, ofUser: "u", now: moment(1))
      #expect(
        try store.ingest(
          record("1", user: "u"),
          record("2", consent: .training, user: "u"),
          record("3", user: "v")
        ) == [.unchanged, .withoutConsent, .added]
      )
      #expect(try store.record("1")?.feedback == nil)
      #expect(try store.record("2") == nil)
      #expect(try store.statistics().interactions == 2)
    },
    ReviewStoreCheck("Everybody who said something is listed, with the count of their records") {
      store throws in
      try store.ingest(record("1", user: "u"), record("2", user: "u"), record("3", user: "v"))
      #expect(try store.userConsents() == [])
      try store.setConsent(.training, ofUser: "u", now: moment(1))
      try store.setConsent(.training, ofUser: "u", now: moment(2))
      try store.setConsent(.eval, ofUser: "nobody", now: moment(3))
      #expect(
        try store.userConsents() == [
          UserConsent(user: "nobody", scope: .eval, since: moment(3), records: 0),
          UserConsent(user: "u", scope: .training, since: moment(1), records: 2),
        ]
      )
      #expect(try store.consent(ofUser: "u") == .training)
      #expect(try store.consent(ofUser: "v") == nil)
    },
    ReviewStoreCheck("What its key answers is kept") { store throws in
      #expect(try store.keyCheck() == nil)
      try store.setKeyCheck("0a")
      try store.setKeyCheck("0b")
      #expect(try store.keyCheck() == "0b")
    },
    ReviewStoreCheck("Records are selected by id, user, age and consent") { store throws in
      try store.ingest(
        record("b", time: moment(1), consent: .training, user: "u"),
        record("a", time: moment(2), user: "u"),
        record("c", time: moment(3), consent: .eval),
        record("d", user: "v")
      )
      #expect(try store.records(in: .ids(["d", "x", "a", "d"])) == ["a", "d"])
      #expect(try store.records(in: .user("u")) == ["a", "b"])
      #expect(try store.records(in: .before(moment(3))) == ["a", "b"])
      #expect(try store.records(in: .unconsented) == ["a", "d"])
      try store.setDefaultConsent(.eval)
      try store.setConsent(Consent.none, ofUser: "u", now: moment(1))
      #expect(try store.records(in: .unconsented) == ["a", "b"])
    },
  ]

  private static func scopes(_ store: any ReviewStore) throws -> [Consent?] {
    var scopes: [Consent?] = []
    try store.forEachJudgedRecord { scopes.append($0.consent) }
    return scopes
  }
}
