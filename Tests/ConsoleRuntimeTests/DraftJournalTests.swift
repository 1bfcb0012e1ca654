import ConsoleUI
import Foundation
import ReviewModel
import Synchronization
import TestSupport
import Testing

@testable import ConsoleRuntime

@Suite
struct `The draft journal` {
  private let home: TemporaryFolder
  private let folder: DraftFolder
  private let now = Timestamp(milliseconds: 1_000)

  init() throws {
    home = try TemporaryFolder()
    folder = DraftFolder(besideStore: home.path("errata.db"))
  }

  private func open(
    _ session: String,
    reviewer: String = "ada",
    resolve: (ItemKey, ItemID?) -> ItemKey? = { key, _ in key }
  ) -> DraftJournal {
    DraftJournal(
      in: folder,
      reviewer: reviewer,
      session: session,
      resolve: resolve,
      report: { Issue.record("\($0)") }
    )
  }

  /// Ends a session as `kill -9` does: nothing is tidied up, the lock goes.
  private func type(
    _ text: String,
    on item: ItemKey,
    session: String,
    at time: Int64 = 1_000
  ) throws {
    let journal = open(session, resolve: { _, _ in nil })
    try journal.append(
      .checkpoint(Draft(item: item, text: "", caret: 0)),
      id: ItemID("i\(item)"),
      at: now
    )
    for (index, scalar) in text.unicodeScalars.enumerated() {
      try journal.append(
        .splice(item: item, at: index, removed: 0, inserted: String(scalar), caret: index + 1),
        id: nil,
        at: Timestamp(milliseconds: time)
      )
    }
  }

  @Test
  func `begins a new file when somebody took the old one away`() throws {
    let journal = open("one")
    try journal.append(.checkpoint(Draft(item: 1, text: "a", caret: 1)), id: "i1", at: now)
    try FileManager.default.removeItem(atPath: folder.journal(reviewer: "ada", session: "one"))
    let more = DraftChange.splice(item: 1, at: 1, removed: 0, inserted: "b", caret: 2)
    try journal.append(more, id: nil, at: now)
    let text = try String(
      decoding: Data(contentsOf: URL(filePath: folder.journal(reviewer: "ada", session: "one"))),
      as: UTF8.self
    )
    #expect(text.contains("ab"))
  }

  private func bytes(of session: String) throws -> String {
    let path = folder.journal(reviewer: "ada", session: session)
    return String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }

  @Test
  func `keeps no text of a draft that is done with while others are open`() throws {
    let journal = open("one")
    func write(_ text: String, on item: ItemKey) throws {
      try journal.append(.checkpoint(Draft(item: item, text: "", caret: 0)), id: nil, at: now)
      let splice = DraftChange.splice(item: item, at: 0, removed: 0, inserted: text, caret: 1)
      try journal.append(splice, id: nil, at: now)
    }
    try write("half a draft", on: 1)
    try write("the wombat's password", on: 2)
    #expect(try bytes(of: "one").contains("wombat"))
    try journal.append(.drop(2), id: nil, at: now)
    #expect(try !bytes(of: "one").contains("wombat"))
    try write("begun again", on: 2)
    #expect(journal.drafts.map(\.text) == ["half a draft", "begun again"])
    journal.close()
    #expect(open("two").drafts.map(\.text) == ["half a draft", "begun again"])
  }

  @Test
  func `forgets a draft later when somebody held the folder, whatever was begun meanwhile`() throws
  {
    let journal = open("one")
    for item in 1...3 as ClosedRange<ItemKey> {
      let draft = Draft(item: item, text: "the wombat of \(item)", caret: 0)
      try journal.append(.checkpoint(draft), id: nil, at: now)
    }
    do {
      let held = try Descriptor(opening: folder.path, O_RDONLY | O_DIRECTORY)
      #expect(held.tryLock())
      try journal.append(.drop(2), id: nil, at: now)
      try journal.append(.drop(3), id: nil, at: now)
      #expect(try bytes(of: "one").contains("wombat of 2"))
    }
    try journal.append(
      .checkpoint(Draft(item: 3, text: "anew", caret: 0)),
      id: nil,
      at: now
    )
    let text = try bytes(of: "one")
    #expect(!text.contains("wombat of 2") && !text.contains("wombat of 3"))
    #expect(journal.drafts.map(\.text) == ["the wombat of 1", "anew"])
    journal.close()
    #expect(open("two").drafts.map(\.text) == ["the wombat of 1", "anew"])
  }

  @Test
  func `makes no file before the first draft`() throws {
    let journal = open("one")
    #expect(!FileManager.default.fileExists(atPath: folder.path))
    journal.close()
  }

  @Test
  func `is for its owner's eyes only`() throws {
    try type("x", on: 1, session: "one")
    let files = FileManager.default
    #expect(try files.attributesOfItem(atPath: folder.path)[.posixPermissions] as? Int == 0o700)
    let journal = try #require(folder.journals().first)
    #expect(try files.attributesOfItem(atPath: journal)[.posixPermissions] as? Int == 0o600)
  }

  @Test
  func `gives every character back to the next session`() throws {
    try type("Žluťoučký kůň\n👩‍🚒", on: 4, session: "killed")
    let next = open("next")
    let drafts = next.drafts
    #expect(drafts.map(\.text) == ["Žluťoučký kůň\n👩‍🚒"])
    #expect(drafts.map(\.caret) == [17])
    #expect(folder.journals().count == 1)
    next.close()
    #expect(open("third").drafts == drafts)
  }

  @Test
  func `forgets what was submitted or dropped, also on the disk`() throws {
    let journal = open("one")
    try journal.append(.checkpoint(Draft(item: 1, text: "secret", caret: 0)), id: "a", at: now)
    try journal.append(.drop(1), id: nil, at: now)
    let bytes = try Data(contentsOf: URL(filePath: try #require(folder.journals().first)))
    #expect(bytes.range(of: Data("secret".utf8)) == nil)
    journal.close()
    #expect(folder.journals() == [])
  }

  @Test
  func `leaves another live console of the same reviewer its drafts`() throws {
    let first = open("first")
    try first.append(.checkpoint(Draft(item: 1, text: "mine", caret: 4)), id: nil, at: now)
    let second = open("second")
    #expect(second.drafts == [])
    try second.append(.checkpoint(Draft(item: 2, text: "other", caret: 0)), id: nil, at: now)
    first.close()
    second.close()
    #expect(Set(open("third").drafts.map(\.text)) == ["mine", "other"])
  }

  @Test
  func `leaves other reviewers their drafts`() throws {
    try type("ada's", on: 1, session: "one")
    #expect(open("two", reviewer: "bob").drafts == [])
    #expect(open("three").drafts.map(\.text) == ["ada's"])
  }

  @Test
  func `takes the newest of several drafts of an item`() throws {
    try type("newer", on: 1, session: "a", at: 2_000)
    try type("older", on: 1, session: "b", at: 1_500)
    #expect(open("next").drafts.map(\.text) == ["newer"])
  }

  @Test
  func `keeps an older draft with other words until the newer one is done with`() throws {
    try type("newer words", on: 1, session: "a", at: 2_000)
    try type("words of another console", on: 1, session: "b", at: 1_500)
    try type("newer", on: 1, session: "c", at: 1_200)
    let next = open("next")
    #expect(next.drafts.map(\.text) == ["newer words"])
    #expect(next.olderDrafts == 1, "what the newer one only goes on from is no other text")
    next.close()
    let again = open("again")
    #expect(again.drafts.map(\.text) == ["newer words"] && again.olderDrafts == 1)
    try again.append(.drop(1), id: nil, at: now)
    again.close()
    let last = open("last")
    #expect(last.drafts.map(\.text) == ["words of another console"] && last.olderDrafts == 0)
  }

  @Test
  func `keeps what an editor saved before a newer draft with other words`() throws {
    _ = try EditingFolder(in: folder, reviewer: "ada", item: 1, text: "saved in the editor")
    try type("typed since", on: 1, session: "a", at: 4_000_000_000_000)
    let next = open("next")
    #expect(next.drafts.map(\.text) == ["typed since"] && next.olderDrafts == 1)
    try next.append(.drop(1), id: nil, at: now)
    next.close()
    #expect(open("last").drafts.map(\.text) == ["saved in the editor"])
  }

  @Test
  func `leaves what an editor has not saved where it is, and says so at each start`() throws {
    let path: String
    do {
      let edit = try EditingFolder(in: folder, reviewer: "ada", item: 1, text: "as it was")
      path = edit.path
      try Data("minutes of work".utf8).write(to: URL(filePath: "\(path)/.correction.txt.swp"))
    }
    for session in ["next", "again"] {
      let journal = open(session)
      #expect(FileManager.default.fileExists(atPath: "\(path)/.correction.txt.swp"))
      #expect(folder.unsavedWork(of: "ada").count == 1)
      #expect(folder.unsavedWork(of: "bob").isEmpty)
      journal.close()
    }
  }

  @Test
  func `follows an item whose number changed, and keeps the draft of one that is not known`() throws
  {
    try type("moved", on: 1, session: "a")
    try type("waits", on: 2, session: "b")
    let resolve: (ItemKey, ItemID?) -> ItemKey? = { _, id in id == "i1" ? 41 : nil }
    let next = open("next", resolve: resolve)
    #expect(next.drafts == [Draft(item: 41, text: "moved", caret: 5)])
    #expect(folder.items().map(\.item) == [2, 41])
    #expect(open("later").drafts.map(\.text) == ["waits"])
  }

  @Test
  func `splits a journal of which the store knows only a part`() throws {
    let journal = open("a")
    for item in 1...3 as ClosedRange<ItemKey> {
      let draft = Draft(item: item, text: "text \(item)", caret: 0)
      try journal.append(.checkpoint(draft), id: nil, at: now)
    }
    journal.close()
    let next = open("next", resolve: { key, _ in key == 2 ? nil : key })
    #expect(next.drafts.map(\.item) == [1, 3])
    next.close()
    #expect(open("last").drafts.map(\.item) == [1, 2, 3])
  }

  @Test
  func `is a prefix of what was typed wherever a file is cut or damaged`() throws {
    try type("abc", on: 1, session: "a")
    let path = try #require(folder.journals().first)
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    let states = [[], [""], ["a"], ["ab"], ["abc"]]
    var seen: Set<[String]> = []
    for index in bytes.indices {
      var damaged = bytes
      damaged[index] ^= 0x40
      for contents in [Array(bytes[..<index]), damaged] {
        let texts = LiveDrafts(replaying: contents, reviewer: "ada").map {
          $0.drafts.values.map(\.text)
        }
        #expect(states.contains(texts ?? []))
        seen.insert(texts ?? [])
      }
    }
    #expect(seen == Set(states.dropLast()))
  }

  @Test
  func `keeps what it cannot write in memory, says so, and writes it later`() throws {
    let missing = DraftFolder(besideStore: home.path("not/there.db"))
    let said = Mutex<[DraftReport]>([])
    let journal = DraftJournal(
      in: missing,
      reviewer: "ada",
      session: "s",
      resolve: { key, _ in key },
      report: { report in said.withLock { $0.append(report) } }
    )
    let failure = #expect(throws: DraftJournalError.self) {
      try journal.append(.checkpoint(Draft(item: 1, text: "a", caret: 1)), id: nil, at: now)
    }
    #expect(failure?.message.contains("No such file or directory") == true)
    #expect(throws: DraftJournalError.self) {
      try journal.append(
        .splice(item: 1, at: 1, removed: 0, inserted: "b", caret: 2),
        id: nil,
        at: now
      )
    }
    #expect(journal.unwrittenCharacters == 2)
    try FileManager.default.createDirectory(
      atPath: home.path("not"),
      withIntermediateDirectories: true
    )
    journal.close()
    #expect(journal.unwrittenCharacters == 0)
    #expect(said.withLock { $0 } == [.kept])
    let next = DraftJournal(
      in: missing,
      reviewer: "ada",
      session: "t",
      resolve: { key, _ in key },
      report: { Issue.record("\($0)") }
    )
    #expect(next.drafts.map(\.text) == ["ab"])
  }

  @Test
  func `stays short however much is typed`() throws {
    let journal = open("long")
    try journal.append(.checkpoint(Draft(item: 1, text: "", caret: 0)), id: nil, at: now)
    for turn in 0..<12_000 {
      let change: DraftChange =
        turn.isMultiple(of: 2)
        ? .splice(item: 1, at: 0, removed: 0, inserted: "x", caret: 1)
        : .splice(item: 1, at: 0, removed: 1, inserted: "", caret: 0)
      try journal.append(change, id: nil, at: now)
    }
    try journal.append(
      .splice(item: 1, at: 0, removed: 0, inserted: "end", caret: 3),
      id: nil,
      at: now
    )
    let path = try #require(folder.journals().first)
    #expect(try Data(contentsOf: URL(filePath: path)).count < 300_000)
    journal.close()
    #expect(open("next").drafts.map(\.text) == ["end"])
  }

  @Test
  func `loses what is erased, live consoles included, and nothing else`() throws {
    try type("dead secret", on: 1, session: "dead")
    let live = open("live", reviewer: "bob")
    for (item, text) in [(1, "live secret"), (2, "kept")] as [(ItemKey, String)] {
      try live.append(
        .checkpoint(Draft(item: item, text: text, caret: 0)),
        id: ItemID("i\(item)"),
        at: now
      )
    }
    #expect(try folder.erase { _, id in id == "i1" }.values.reduce(0) { $0 + $1.count } == 13)
    try live.append(.splice(item: 1, at: 0, removed: 0, inserted: "x", caret: 0), id: nil, at: now)
    try live.append(.splice(item: 2, at: 4, removed: 0, inserted: "!", caret: 5), id: nil, at: now)
    for journal in folder.journals() {
      let bytes = try Data(contentsOf: URL(filePath: journal))
      #expect(bytes.range(of: Data("secret".utf8)) == nil)
    }
    live.close()
    #expect(open("next", reviewer: "bob").drafts.map(\.text) == ["kept!"])
    #expect(open("next").drafts == [])
  }
}
