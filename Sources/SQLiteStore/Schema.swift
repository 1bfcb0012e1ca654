/// The tables, as migrations: the file's `user_version` counts those that it has been through.
///
/// A migration is never changed once it was released; a new one is added behind it.
enum Schema {
  /// "erra" in the file's header, so that another program's database is never taken for a store.
  static let applicationID: Int32 = 0x6572_7261

  static let migrations = [
    firstVersion, keepingVersion, precedentVersion, searchVersion, pendingErasures, judgingVersion,
    sessionVersion, setVersion, pendingTraces, pendingReceipts,
    fingerprintVersion, receiptVersion, disputeVersion, recordFingerprintVersion, lineageVersion,
    pairVersion, auditVersion, trainedQuestionVersion, verdictVersion, gateVersion, readerVersion,
    assertionVersion,
  ]

  static var version: Int { migrations.count }

  // Texts are BLOBs, so that a NUL does not end them. Times are milliseconds since 1970.
  // Enums are the numbers of StoredCode.swift.
  private static let firstVersion = """
    CREATE TABLE settings (
      name TEXT PRIMARY KEY,
      value ANY NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE changes (count INTEGER NOT NULL) STRICT;
    INSERT INTO changes VALUES (0);

    -- Counts that statistics() would otherwise have to scan every record for.
    CREATE TABLE tallies (
      subject INTEGER NOT NULL,
      value INTEGER NOT NULL,
      count INTEGER NOT NULL,
      PRIMARY KEY (subject, value)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE agents (
      key INTEGER PRIMARY KEY,
      model BLOB,
      version BLOB
    ) STRICT;
    CREATE INDEX agents_by_name ON agents (model, version);

    -- Normalised questions. The hash is keyed, so that nobody can make many questions share one.
    CREATE TABLE questions (
      key INTEGER PRIMARY KEY,
      hash INTEGER NOT NULL,
      asked INTEGER NOT NULL,
      text BLOB NOT NULL
    ) STRICT;
    CREATE INDEX questions_by_hash ON questions (hash);

    CREATE TABLE interactions (
      key INTEGER PRIMARY KEY,
      id BLOB NOT NULL,
      time INTEGER,
      question_key INTEGER NOT NULL REFERENCES questions (key),
      agent INTEGER NOT NULL REFERENCES agents (key),
      consent INTEGER,
      surrogates INTEGER NOT NULL,
      user BLOB,
      session BLOB,
      question BLOB NOT NULL,
      answer BLOB NOT NULL,
      sources BLOB,
      meta BLOB
    ) STRICT;
    CREATE UNIQUE INDEX interactions_by_id ON interactions (id);

    -- A row without a signal is feedback that was withdrawn: older feedback does not bring it back.
    CREATE TABLE feedback (
      interaction INTEGER PRIMARY KEY REFERENCES interactions (key),
      signal INTEGER,
      time INTEGER,
      correction BLOB,
      comment BLOB,
      tags BLOB
    ) STRICT;

    -- status, skipped and late follow from the log (and `needed`); signal, rank, moment, agent and
    -- question_key from the record. A key is never given twice.
    CREATE TABLE items (
      key INTEGER PRIMARY KEY AUTOINCREMENT,
      interaction INTEGER NOT NULL REFERENCES interactions (key),
      kind INTEGER NOT NULL,
      status INTEGER NOT NULL,
      rank INTEGER NOT NULL,
      moment INTEGER NOT NULL,
      age INTEGER GENERATED ALWAYS AS (~moment) VIRTUAL,
      skipped INTEGER NOT NULL,
      late INTEGER NOT NULL,
      signal INTEGER NOT NULL,
      agent INTEGER NOT NULL,
      question_key INTEGER NOT NULL,
      needed INTEGER NOT NULL,
      since INTEGER NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX items_of_answers ON items (interaction) WHERE kind = 0;
    CREATE INDEX items_of_conflicts ON items (interaction) WHERE kind = 1;
    CREATE INDEX items_by_value ON items (skipped, rank, age) WHERE status <= 1;
    CREATE INDEX items_by_newest ON items (skipped, age) WHERE status <= 1;
    CREATE INDEX items_by_oldest ON items (skipped, moment) WHERE status <= 1;
    CREATE INDEX items_settled ON items (status) WHERE status > 1;
    CREATE INDEX items_disputed ON items (late) WHERE late > 0;

    CREATE TABLE conflicts (
      item INTEGER PRIMARY KEY REFERENCES items (key),
      id BLOB NOT NULL UNIQUE,
      question_key INTEGER NOT NULL REFERENCES questions (key)
    ) STRICT;
    CREATE INDEX conflicts_by_question ON conflicts (question_key);

    CREATE TABLE sides (
      item INTEGER NOT NULL REFERENCES conflicts (item),
      position INTEGER NOT NULL,
      interaction BLOB NOT NULL,
      correction BLOB NOT NULL,
      reviewer BLOB,
      time INTEGER,
      PRIMARY KEY (item, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE claims (
      item INTEGER PRIMARY KEY REFERENCES items (key),
      reviewer BLOB NOT NULL,
      session BLOB NOT NULL,
      expires INTEGER NOT NULL
    ) STRICT;

    -- What reviewers wrote. An erasure empties rows (bytes NULL); the log keeps pointing at them.
    CREATE TABLE texts (
      key INTEGER PRIMARY KEY,
      bytes BLOB
    ) STRICT;

    -- The log: an operation is one keypress or command, a decision is what it did to one item.
    CREATE TABLE operations (
      key INTEGER PRIMARY KEY AUTOINCREMENT,
      id BLOB NOT NULL UNIQUE,
      action INTEGER NOT NULL,
      target INTEGER REFERENCES operations (key),
      verdict INTEGER,
      reason BLOB,
      correction INTEGER REFERENCES texts (key),
      note INTEGER REFERENCES texts (key),
      reviewer BLOB NOT NULL,
      session BLOB,
      time INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE decisions (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      item INTEGER NOT NULL REFERENCES items (key),
      operation INTEGER NOT NULL REFERENCES operations (key),
      late_after BLOB
    ) STRICT;
    CREATE INDEX decisions_by_item ON decisions (item);
    CREATE INDEX decisions_by_operation ON decisions (operation);

    CREATE TRIGGER operations_stay BEFORE UPDATE ON operations
      BEGIN SELECT RAISE(ABORT, 'the log of decisions is append-only'); END;
    CREATE TRIGGER operations_remain BEFORE DELETE ON operations
      BEGIN SELECT RAISE(ABORT, 'the log of decisions is append-only'); END;
    CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions
      BEGIN SELECT RAISE(ABORT, 'the log of decisions is append-only'); END;
    CREATE TRIGGER decisions_remain BEFORE DELETE ON decisions
      BEGIN SELECT RAISE(ABORT, 'the log of decisions is append-only'); END;

    -- Each reviewer's undo and redo, derived from the log: the greatest position is next.
    CREATE TABLE standings (
      operation INTEGER PRIMARY KEY REFERENCES operations (key),
      reviewer BLOB NOT NULL,
      state INTEGER NOT NULL,
      position INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX standings_by_reviewer ON standings (reviewer, state, position);

    CREATE TABLE sets (
      key INTEGER PRIMARY KEY AUTOINCREMENT,
      id BLOB NOT NULL UNIQUE,
      made INTEGER NOT NULL,
      policy BLOB NOT NULL,
      counts BLOB NOT NULL
    ) STRICT;

    CREATE TABLE examples (
      set_key INTEGER NOT NULL REFERENCES sets (key),
      position INTEGER NOT NULL,
      id BLOB NOT NULL,
      warned INTEGER NOT NULL,
      content BLOB NOT NULL,
      PRIMARY KEY (set_key, position)
    ) STRICT;
    CREATE INDEX examples_by_id ON examples (set_key, id);

    CREATE TABLE drops (
      set_key INTEGER NOT NULL REFERENCES sets (key),
      position INTEGER NOT NULL,
      interaction BLOB NOT NULL,
      rule BLOB NOT NULL,
      reason BLOB NOT NULL,
      merged_into BLOB,
      PRIMARY KEY (set_key, position)
    ) STRICT, WITHOUT ROWID;

    -- The log of approvals. An undo names the operation that it takes back, once for each example.
    CREATE TABLE approvals (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      set_key INTEGER NOT NULL REFERENCES sets (key),
      operation BLOB NOT NULL,
      undoes BLOB,
      example BLOB NOT NULL,
      state INTEGER,
      reason BLOB,
      reviewer BLOB NOT NULL,
      time INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX approvals_by_set ON approvals (set_key);
    CREATE INDEX approvals_by_operation ON approvals (operation);

    CREATE TRIGGER approvals_stay BEFORE UPDATE ON approvals
      BEGIN SELECT RAISE(ABORT, 'the log of approvals is append-only'); END;
    CREATE TRIGGER approvals_remain BEFORE DELETE ON approvals
      BEGIN SELECT RAISE(ABORT, 'the log of approvals is append-only'); END;

    CREATE TABLE releases (
      key INTEGER PRIMARY KEY AUTOINCREMENT,
      set_key INTEGER NOT NULL REFERENCES sets (key),
      manifest BLOB NOT NULL,
      time INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX releases_by_set ON releases (set_key);
    """

  // Consent by user, where releases stand, and what an erasure needs: the log no longer points at
  // items that are gone, and the words behind a rejection may be emptied, and nothing else of a log.
  private static let keepingVersion = """
    -- What users said for all of their records, by their keyed hashes.
    CREATE TABLE consents (
      user BLOB PRIMARY KEY,
      scope INTEGER NOT NULL,
      time INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX interactions_by_user ON interactions (user) WHERE user IS NOT NULL;

    ALTER TABLE releases ADD COLUMN path BLOB;

    -- Which private values a reviewer left in a text, by the labels of their types, and why.
    ALTER TABLE operations ADD COLUMN kept_types BLOB;
    ALTER TABLE operations ADD COLUMN kept_reason INTEGER REFERENCES texts (key);

    -- A keyed hash of question and answer before redaction.
    ALTER TABLE interactions ADD COLUMN content BLOB;

    -- Keyed hashes by which an erased record is known again, and nothing else of it.
    CREATE TABLE tombstones (
      mark BLOB PRIMARY KEY,
      time INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Files outside of the store that errata wrote texts to.
    CREATE TABLE places (
      path BLOB PRIMARY KEY,
      kind INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE kept_decisions (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      item INTEGER NOT NULL,
      operation INTEGER NOT NULL REFERENCES operations (key),
      late_after BLOB
    ) STRICT;
    INSERT INTO kept_decisions SELECT sequence, item, operation, late_after FROM decisions;
    DROP TABLE decisions;
    ALTER TABLE kept_decisions RENAME TO decisions;
    CREATE INDEX decisions_by_item ON decisions (item);
    CREATE INDEX decisions_by_operation ON decisions (operation);
    CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions
      BEGIN SELECT RAISE(ABORT, 'the log of decisions is append-only'); END;
    CREATE TRIGGER decisions_remain BEFORE DELETE ON decisions
      BEGIN SELECT RAISE(ABORT, 'the log of decisions is append-only'); END;

    DROP TRIGGER approvals_stay;
    CREATE TRIGGER approvals_stay
      BEFORE UPDATE OF sequence, set_key, operation, undoes, example, state, reviewer, time
      ON approvals
      BEGIN SELECT RAISE(ABORT, 'the log of approvals is append-only'); END;
    CREATE TRIGGER approvals_say BEFORE UPDATE OF reason ON approvals
      WHEN NEW.reason IS NOT x''
      BEGIN SELECT RAISE(ABORT, 'the log of approvals is append-only'); END;
    """

  // What was said before about a question: by the question, by one that is nearly the same (`Sketches`),
  // and by the record that an example was made of.
  private static let precedentVersion = """
    CREATE INDEX IF NOT EXISTS interactions_by_question ON interactions (question_key);
    CREATE INDEX items_corrected ON items (question_key) WHERE status = 3;

    -- Keyed hashes of the words of questions that a reviewer has corrected; `question` is their key.
    CREATE TABLE sketches (
      band INTEGER NOT NULL,
      question INTEGER NOT NULL,
      PRIMARY KEY (band, question)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX sketches_by_question ON sketches (question);
    CREATE TRIGGER questions_leave AFTER DELETE ON questions
      BEGIN DELETE FROM sketches WHERE question = OLD.key; END;

    ALTER TABLE examples ADD COLUMN record INTEGER;
    UPDATE examples SET record = (
      SELECT x.key FROM interactions x WHERE x.id = CAST(CASE
        WHEN json_valid(CAST(content AS TEXT))
        THEN json_extract(CAST(content AS TEXT), '$.lineage[0].interaction') END AS BLOB));
    CREATE INDEX examples_by_record ON examples (record) WHERE record IS NOT NULL;
    """
}
