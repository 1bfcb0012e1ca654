import GRDB
package import ReviewModel
package import ReviewStorage

extension SQLiteReviewStore {
  /// See ``CurationStore``.
  package func save(
    _ set: CuratedSet,
    asOf revision: Int64?,
    now: Timestamp
  ) throws(StoreError) {
    try write { database in
      try Verdicts.expect(revision, in: database)
      if let known = try Self.key(of: set.id, in: database) {
        return try CarriedApprovals.bring(to: known, in: database)
      }
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
      try CarriedApprovals.bring(to: key, in: database)
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
    _ release: ReleaseRecord,
    trained: [TrainedExample]
  ) throws(StoreError) {
    try write { database in
      let set = try Self.existingKey(of: release.set, in: database)
      try database.run(
        "INSERT INTO releases (set_key, manifest, path, time) VALUES (?, ?, ?, ?)",
        .integer(set),
        .text(release.manifest),
        .optional(release.path),
        .integer(release.time.milliseconds)
      )
      guard let words = release.words else { return }
      try database.run(
        "INSERT INTO release_words VALUES (?, ?, ?, ?, ?, ?)",
        .integer(database.lastInsertedRowID),
        .optional(words.trainedAs),
        .integer(words.trainingRows),
        .integer(words.agentRows),
        .integer(words.heldRows),
        .integer(words.depth)
      )
      if let version = words.trainedAs {
        try Trainings(database).add(version, trainedOn: trained, of: set, now: release.time)
      }
    }
  }

  /// See ``CurationStore``.
  package func forEachTrainedCluster(
    _ body: (TrainedCluster) -> Void
  ) throws(StoreError) {
    try read { try Trainings($0).forEach(body) }
  }

  /// See ``CurationStore``.
  package func forEachTrainedQuestion(
    _ body: (TrainedQuestion) -> Void
  ) throws(StoreError) {
    try read { try Trainings($0).forEachQuestion(body) }
  }

  /// See ``CurationStore``.
  package func releases() throws(StoreError) -> [ReleaseRecord] {
    try read { database in
      try database.all(
        """
        SELECT s.id, r.manifest, r.path, r.time,
          w.training_rows, w.trained_as, w.agent_rows, w.held_rows, w.depth
        FROM releases r JOIN sets s ON s.key = r.set_key
          LEFT JOIN release_words w ON w.release = r.key
        ORDER BY r.key
        """
      ) { row in
        ReleaseRecord(
          set: SetID(row.text()),
          manifest: row.text(),
          path: row.optionalText(),
          time: Timestamp(milliseconds: row.integer()),
          words: row.optionalInteger().map { rows in
            ReleaseWords(
              trainedAs: row.optionalText(),
              trainingRows: Int(rows),
              agentRows: Int(row.integer()),
              heldRows: Int(row.integer()),
              depth: Int(row.integer())
            )
          }
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
