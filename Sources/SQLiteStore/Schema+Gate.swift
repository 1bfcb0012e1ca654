extension Schema {
  /// Runs of the gate, and their cases with what the candidate and the judge said.
  ///
  /// A case goes with its example. `baseline` is the number of a run that may be gone.
  static let gateVersion = """
    CREATE TABLE IF NOT EXISTS gate_runs (
      key INTEGER PRIMARY KEY AUTOINCREMENT,
      set_key INTEGER NOT NULL REFERENCES sets (key),
      time INTEGER NOT NULL,
      candidate BLOB NOT NULL,
      cases BLOB NOT NULL,
      scoring BLOB NOT NULL,
      outcome INTEGER NOT NULL,
      baseline INTEGER,
      whole INTEGER NOT NULL,
      passed INTEGER NOT NULL,
      failed INTEGER NOT NULL,
      unknown INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE IF NOT EXISTS gate_cases (
      run INTEGER NOT NULL REFERENCES gate_runs (key),
      position INTEGER NOT NULL,
      example BLOB NOT NULL,
      kind INTEGER NOT NULL,
      cluster BLOB NOT NULL,
      change INTEGER NOT NULL,
      waived INTEGER NOT NULL,
      content BLOB NOT NULL,
      PRIMARY KEY (run, position)
    ) STRICT;
    CREATE INDEX IF NOT EXISTS gate_cases_by_example ON gate_cases (example, run);
    """
}
