import GRDB
import ReviewModel
import ReviewStorage
import TestSupport
import Testing

@testable import SQLiteStore

@Suite struct `The search index` {
  private let folder: TemporaryFolder
  private let store: SQLiteReviewStore

  init() throws {
    folder = try TemporaryFolder()
    store = try SQLiteReviewStore.openUnindexed(
      folder.path("errata.db"),
      create: true,
      indexBatch: 1
    )
  }

  private func words(of text: String) -> [String] {
    var words: [String] = []
    var scratch: [UInt8] = []
    Array(text.utf8).withUnsafeBytes { bytes in
      SearchWords.forEach(in: bytes, scratch: &scratch) {
        words.append(String(decoding: $0, as: UTF8.self))
      }
    }
    return words
  }

  /// Every word that is in the index.
  private func indexed() throws -> Set<String> {
    try store.read { database in
      var words: Set<String> = []
      try Query("SELECT words FROM search_blocks", in: database).each { row in
        try row.bytes { bytes in
          try SearchBlock.forEachEntry(of: bytes) { entry in
            words.insert(String(decoding: bytes[entry.word], as: UTF8.self))
          }
        }
      }
      return words
    }
  }

  private func segments() throws -> Int { try store.read { try SearchSegment.all(in: $0).count } }

  @Test func `Cuts texts where the kind of character changes`() {
    #expect(words(of: "Don't [EMAIL_1]; 3.5%") == ["don", "t", "email", "1", "3", "5"])
    #expect(words(of: "ÄRGER—Größe’s") == ["ärger", "größe", "s"])
    #expect(words(of: "返金はOKです。") == ["返金", "金は", "ok", "です"])
    #expect(words(of: "是") == ["是"])
    #expect(words(of: "") == [])
    let long = String(repeating: "0123456789", count: 10)
    #expect(words(of: long).map(\.count) == [64, 64, 36])
    #expect(words(of: String(repeating: "a", count: 64)).count == 1)
  }

  @Test(arguments: [
    "the refund policy", "efun", "refund", " refund ", "x", "返", "返金", "金はO", "ÄRG", "größe",
    String(repeating: "ab", count: 30), String(repeating: "ab", count: 45), "0123", "a.b", "İ", "K",
  ])
  func `Names every item that contains a text`(text: String) throws {
    let texts = [
      "What is the refund policy?", "THE REFUND POLICYHOLDER", "unrefundable", "a refund b", "xyz",
      "返金はOKです", "Ärger mit der Größe", String(repeating: "ab", count: 31),
      "z" + String(repeating: "ab", count: 100) + "z", "01234", "a.b", "İstanbul", "10 K",
    ]
    _ = try store.ingest(
      texts.enumerated().map { record(InteractionID("r\($0)"), question: $1) },
      now: moment(0)
    )
    let expected = texts.indices.filter { TextPattern(text).isFound(in: texts[$0]) }
    let found = try store.read { try SearchCandidates.find([text], in: $0) }
    let keys = Set(try #require(found).keys)
    for index in expected {
      #expect(keys.contains(try store.key(ItemID("r\(index)"))), "\(texts[index])")
    }
    let hits = try store.queue("\"\(text)\" -id:zzz").count
    #expect(
      hits
        == texts.indices.count {
          TextPattern(text).isFound(in: texts[$0]) || TextPattern(text).isFound(in: "Thirty days.")
        }
    )
  }

  @Test func `Cannot tell for punctuation alone`() throws {
    #expect(try store.read { try SearchCandidates.find(["?!"], in: $0) } == nil)
  }

  @Test func `Merges segments, and finds what was in them`() throws {
    for number in 0..<40 {
      try store.ingest(record(InteractionID("r\(number)"), question: "word\(number) all"))
    }
    #expect(try segments() < SearchIndex.fanOut + 1)
    for number in 0..<40 { #expect(try store.queue("word\(number)").first != nil) }
    #expect(try store.queue("all").count == 40)
    #expect(try store.check() == [])
  }

  @Test func `Loses the words of what is erased, and keeps those of others`() throws {
    try store.ingest(
      record("a", question: "Zanzibar likes quinces"),
      record("b", question: "quinces are fruit")
    )
    #expect(try indexed().isSuperset(of: ["zanzibar", "quinces", "fruit"]))
    let extent = try store.erase(
      [RecordErasure("a", marks: [])],
      isRehearsal: false,
      now: moment(1)
    )
    #expect(extent.counts[.searchIndex] == 1)
    #expect(try store.check().count == 1)
    try store.compact()
    #expect(try indexed().isDisjoint(with: ["zanzibar", "likes"]))
    #expect(try indexed().isSuperset(of: ["quinces", "fruit"]))
    #expect(try store.queue("quinces") == ["b"])
    #expect(try store.check() == [])
  }

  @Test func `Loses the words that were redacted anew, and finds the new ones`() throws {
    try store.ingest(record("a", question: "Ask Zanzibar"), record("b"))
    try store.decide(.correct("Zanzibarian"), "b", operation: "1")
    try store.indexTexts(from: 1)
    #expect(try indexed().isSuperset(of: ["zanzibar", "zanzibarian"]))
    var revised = try #require(try store.record("a")).interaction
    revised.question = "Ask [NAME_1]"
    try store.revise([RecordRevision(interaction: revised, feedback: nil, questionKey: "ask")])
    try store.revise([WordsRevision(operation: "1", correction: "[NAME_2]", note: nil)])
    try store.compact()
    #expect(try indexed().isDisjoint(with: ["zanzibar", "zanzibarian"]))
    #expect(try store.queue("name_1") == ["a"])
    #expect(try store.queue("is:any name_2") == ["b"])
    try store.indexTexts(from: 1)
    #expect(try store.queue("name_1") == ["a"])
    #expect(try store.check() == [])
  }

  @Test func `Is made for a store of an earlier version, and its items keep their order`() throws {
    let path = folder.path("old.db")
    let queue = try DatabaseQueue(path: path)
    try queue.write { database in
      for migration in Schema.migrations.prefix(2) { try database.execute(sql: migration) }
      try database.execute(sql: "INSERT INTO settings VALUES ('question hash key', x'00')")
      try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
      try database.execute(sql: "PRAGMA user_version = 2")
      try database.execute(
        sql: """
          INSERT INTO agents VALUES (1, NULL, NULL);
          INSERT INTO questions VALUES (1, 5, 3, x'71');
          INSERT INTO interactions VALUES
            (1, x'61', 9000, 1, 1, NULL, 0, NULL, NULL, CAST('old quinces' AS BLOB), x'41', NULL, NULL, NULL),
            (2, x'62', 9001, 1, 1, NULL, 0, NULL, NULL, CAST('new quinces' AS BLOB), x'41', NULL, NULL, NULL),
            (3, x'63', 9002, 1, 1, NULL, 0, NULL, NULL, CAST('retry' AS BLOB), x'41', NULL, NULL, NULL);
          INSERT INTO feedback (interaction, signal) VALUES (1, 2), (2, 2), (3, 4);
          INSERT INTO tallies VALUES (1, -1, 3), (2, 3, 2), (2, 4, 1);
          INSERT INTO items
            (interaction, kind, status, rank, moment, skipped, late, signal, agent, question_key, needed, since)
          VALUES (1, 0, 0, 1, 9000, 0, 0, 3, 1, 1, 1, 0), (2, 0, 0, 1, 9001, 0, 0, 3, 1, 1, 1, 0),
            (3, 0, 0, 2, 9002, 0, 0, 4, 1, 1, 1, 0);
          """
      )
    }
    try queue.close()
    let store = try SQLiteReviewStore.open(path, create: false)
    #expect(try store.queue() == ["b", "a", "c"])
    #expect(try store.queue("quinces") == ["b", "a"])
    var done = 0
    try store.indexTexts(from: 1) { done = $0 }
    #expect(done == 3)
    #expect(try store.queue("quinces") == ["b", "a"])
    #expect(try store.check() == [])
  }

  @Test func `Is checked: an item that it does not lead to is found out`() throws {
    try store.ingest(record("a"), record("b"))
    try store.write { try $0.run("DELETE FROM search_blocks") }
    #expect(try store.check().count == 2)
  }

  @Test func `Gives up as soon as nobody wants the answer`() throws {
    _ = try store.ingest((0..<2000).map { record(InteractionID("r\($0)")) }, now: moment(0))
    var asked = 0
    let page = try store.queuePage(
      QueueQuery(filter: try ItemFilter(parsing: "\"?\" -what")),
      after: nil,
      limit: 9
    ) {
      asked += 1
      return asked < 2
    }
    #expect(page.keys == [] && page.next == nil)
    #expect(asked >= 2)
  }
}
