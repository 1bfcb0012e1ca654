import ReviewModel
import ReviewStorage
import Testing

extension ReviewStoreCheck {
  static let claimChecks = [
    ReviewStoreCheck("The first claim holds, and keeps others off") { store throws in
      try store.ingest(record("a"))
      let first = try store.claim("a", by: "ana")
      #expect(first.reviewer == "ana")
      #expect(try store.claim("a", by: "bo", at: moment(59)) == first)
      #expect(try store.item(store.key("a"), now: moment(59))?.summary.claim == first)
    },
    ReviewStoreCheck("A claim is renewed by its holder, and lives as long") { store throws in
      try store.ingest(record("a"))
      try store.claim("a", by: "ana")
      let renewed = try store.claim("a", by: "ana", at: moment(40))
      #expect(renewed.expires == moment(100))
      #expect(try store.claim("a", by: "bo", at: moment(99)) == renewed)
    },
    ReviewStoreCheck("A claim that ended is anybody's") { store throws in
      try store.ingest(record("a"))
      try store.claim("a", by: "ana")
      #expect(try store.claim("a", by: "bo", at: moment(60)).reviewer == "bo")
      #expect(try store.claim("a", by: "ana", at: moment(61)).reviewer == "bo")
    },
    ReviewStoreCheck("A reviewer's other console takes the claim over") { store throws in
      try store.ingest(record("a"))
      try store.claim("a", by: "ana", session: "one")
      #expect(try store.claim("a", by: "ana", session: "two", at: moment(1)).session == "two")
      try store.release(store.key("a"), session: "one")
      #expect(try store.item(store.key("a"), now: moment(2))?.summary.claim?.session == "two")
    },
    ReviewStoreCheck("A claim is given back by its session alone") { store throws in
      try store.ingest(record("a"))
      try store.claim("a", by: "ana", session: "one")
      try store.release(store.key("a"), session: "other")
      #expect(try store.claim("a", by: "bo", at: moment(1)).reviewer == "ana")
      try store.release(store.key("a"), session: "one")
      #expect(try store.claim("a", by: "bo", at: moment(1)).reviewer == "bo")
    },
    ReviewStoreCheck("A claim on an unknown item is granted and means nothing") { store throws in
      let claim = Claim(reviewer: "ana", session: "s", expires: moment(60))
      #expect(try store.claim(99, as: claim, now: moment(0)) == claim)
      try store.release(99, session: "s")
    },
  ]
}
