extension Schema {
  /// What an answer must say and must not say, by the operation that decided on a correction.
  ///
  /// The words stand with those of corrections and notes, so that an erasure empties them likewise.
  static let assertionVersion = """
    CREATE TABLE IF NOT EXISTS assertions (
      operation INTEGER NOT NULL REFERENCES operations (key),
      position INTEGER NOT NULL,
      kind INTEGER NOT NULL,
      text INTEGER NOT NULL REFERENCES texts (key),
      PRIMARY KEY (operation, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER IF NOT EXISTS assertions_stay BEFORE UPDATE ON assertions
      BEGIN SELECT RAISE(ABORT, 'the log of decisions is append-only'); END;
    CREATE TRIGGER IF NOT EXISTS assertions_remain BEFORE DELETE ON assertions
      BEGIN SELECT RAISE(ABORT, 'the log of decisions is append-only'); END;
    """
}
