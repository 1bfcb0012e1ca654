extension Schema {
  /// Pairs of questions are items of their own kind, found by their record as conflicts are.
  static let pairVersion = """
    DROP INDEX items_of_conflicts;
    CREATE INDEX items_of_conflicts ON items (interaction) WHERE kind > 0;
    """
}
