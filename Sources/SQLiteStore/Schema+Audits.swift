extension Schema {
  /// Samples to audit: what the pool had at the draw, and which items were drawn.
  ///
  /// An audited answer is an item of its own kind, named in `conflicts` and with its record as its only side, so that it
  /// is found, renamed and erased as these are. A group names its agent by the key, so that a version that is erased or renamed
  /// stays nowhere. `first` is the operation that had settled the answer.
  static let auditVersion = """
    CREATE TABLE IF NOT EXISTS audits (
      key INTEGER PRIMARY KEY,
      time INTEGER NOT NULL,
      pool BLOB NOT NULL,
      strata BLOB NOT NULL,
      size INTEGER NOT NULL,
      share INTEGER,
      seed INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE IF NOT EXISTS audit_groups (
      audit INTEGER NOT NULL REFERENCES audits (key),
      position INTEGER NOT NULL,
      agent INTEGER NOT NULL,
      signal INTEGER NOT NULL,
      size INTEGER NOT NULL,
      PRIMARY KEY (audit, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE IF NOT EXISTS audit_members (
      audit INTEGER NOT NULL REFERENCES audits (key),
      item INTEGER NOT NULL,
      position INTEGER NOT NULL,
      first INTEGER,
      PRIMARY KEY (audit, item)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS audit_members_by_item ON audit_members (item);
    CREATE TRIGGER IF NOT EXISTS audit_members_leave AFTER DELETE ON items WHEN OLD.kind = 3
      BEGIN DELETE FROM audit_members WHERE item = OLD.key; END;
    """

  /// Who is to judge an audited answer once more: who settled it, or anybody else.
  static let readerVersion = """
    CREATE TABLE IF NOT EXISTS audit_readers (
      item INTEGER PRIMARY KEY,
      reviewer BLOB NOT NULL,
      same INTEGER NOT NULL
    ) STRICT;
    CREATE TRIGGER IF NOT EXISTS audit_readers_leave AFTER DELETE ON items WHEN OLD.kind = 3
      BEGIN DELETE FROM audit_readers WHERE item = OLD.key; END;
    """
}
