extension Schema {
  /// By what the private values in what reviewers and users wrote are known again; it goes with the texts.
  static let fingerprintVersion = """
    CREATE TABLE fingerprints (
      operation INTEGER PRIMARY KEY REFERENCES operations (key),
      bytes BLOB NOT NULL
    ) STRICT;
    ALTER TABLE feedback ADD COLUMN fingerprints BLOB;
    """
}
