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

  /// What is looked for once such an erasure is finished, and whether it is about consent.
  static let pendingTraces = """
    ALTER TABLE pending_erasures ADD COLUMN traces BLOB;
    ALTER TABLE pending_erasures ADD COLUMN unconsented INTEGER NOT NULL DEFAULT 0;
    """

  /// What the receipt of such an erasure has to say that nobody would find out afterwards.
  static let pendingReceipts = "ALTER TABLE pending_erasures ADD COLUMN receipt BLOB;"

  /// The receipts of erasures that are done.
  static let receiptVersion = """
    CREATE TABLE receipts (
      key INTEGER PRIMARY KEY AUTOINCREMENT,
      id BLOB NOT NULL UNIQUE,
      time INTEGER NOT NULL,
      records INTEGER NOT NULL,
      json BLOB NOT NULL,
      lines BLOB NOT NULL
    ) STRICT;
    """
}
