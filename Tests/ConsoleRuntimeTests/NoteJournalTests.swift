import ConsoleUI
import Foundation
import ReviewModel
import TestSupport
import Testing

@testable import ConsoleRuntime

@Suite
struct `Notes in the draft journal` {
  private let home: TemporaryFolder
  private let folder: DraftFolder
  private let now = Timestamp(milliseconds: 1_000)

  init() throws {
    home = try TemporaryFolder()
    folder = DraftFolder(besideStore: home.path("errata.db"))
  }

  private func open(
    _ session: String,
    resolve: (ItemKey, ItemID?) -> ItemKey? = { key, _ in key }
  ) -> DraftJournal {
    DraftJournal(
      in: folder,
      reviewer: "ada",
      session: session,
      resolve: resolve,
      report: { Issue.record("\($0)") }
    )
  }

  /// Types a note key by key in a session that ends as by `kill -9`.
  private func type(
    _ text: String,
    at place: NotePlace,
    session: String,
    time: Int64 = 1_000
  ) throws {
    let journal = open(session, resolve: { _, _ in nil })
    for count in 1...text.count {
      try journal.append(
        .note(Note(String(text.prefix(count)), at: place)),
        id: nil,
        ids: place.items.map { ItemID("i\($0)") },
        at: Timestamp(milliseconds: time)
      )
    }
  }

  private func contents() throws -> String {
    try folder.journals().map { path in
      String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    }
    .joined()
  }

  private let place = NotePlace(.decision, of: [4])

  @Test func `come back to the next session, and again to the one after it`() throws {
    try type("for Bo: see the desk", at: place, session: "killed")
    let next = open("next")
    #expect(next.notes == [Note("for Bo: see the desk", at: place)] && next.drafts == [])
    #expect(folder.journals().count == 1)
    next.close()
    #expect(open("third").notes == [Note("for Bo: see the desk", at: place)])
  }

  @Test func `leave nothing on the disk when they are done with`() throws {
    let journal = open("one")
    let draft = Draft(item: 1, text: "half a draft", caret: 0)
    try journal.append(.checkpoint(draft), id: nil, at: now)
    try journal.append(.note(Note("about Ann", at: place)), id: nil, at: now)
    #expect(try contents().contains("about Ann"))
    try journal.append(.dropNote(place), id: nil, at: now)
    #expect(try !contents().contains("about Ann") && contents().contains("half a draft"))
    journal.close()
    let next = open("two")
    #expect(next.notes == [] && next.drafts.map(\.text) == ["half a draft"])
  }

  @Test func `find their items again under other keys`() throws {
    try type("moved", at: NotePlace(.decision, of: [4, 5]), session: "killed")
    let next = open("next") { _, id in id == "i4" ? 40 : 50 }
    #expect(next.notes.map(\.place) == [NotePlace(.decision, of: [40, 50])])
  }

  @Test func `of items that the store does not know stay where they are`() throws {
    try type("of another store", at: place, session: "killed")
    #expect(open("next", resolve: { _, _ in nil }).notes == [])
    #expect(open("later").notes.map(\.text) == ["of another store"])
  }

  @Test func `with other words than a newer one stay until that is done with`() throws {
    try type("words of one console", at: place, session: "a", time: 1_500)
    try type("words of the other", at: place, session: "b", time: 2_000)
    try type("words of the", at: place, session: "c", time: 1_200)
    let next = open("next")
    #expect(next.notes.map(\.text) == ["words of the other"] && next.olderDrafts == 1)
    try next.append(.dropNote(place), id: nil, at: now)
    next.close()
    #expect(open("last").notes.map(\.text) == ["words of one console"])
  }

  @Test func `go with any of their records, and those that name none go with each`() throws {
    let many = NotePlace(.decision, of: Array(1...200))
    try type("about two secrets", at: NotePlace(.overruling, of: [1, 2]), session: "a")
    try type("about 200 secrets", at: many, session: "b")
    try type("a secret search", at: NotePlace(.search, of: []), session: "c")
    try type("a secret rejection", at: NotePlace(.rejection, of: "s", [1]), session: "d")
    try type("of another record", at: place, session: "e")
    #expect(folder.notes { _, id in id == "i2" }.count == 4)
    #expect(folder.texts().count == 5)
    try folder.erase { _, id in id == "i2" }
    #expect(try !contents().contains("secret"))
    #expect(open("next").notes.map(\.text) == ["of another record"])
  }

  @Test func `that cannot be written are counted as lost characters`() throws {
    #expect(FileManager.default.createFile(atPath: folder.path, contents: nil))
    let journal = DraftJournal(
      in: folder,
      reviewer: "ada",
      session: "one",
      resolve: { key, _ in key },
      report: { _ in }
    )
    #expect(throws: DraftJournalError.self) {
      try journal.append(.note(Note("nine char", at: place)), id: nil, at: now)
    }
    #expect(journal.hasUnwrittenTexts && journal.unwrittenCharacters == 9)
  }
}
