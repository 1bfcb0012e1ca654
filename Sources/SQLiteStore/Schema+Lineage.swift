extension Schema {
  /// Approvals that came along from another set; what versions of the agent were trained on; what a release holds
  /// of the agent's own words.
  ///
  /// What a version was trained on goes by the rows of examples, so that it goes and gets other names with them.
  static let lineageVersion = """
    CREATE TABLE IF NOT EXISTS carried_approvals (sequence INTEGER PRIMARY KEY) STRICT;

    CREATE TABLE IF NOT EXISTS trainings (
      key INTEGER PRIMARY KEY,
      version BLOB NOT NULL UNIQUE,
      time INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE IF NOT EXISTS trained (
      set_key INTEGER NOT NULL,
      position INTEGER NOT NULL,
      training INTEGER NOT NULL REFERENCES trainings (key),
      depth INTEGER NOT NULL,
      cluster BLOB NOT NULL,
      PRIMARY KEY (set_key, position, training)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER IF NOT EXISTS trained_leave AFTER DELETE ON examples
      BEGIN DELETE FROM trained WHERE set_key = OLD.set_key AND position = OLD.position; END;

    CREATE TABLE IF NOT EXISTS release_words (
      release INTEGER PRIMARY KEY REFERENCES releases (key),
      trained_as BLOB,
      training_rows INTEGER NOT NULL,
      agent_rows INTEGER NOT NULL,
      held_rows INTEGER NOT NULL,
      depth INTEGER NOT NULL
    ) STRICT;
    """

  /// Questions that a version was trained on by examples that were erased, as long as others ask them.
  static let trainedQuestionVersion = """
    CREATE TABLE IF NOT EXISTS trained_questions (
      question INTEGER NOT NULL REFERENCES questions (key) ON DELETE CASCADE,
      training INTEGER NOT NULL REFERENCES trainings (key),
      depth INTEGER NOT NULL,
      PRIMARY KEY (question, training)
    ) STRICT, WITHOUT ROWID;
    """
}
