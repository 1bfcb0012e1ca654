extension Schema {
  /// The turns of a session, in the order of their times.
  static let sessionVersion = """
    CREATE INDEX IF NOT EXISTS interactions_by_session ON interactions (session, time)
      WHERE session IS NOT NULL;
    """
}
