extension Schema {
  // Failure kinds, splits, what decisions took, and what the dashboard would otherwise have to read
  // every record for.
  static let judgingVersion = """
    -- How the agent failed, by a code of the settings: with a decision, or alone in an amendment.
    ALTER TABLE operations ADD COLUMN failure BLOB;
    CREATE INDEX operations_by_time ON operations (time);

    -- All follow from the log.
    ALTER TABLE items ADD COLUMN failure BLOB;
    ALTER TABLE items ADD COLUMN reason BLOB;
    ALTER TABLE items ADD COLUMN split INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX items_by_failure ON items (failure) WHERE failure IS NOT NULL;
    CREATE INDEX items_of_question ON items (question_key, kind, status, moment);
    UPDATE items SET reason = (
      SELECT o.reason FROM decisions d CROSS JOIN operations o ON o.key = d.operation
        CROSS JOIN standings s ON s.operation = o.key
      WHERE d.item = items.key AND d.sequence > items.since AND d.late_after IS NULL
        AND o.action = 0 AND s.state = 0
      ORDER BY s.position DESC, d.sequence DESC LIMIT 1
    ) WHERE status IN (2, 5);

    -- How many items of a kind and a signal wait, open (0) or skipped (1), by the day of the answer.
    CREATE TABLE waiting (
      kind INTEGER NOT NULL,
      signal INTEGER NOT NULL,
      status INTEGER NOT NULL,
      day INTEGER NOT NULL,
      count INTEGER NOT NULL,
      PRIMARY KEY (kind, signal, status, day)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO waiting \(waitingItems);
    CREATE TRIGGER items_come AFTER INSERT ON items WHEN NEW.status <= 1
      BEGIN \(arrival); END;
    CREATE TRIGGER items_go AFTER DELETE ON items WHEN OLD.status <= 1
      BEGIN \(departure); END;
    CREATE TRIGGER items_come_back AFTER UPDATE OF kind, signal, status, moment ON items
      WHEN NEW.status <= 1 AND \(change)
      BEGIN \(arrival); END;
    CREATE TRIGGER items_go_away AFTER UPDATE OF kind, signal, status, moment ON items
      WHEN OLD.status <= 1 AND \(change)
      BEGIN \(departure); END;

    -- How many items stand otherwise, with the reason of the decision and how the agent failed, where
    -- that is said.
    CREATE TABLE outcomes (
      status INTEGER NOT NULL,
      reason BLOB NOT NULL,
      failure BLOB NOT NULL,
      count INTEGER NOT NULL,
      PRIMARY KEY (status, reason, failure)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO outcomes \(outcomeItems);
    CREATE TRIGGER items_settle AFTER UPDATE OF status, reason, failure ON items
      WHEN \(hasOutcome("NEW.")) AND \(outcomeChange)
      BEGIN \(outcome); END;
    CREATE TRIGGER items_unsettle AFTER UPDATE OF status, reason, failure ON items
      WHEN \(hasOutcome("OLD.")) AND \(outcomeChange)
      BEGIN \(formerOutcome); END;
    CREATE TRIGGER items_leave AFTER DELETE ON items WHEN \(hasOutcome("OLD."))
      BEGIN \(formerOutcome); END;

    -- How many of an operation's decisions are in force: not late, not taken back, not split off.
    ALTER TABLE standings ADD COLUMN effective INTEGER NOT NULL DEFAULT 0;
    UPDATE standings SET effective = \(effective);

    -- What a decision took its reviewer: numbers alone.
    CREATE TABLE efforts (
      operation INTEGER PRIMARY KEY REFERENCES operations (key),
      milliseconds INTEGER NOT NULL,
      keys INTEGER NOT NULL
    ) STRICT;

    -- How many answers of an agent had which signal, by the day (since 1970, in UTC) of the answer.
    CREATE TABLE daily (
      day INTEGER NOT NULL,
      agent INTEGER NOT NULL,
      signal INTEGER NOT NULL,
      count INTEGER NOT NULL,
      PRIMARY KEY (day, agent, signal)
    ) STRICT, WITHOUT ROWID;
    """

  /// The rows of the table of what waits, as the items have them.
  static let waitingItems = """
    SELECT kind, signal, status, \(day("moment")), count(*) FROM items WHERE status <= 1
    GROUP BY 1, 2, 3, 4
    """

  /// The day of a moment in milliseconds, rounded down as `DashboardScope.dayNumber` does.
  private static func day(_ moment: String) -> String {
    "\(moment) / 86400000 - (\(moment) % 86400000 < 0)"
  }

  private static let arrival = """
    INSERT INTO waiting VALUES (NEW.kind, NEW.signal, NEW.status, \(day("NEW.moment")), 1)
      ON CONFLICT (kind, signal, status, day) DO UPDATE SET count = count + 1
    """

  private static let departure = """
    UPDATE waiting SET count = count - 1 WHERE kind = OLD.kind AND signal = OLD.signal
      AND status = OLD.status AND day = \(day("OLD.moment"))
    """

  private static let change = """
    (OLD.status != NEW.status OR OLD.signal != NEW.signal OR OLD.moment != NEW.moment
      OR OLD.kind != NEW.kind)
    """

  /// The rows of the table of outcomes, as the items have them.
  static let outcomeItems = """
    SELECT status, coalesce(reason, x''), coalesce(failure, x''), count(*) FROM items
    WHERE \(hasOutcome("")) GROUP BY 1, 2, 3
    """

  /// What an operation's row of standings repeats of the decisions.
  static let effective = """
    (SELECT count(*) FROM decisions d
      WHERE d.operation = standings.operation AND d.late_after IS NULL)
    """

  private static func hasOutcome(_ row: String) -> String {
    "(\(row)status > 1 OR \(row)failure IS NOT NULL)"
  }

  private static let outcome = """
    INSERT INTO outcomes
      VALUES (NEW.status, coalesce(NEW.reason, x''), coalesce(NEW.failure, x''), 1)
      ON CONFLICT (status, reason, failure) DO UPDATE SET count = count + 1
    """

  private static let formerOutcome = """
    UPDATE outcomes SET count = count - 1 WHERE status = OLD.status
      AND reason = coalesce(OLD.reason, x'') AND failure = coalesce(OLD.failure, x'')
    """

  private static let outcomeChange = """
    (OLD.status != NEW.status OR OLD.reason IS NOT NEW.reason OR OLD.failure IS NOT NEW.failure)
    """
}
