extension Schema {
  /// By what the private values in what reviewers and users wrote are known again; it goes with the texts.
  static let fingerprintVersion = """
    CREATE TABLE fingerprints (
      operation INTEGER PRIMARY KEY REFERENCES operations (key),
      bytes BLOB NOT NULL
    ) STRICT;
    ALTER TABLE feedback ADD COLUMN fingerprints BLOB;
    """

  /// The same, with fingerprints that differ from record to record, and those of the records' own texts.
  ///
  /// What was the same in every record is forgotten: values are known again as they are written again.
  static let recordFingerprintVersion = """
    DROP TABLE fingerprints;
    UPDATE feedback SET fingerprints = NULL WHERE fingerprints IS NOT NULL;

    CREATE TABLE fingerprints (
      decision INTEGER PRIMARY KEY REFERENCES decisions (sequence),
      bytes BLOB NOT NULL
    ) STRICT;

    -- Which file the store was when it wrote there, so that a copy of it keeps its hands off.
    ALTER TABLE places ADD COLUMN owner BLOB;
    ALTER TABLE places ADD COLUMN owner_path BLOB;

    -- Of the few records that name values, so that the others are not longer for it.
    CREATE TABLE record_fingerprints (
      interaction INTEGER PRIMARY KEY REFERENCES interactions (key),
      bytes BLOB NOT NULL
    ) STRICT;
    """
}
