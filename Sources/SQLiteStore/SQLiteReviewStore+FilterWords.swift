import GRDB
package import ReviewModel
package import ReviewStorage

extension SQLiteReviewStore {
  /// So many of the newest rows are looked through for each kind of word.
  private static let rows = 20_000

  /// See ``QueueStore``.
  package func filterWords() throws(StoreError) -> FilterWords {
    try read { database in
      var words = FilterWords()
      func distinct(_ sql: String, _ read: (inout Columns) throws -> [String]) throws -> [String] {
        var seen: Set<String> = []
        var found: [String] = []
        try Query(sql, in: database).eachWhile([.integer(Self.rows)]) { row in
          for word in try read(&row) where !word.isEmpty && seen.insert(word).inserted {
            found.append(word)
          }
          return found.count < FilterWords.limit
        }
        return Array(found.prefix(FilterWords.limit))
      }
      func column(_ row: inout Columns) -> [String] { [row.text()] }
      words.agents = try distinct("SELECT version FROM agents ORDER BY key DESC LIMIT ?", column)
      words.models = try distinct("SELECT model FROM agents ORDER BY key DESC LIMIT ?", column)
      words.tags = try distinct("SELECT tags FROM feedback ORDER BY interaction DESC LIMIT ?") {
        try $0.optionalBytes { try JSONColumn.tags(from: $0) } ?? []
      }
      words.reasons = try distinct(
        "SELECT reason FROM operations ORDER BY key DESC LIMIT ?",
        column
      )
      words.reviewers = try distinct(
        "SELECT reviewer FROM operations ORDER BY key DESC LIMIT ?",
        column
      )
      return words
    }
  }
}
