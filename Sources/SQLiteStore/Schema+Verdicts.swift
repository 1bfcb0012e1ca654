extension Schema {
  /// What the curator's rules said of records.
  ///
  /// It can be made again from the records, and goes whenever texts go or change.
  static let verdictVersion = """
    CREATE TABLE IF NOT EXISTS verdicts (
      interaction INTEGER PRIMARY KEY REFERENCES interactions (key) ON DELETE CASCADE,
      digest BLOB NOT NULL,
      content BLOB NOT NULL
    ) STRICT;
    """
}
