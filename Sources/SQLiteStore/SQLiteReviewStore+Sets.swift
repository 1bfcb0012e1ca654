import GRDB
package import ReviewModel
package import ReviewStorage

extension SQLiteReviewStore {
  /// See ``CurationStore``.
  package func save(_ set: CuratedSet, now: Timestamp) throws(StoreError) {
    try write { database in
      guard try Self.key(of: set.id, in: database) == nil else { return }
      try database.run(
        "INSERT INTO sets (id, made, policy, counts) VALUES (?, ?, ?, ?)",
        .text(set.id.rawValue),
        .integer(now.milliseconds),
        .bytes(ExampleJSON.bytes(of: set.policy)),
        .bytes(ExampleJSON.bytes(of: set.counts, set.selection))
      )
      let key = database.lastInsertedRowID
      for (position, example) in set.examples.enumerated() {
        try database.run(
          """
          INSERT INTO examples (set_key, position, id, kind, warned, content, record)
          VALUES (?, ?, ?, ?, ?, ?, (SELECT key FROM interactions WHERE id = ?))
          """,
          .integer(key),
          .integer(position),
          .text(example.id.rawValue),
          .integer(example.kind.code),
          .flag(!example.warnings.isEmpty),
          .bytes(ExampleJSON.bytes(of: example)),
          .optional(example.lineage.first?.interaction.rawValue)
        )
      }
      for (position, drop) in set.drops.enumerated() {
        try database.run(
          "INSERT INTO drops VALUES (?, ?, ?, ?, ?, ?)",
          .integer(key),
          .integer(position),
          .text(drop.interaction.rawValue),
          .text(drop.rule),
          .text(drop.reason),
          .optional(drop.mergedInto?.rawValue)
        )
      }
    }
  }

  /// See ``CurationStore``.
  package func sets() throws(StoreError) -> [SetSummary] {
    try read { try SetSummaryRow.newest(in: $0).map(\.summary) }
  }

  /// See ``CurationStore``.
  package func set(_ id: SetID) throws(StoreError) -> CuratedSet? {
    try read { database in
      guard let key = try Self.key(of: id, in: database) else { return nil }
      let examples = try database.all(
        "SELECT id, content FROM examples WHERE set_key = ? ORDER BY position",
        .integer(key)
      ) { row in
        let id = ExampleID(row.text())
        return try row.bytes { try ExampleJSON.example(id: id, from: $0) }
      }
      let drops = try database.all(
        """
        SELECT interaction, rule, reason, merged_into FROM drops
        WHERE set_key = ? ORDER BY position
        """,
        .integer(key)
      ) { row in
        Drop(
          interaction: InteractionID(row.text()),
          rule: row.text(),
          reason: row.text(),
          mergedInto: row.optionalText().map(ExampleID.init(rawValue:))
        )
      }
      return try database.first("SELECT policy, counts FROM sets WHERE key = ?", .integer(key)) {
        row in
        let policy = try row.bytes { try ExampleJSON.policy(from: $0) }
        let (counts, selection) = try row.bytes {
          (try ExampleJSON.counts(from: $0), try ExampleJSON.selection(from: $0))
        }
        return CuratedSet(
          id: id,
          policy: policy,
          examples: examples,
          drops: drops,
          counts: counts,
          selection: selection
        )
      }
    }
  }

  /// See ``CurationStore``.
  package func recordRelease(
    of set: SetID,
    manifest: String,
    path: String?,
    now: Timestamp
  ) throws(StoreError) {
    try write { database in
      try database.run(
        "INSERT INTO releases (set_key, manifest, path, time) VALUES (?, ?, ?, ?)",
        .integer(try Self.existingKey(of: set, in: database)),
        .text(manifest),
        .optional(path),
        .integer(now.milliseconds)
      )
    }
  }

  /// See ``CurationStore``.
  package func releases() throws(StoreError) -> [ReleaseRecord] {
    try read { database in
      try database.all(
        """
        SELECT s.id, r.manifest, r.path, r.time FROM releases r JOIN sets s ON s.key = r.set_key
        ORDER BY r.key
        """
      ) { row in
        ReleaseRecord(
          set: SetID(row.text()),
          manifest: row.text(),
          path: row.optionalText(),
          time: Timestamp(milliseconds: row.integer())
        )
      }
    }
  }

  static func key(of set: SetID, in database: Database) throws -> Int64? {
    try database.integer("SELECT key FROM sets WHERE id = ?", .text(set.rawValue))
  }

  static func existingKey(of set: SetID, in database: Database) throws -> Int64 {
    guard let key = try key(of: set, in: database) else {
      throw StoreError.misuse("There is no set \(set) in the store. Run errata set for the list.")
    }
    return key
  }
}
