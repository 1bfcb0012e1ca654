import GRDB
import ReviewModel

/// What users and the store say of consent, read once for many records.
struct Consents {
  private let users: [String: Consent]
  private let storeDefault: Consent?

  init(_ database: Database) throws {
    var users: [String: Consent] = [:]
    try Query("SELECT user, scope FROM consents", in: database).each { row in
      users[row.text()] = try row.coded()
    }
    self.users = users
    storeDefault = try SQLiteReviewStore.defaultConsent(in: database)
  }

  /// Who says what of a record.
  func standing(of interaction: Interaction) -> ConsentStanding {
    ConsentStanding(
      record: interaction.consent,
      user: interaction.user.flatMap { users[$0] },
      storeDefault: storeDefault
    )
  }

  /// Who says what of one record.
  static func standing(
    of interaction: Interaction,
    in database: Database
  ) throws -> ConsentStanding {
    ConsentStanding(
      record: interaction.consent,
      user: try interaction.user.flatMap { try of($0, in: database) },
      storeDefault: try SQLiteReviewStore.defaultConsent(in: database)
    )
  }

  /// Who says what of an item's record; nil for an item that is gone.
  static func standing(of item: ItemKey, in database: Database) throws -> ConsentStanding? {
    try database.first(
      """
      SELECT x.consent, c.scope,
        (SELECT value FROM settings WHERE name = 'default consent')
      FROM items i CROSS JOIN interactions x ON x.key = i.interaction
        LEFT JOIN consents c ON c.user = x.user
      WHERE i.key = ?
      """,
      .integer(item)
    ) { row in
      ConsentStanding(
        record: try row.optionalCoded(),
        user: try row.optionalCoded(),
        storeDefault: try row.optionalCoded()
      )
    }
  }

  /// Who says what of the record with an id; nil when it is gone.
  static func standing(
    of record: InteractionID,
    in database: Database
  ) throws -> ConsentStanding? {
    try database.first(
      """
      SELECT x.consent, c.scope,
        (SELECT value FROM settings WHERE name = 'default consent')
      FROM interactions x LEFT JOIN consents c ON c.user = x.user WHERE x.id = ?
      """,
      .text(record.rawValue)
    ) { row in
      ConsentStanding(
        record: try row.optionalCoded(),
        user: try row.optionalCoded(),
        storeDefault: try row.optionalCoded()
      )
    }
  }

  /// What a user said.
  static func of(_ user: String, in database: Database) throws -> Consent? {
    try database.first("SELECT scope FROM consents WHERE user = ?", .text(user)) {
      try $0.coded(Consent.self)
    }
  }

  /// The users who allow no use of their records.
  static func refusing(in database: Database) throws -> Set<String> {
    Set(
      try database.all(
        "SELECT user FROM consents WHERE scope = ?",
        .integer(Consent.none.code)
      ) { $0.text() }
    )
  }
}
