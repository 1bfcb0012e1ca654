import GRDB
package import ReviewModel
package import ReviewStorage

extension SQLiteReviewStore {
  /// See ``ConsentStore``.
  package func consent(ofUser user: String) throws(StoreError) -> Consent? {
    try read { try Consents.of(user, in: $0) }
  }

  /// See ``ConsentStore``.
  package func setConsent(
    _ consent: Consent?,
    ofUser user: String,
    now: Timestamp
  ) throws(StoreError) {
    try write { database in
      guard let consent else {
        try database.run("DELETE FROM consents WHERE user = ?", .text(user))
        return
      }
      guard try Consents.of(user, in: database) != consent else { return }
      try database.run(
        """
        INSERT INTO consents VALUES (?, ?, ?)
        ON CONFLICT (user) DO UPDATE SET scope = excluded.scope, time = excluded.time
        """,
        .text(user),
        .integer(consent.code),
        .integer(now.milliseconds)
      )
    }
  }

  /// See ``ConsentStore``.
  package func userConsents() throws(StoreError) -> [UserConsent] {
    try read { database in
      try database.all(
        """
        SELECT c.user, c.scope, c.time,
          (SELECT count(*) FROM interactions x WHERE x.user = c.user)
        FROM consents c ORDER BY c.user
        """
      ) { row in
        UserConsent(
          user: row.text(),
          scope: try row.coded(),
          since: Timestamp(milliseconds: row.integer()),
          records: Int(row.integer())
        )
      }
    }
  }

  /// See ``ConsentStore``.
  package func keyCheck() throws(StoreError) -> String? {
    try read { database in
      try database.first("SELECT value FROM settings WHERE name = 'key check'") { $0.text() }
    }
  }

  /// See ``ConsentStore``.
  package func setKeyCheck(_ check: String) throws(StoreError) {
    try write { database in
      try database.run(
        """
        INSERT INTO settings VALUES ('key check', ?)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value
        """,
        .text(check)
      )
    }
  }

  /// See ``ConsentStore``.
  package func records(
    in selection: RecordSelection
  ) throws(StoreError) -> [InteractionID] {
    try read { database in
      func ids(_ condition: String, _ values: SQLValue...) throws -> [InteractionID] {
        var ids: [InteractionID] = []
        try Query("SELECT id FROM interactions WHERE \(condition) ORDER BY id", in: database)
          .each(values) { ids.append(InteractionID($0.text())) }
        return ids
      }
      switch selection {
      case .ids(let wanted):
        let query = try Query("SELECT 1 FROM interactions WHERE id = ?", in: database)
        return try Set(wanted).sorted().filter { id in
          try query.first(.text(id.rawValue)) { _ in true } ?? false
        }
      case .user(let user):
        return try ids("user = ?", .text(user))
      case .before(let moment):
        return try ids("time < ?", .integer(moment.milliseconds))
      case .unconsented:
        let consents = try Consents(database)
        var found: [InteractionID] = []
        let rows = try Query("SELECT id, user, consent FROM interactions ORDER BY id", in: database)
        try rows.each { row in
          let interaction = Interaction(
            id: InteractionID(row.text()),
            question: "",
            answer: "",
            user: row.optionalText(),
            consent: try row.optionalCoded()
          )
          let scope = consents.standing(of: interaction).scope
          if scope == nil || scope == Consent.none { found.append(interaction.id) }
        }
        return found
      }
    }
  }
}
