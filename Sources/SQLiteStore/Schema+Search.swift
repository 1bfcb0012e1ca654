extension Schema {
  // The search index, the order by value as one number, and the orders by agent and by cluster.
  static let searchVersion = """
    -- The index of the items' texts; see Search/SearchIndex.swift. A row of search_blocks holds some
    -- words in the order of their bytes, and the keys of their items.
    CREATE TABLE search_segments (
      key INTEGER PRIMARY KEY AUTOINCREMENT,
      first INTEGER NOT NULL,
      last INTEGER NOT NULL,
      items INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE search_blocks (
      segment INTEGER NOT NULL,
      word BLOB NOT NULL,
      words BLOB NOT NULL,
      items BLOB NOT NULL,
      PRIMARY KEY (segment, word)
    ) STRICT, WITHOUT ROWID;
    -- Items whose texts changed since they were indexed, and items no word of which may stay.
    CREATE TABLE search_pending (item INTEGER PRIMARY KEY) STRICT;
    CREATE TABLE search_stale (item INTEGER PRIMARY KEY) STRICT;

    -- What the order by value sorts by, the smallest first: see ItemRow.turn.
    DROP INDEX items_by_value;
    ALTER TABLE items DROP COLUMN rank;
    ALTER TABLE items ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;
    -- Questions that were asked more often since the turns of their items were computed.
    CREATE TABLE turns_due (question INTEGER PRIMARY KEY) STRICT;
    UPDATE items SET turn = errata_turn(kind, signal, late, moment,
      (SELECT asked FROM questions q WHERE q.key = question_key));
    CREATE INDEX items_by_value ON items (skipped, turn) WHERE status <= 1;
    CREATE INDEX items_by_agent ON items (agent, skipped, age) WHERE status <= 1;
    CREATE INDEX items_by_question ON items (question_key, skipped, age) WHERE status <= 1;
    CREATE INDEX questions_by_size ON questions (~asked) WHERE asked > 1;
    """
}
