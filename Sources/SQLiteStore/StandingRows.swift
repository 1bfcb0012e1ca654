import GRDB
import ReviewModel
import ReviewStorage

/// The texts that stand with records, as rows.
struct StandingRows {
  private let database: Database

  init(_ database: Database) { self.database = database }

  /// The record of an item; nil when it is gone.
  func record(of item: ItemKey) throws -> Interaction? {
    try database.first(
      InteractionRow.selection + " WHERE x.key = (SELECT interaction FROM items WHERE key = ?)",
      .integer(item)
    ) { try InteractionRow.read(&$0) }
  }

  /// The record of that row; nil when it is gone.
  func record(withKey key: Int64) throws -> Interaction? {
    try database.first(
      InteractionRow.selection + " WHERE x.key = ?",
      .integer(key)
    ) { try InteractionRow.read(&$0) }
  }

  /// A record, and what stands with it besides the user's feedback; nil when it is gone.
  func texts(with interaction: Int64) throws -> (interaction: Interaction, texts: StandingTexts)? {
    guard let record = try record(withKey: interaction) else { return nil }
    var texts = StandingTexts(record)
    let items = try database.all(
      ItemRow.ofInteraction,
      .integer(interaction),
      .integer(interaction)
    ) { $0.integer() }
    for item in items {
      texts.add(try ConflictRow.sides(of: item, in: database))
      for event in try DecisionRow.events(of: item, in: database) { texts.add(event) }
    }
    return (record, texts)
  }

  /// Hands over the texts that stand with the records of items, as they are stored; what was decided on
  /// another item too is left out.
  func read(
    _ items: [ItemKey],
    besides looked: ItemKey,
    _ read: (ItemKey, UnsafeBufferPointer<UInt8>) -> Void
  ) throws {
    let record = try Query(Self.ofRecord, in: database)
    let words = try Query(Self.ofWords, in: database)
    func texts(of item: ItemKey, _ columns: inout Columns, count: Int) {
      for _ in 0..<count { columns.bytes { read(item, $0.bindMemory(to: UInt8.self)) } }
    }
    for item in items {
      let interaction = try record.first([.integer(item)]) { row in
        texts(of: item, &row, count: 9)
        return row.integer()
      }
      guard let interaction else { continue }
      let values = [interaction, interaction, looked, interaction].map(SQLValue.integer)
      try words.each(values) { texts(of: item, &$0, count: 1) }
    }
  }

  private static let ofRecord = """
    SELECT x.question, x.answer, x.sources, x.meta, g.model, g.version,
      f.correction, f.comment, f.tags, x.key
    FROM items i CROSS JOIN interactions x ON x.key = i.interaction
      CROSS JOIN agents g ON g.key = x.agent LEFT JOIN feedback f ON f.interaction = x.key
    WHERE i.key = ?
    """

  private static let ofWords = """
    WITH own (item) AS (
      SELECT key FROM items WHERE interaction = ? AND kind = 0
      UNION ALL SELECT key FROM items WHERE interaction = ? AND kind > 0
    )
    SELECT t.bytes FROM own CROSS JOIN decisions d ON d.item = own.item
      CROSS JOIN operations o ON o.key = d.operation
      CROSS JOIN texts t ON t.key IN \(AssertionRows.texts)
    WHERE NOT EXISTS (SELECT 1 FROM decisions m WHERE m.operation = o.key AND m.item = ?)
    UNION ALL
    SELECT s.correction FROM items c CROSS JOIN sides s ON s.item = c.key
    WHERE c.interaction = ? AND c.kind > 0
    """
}
