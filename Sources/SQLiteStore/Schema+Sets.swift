extension Schema {
  // What a curated set is listed by, so that none of its texts are read for that.
  static let setVersion = """
    ALTER TABLE examples ADD COLUMN kind INTEGER NOT NULL DEFAULT 0;
    UPDATE examples SET kind = 1
      WHERE json_valid(CAST(content AS TEXT))
        AND json_extract(CAST(content AS TEXT), '$.kind') = 'regression';
    CREATE INDEX examples_in_outline ON examples (set_key, kind, warned, position);
    CREATE INDEX approvals_by_example ON approvals (set_key, example);
    """
}
