extension Schema {
  /// Erasures of which something is still to be done outside of their transaction.
  static let pendingErasures = """
    CREATE TABLE pending_erasures (
      key INTEGER PRIMARY KEY AUTOINCREMENT,
      id BLOB NOT NULL UNIQUE,
      time INTEGER NOT NULL,
      records INTEGER NOT NULL,
      user BLOB,
      before INTEGER
    ) STRICT;

    CREATE TABLE pending_items (
      erasure INTEGER NOT NULL REFERENCES pending_erasures (key),
      item INTEGER NOT NULL,
      PRIMARY KEY (erasure, item)
    ) STRICT, WITHOUT ROWID;
    """
}
