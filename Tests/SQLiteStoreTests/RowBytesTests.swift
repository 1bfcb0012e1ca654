import Foundation
import GRDB
import ReviewStorage
import TestSupport
import Testing

@testable import SQLiteStore

@Suite struct `The bytes of rows in a raw file` {
  private let folder: TemporaryFolder
  private var path: String { folder.path("raw.db") }

  init() throws { folder = try TemporaryFolder() }

  /// Makes a database of small pages, and says of every place of some words whether it is a row's.
  private func cover(
    _ words: String,
    pageSize: Int = 512,
    _ fill: (Database) throws -> Void
  ) throws
    -> [Bool]
  {
    var configuration = Configuration()
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA page_size = \(pageSize)") }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction(fill)
    try queue.close()
    return RowBytes.cover(try places(of: words), in: path)
  }

  private func places(of words: String) throws -> [Range<Int>] {
    let bytes = try Data(contentsOf: URL(filePath: path))
    var places: [Range<Int>] = []
    var rest = bytes.startIndex..<bytes.endIndex
    while let range = bytes.range(of: Data(words.utf8), in: rest) {
      places.append(range)
      rest = range.lowerBound + 1..<bytes.endIndex
    }
    return places
  }

  private static let words = "the words that are looked for"

  private func fill(_ database: Database, rows: Int, size: Int) throws {
    try database.execute(sql: "CREATE TABLE t (a INTEGER PRIMARY KEY, b BLOB, c BLOB)")
    try database.execute(sql: "CREATE INDEX i ON t (c)")
    try database.execute(sql: "CREATE TABLE w (a BLOB PRIMARY KEY, b BLOB) WITHOUT ROWID")
    for row in 0..<rows {
      let text = String(repeating: "x", count: size) + " \(row) " + Self.words
      try database.execute(sql: "INSERT INTO t VALUES (NULL, ?, ?)", arguments: [text, text])
      try database.execute(sql: "INSERT INTO w VALUES (?, ?)", arguments: [text, "short"])
    }
  }

  @Test(arguments: [(1, 0), (300, 40), (60, 700), (20, 5_000)], [512, 4096, 65_536])
  func `Are found in tables, indexes and overflow pages of any size`(
    shape: (rows: Int, size: Int),
    pageSize: Int
  ) throws {
    let answers = try cover(Self.words, pageSize: pageSize) {
      try fill($0, rows: shape.rows, size: shape.size)
    }
    // Where a page ends in the middle of them, the words do not stand there in one.
    #expect(answers.count > shape.rows * 2)
    #expect(answers.allSatisfy { $0 })
  }

  @Test(arguments: [(1, 0), (300, 40), (60, 700), (20, 5_000)])
  func `Are not what deleted rows have left`(shape: (rows: Int, size: Int)) throws {
    let answers = try cover(Self.words) { database in
      try database.execute(sql: "PRAGMA secure_delete = OFF")
      try fill(database, rows: shape.rows, size: shape.size)
      try database.execute(sql: "DELETE FROM t WHERE a % 3 != 0; DELETE FROM w")
      // A row that stays, of each size of cell.
      try database.execute(sql: "INSERT INTO t VALUES (NULL, 'short', zeroblob(900))")
    }
    let living = try cover(Self.words) { try $0.execute(sql: "VACUUM") }
    #expect(living.allSatisfy { $0 })
    #expect(answers.contains(false))
    // Moving rows leaves copies, which are nobody's; each that stands in a row is found there.
    #expect(answers.count { $0 } == living.count)
  }

  @Test func `Are none in a file that is no database, or was cut`() throws {
    _ = try cover(Self.words) { try fill($0, rows: 100, size: 100) }
    let whole = try Data(contentsOf: URL(filePath: path))
    try whole.prefix(whole.count - 3 * 512).write(to: URL(filePath: path))
    #expect(RowBytes.cover(try places(of: Self.words), in: path).allSatisfy { !$0 })
    try Data("no database \(Self.words)".utf8).write(to: URL(filePath: path))
    #expect(RowBytes.cover([12..<40], in: path) == [false])
    #expect(RowBytes.cover([0..<4], in: folder.path("missing")) == [false])
    var random = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      var damaged = whole
      for _ in 0..<20 {
        damaged[Int.random(in: 100..<damaged.count, using: &random)] = UInt8.random(in: 0...255)
      }
      try damaged.write(to: URL(filePath: path))
      // Any answer will do, as long as there is one.
      #expect(RowBytes.cover([600..<640], in: path).count == 1)
    }
  }

  @Test func `Are none of the search index`() throws {
    let answers = try cover(Self.words) { database in
      try database.execute(sql: "CREATE TABLE search_blocks (word BLOB PRIMARY KEY, words BLOB)")
      let words = Self.words
      try database.execute(
        sql: "INSERT INTO search_blocks VALUES (?, ?)",
        arguments: [words, words]
      )
    }
    #expect(answers.count == 3)
    #expect(answers.allSatisfy { !$0 })
  }
}
