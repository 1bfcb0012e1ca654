import GRDB
import ReviewModel
import ReviewStorage

/// What an answer must say and must not say, as rows.
enum AssertionRows {
  /// A column of a decision's row `o`: place, kind and words of each, nothing without any.
  ///
  /// In hexadecimal digits, since words may hold any byte.
  static let column = """
    (SELECT group_concat(a.position || ' ' || a.kind || ' ' || hex(w.bytes), ',')
      FROM assertions a CROSS JOIN texts w ON w.key = a.text WHERE a.operation = o.key)
    """

  /// The keys of all texts of an operation `o`.
  static let texts = """
    (SELECT o.correction UNION ALL SELECT o.note UNION ALL SELECT o.kept_reason
      UNION ALL SELECT a.text FROM assertions a WHERE a.operation = o.key)
    """

  /// Reads the column; those whose words were erased are left out.
  static func read(_ row: inout Columns) throws -> [Assertion] {
    let entries = row.optionalText().map { $0.split(separator: ",") } ?? []
    guard !entries.isEmpty else { return [] }
    return try entries.map { entry in
      let parts = entry.split(separator: " ", omittingEmptySubsequences: false)
      guard parts.count == 3, let position = Int(parts[0]),
        let kind = Int64(parts[1]).flatMap(Assertion.Kind.init(code:))
      else {
        throw StoreError(
          .damaged,
          "A decision in the log asserts nothing. Run errata doctor for more."
        )
      }
      return (position: position, assertion: Assertion(kind, words(parts[2])))
    }
    .sorted { $0.position < $1.position }.map(\.assertion).filter { !$0.value.isEmpty }
  }

  private static func words(_ digits: Substring) -> String {
    let values = digits.utf8.map { $0 < 0x41 ? $0 & 15 : $0 - 0x37 }
    let bytes = stride(from: 0, to: values.count - 1, by: 2).map {
      values[$0] << 4 | values[$0 + 1]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes the assertions of a decision's operation.
  static func insert(
    _ assertions: [Assertion],
    of operation: Int64,
    in database: Database
  ) throws {
    for (position, assertion) in assertions.enumerated() {
      try database.run("INSERT INTO texts (bytes) VALUES (?)", .text(assertion.value))
      let text = database.lastInsertedRowID
      try database.run(
        "INSERT INTO assertions VALUES (?, ?, ?, ?)",
        .integer(operation),
        .integer(Int64(position)),
        .integer(assertion.kind.code),
        .integer(text)
      )
    }
  }

  /// Replaces the words of an operation's assertions in their order; erased ones stay empty.
  ///
  /// - Returns: what has changed.
  static func revise(
    _ words: [String],
    of operation: OperationID,
    in database: Database
  ) throws -> [RevisedTexts.Change] {
    guard !words.isEmpty else { return [] }
    let rows = try database.all(
      """
      SELECT w.key, w.bytes FROM operations o CROSS JOIN assertions a ON a.operation = o.key
        CROSS JOIN texts w ON w.key = a.text
      WHERE o.id = ? AND w.bytes IS NOT NULL ORDER BY a.position
      """,
      .text(operation.rawValue)
    ) { row in (key: row.integer(), text: row.text()) }
    var changes: [RevisedTexts.Change] = []
    for (row, new) in zip(rows, words) where !row.text.utf8.elementsEqual(new.utf8) {
      try database.run("UPDATE texts SET bytes = ? WHERE key = ?", .text(new), .integer(row.key))
      changes.append(RevisedTexts.Change(row.text, new))
    }
    return changes
  }
}

extension Assertion.Kind: StoredCode {
  var code: Int64 {
    switch self {
    case .contains: 1
    case .excludes: 2
    case .matches: 3
    }
  }
}
