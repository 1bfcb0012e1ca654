import ConsoleUI
import Foundation
import TestSupport
import Testing

@testable import ConsoleRuntime

@Suite
struct `The round trip through an editor` {
  private let home: TemporaryFolder
  private let folder: DraftFolder

  init() throws {
    home = try TemporaryFolder()
    folder = DraftFolder(besideStore: home.path("errata.db"))
  }

  private func edit(_ text: String, with command: String) throws -> String {
    let place = try EditingFolder(in: folder, reviewer: "ada", item: 7, text: text)
    defer { place.remove() }
    return try ExternalEditor.edit(text, in: place, with: command)
  }

  @Test
  func `gives back what was saved, without the line end that editors add`() throws {
    #expect(try edit("one", with: "sh -c 'echo \" two\" >> \"$1\"' x") == "one two")
    #expect(try edit("one\n", with: "true") == "one\n")
    #expect(try edit("žluťoučký\0kůň", with: "true") == "žluťoučký\0kůň")
  }

  @Test
  func `shows the text to nobody else, and leaves nothing behind`() throws {
    let modes = home.path("modes")
    _ = try edit(
      "one",
      with: "sh -c 'stat -c %a \"$1\" \"$(dirname \"$1\")\" > \(modes); cp \"$1\" \"$1~\"' x"
    )
    #expect(try String(contentsOfFile: modes, encoding: .utf8) == "600\n700\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }

  @Test
  func `refuses what an editor leaves that ends with an error`() throws {
    let error = #expect(throws: ConsoleRuntimeError.self) {
      try edit("one", with: "sh -c 'echo lost > \"$1\"; exit 3' x")
    }
    #expect(error?.message.contains("ended with status 3; the text is as it was") == true)
    #expect(throws: ConsoleRuntimeError.self) { try edit("one", with: "no-such-editor") }
    #expect(throws: ConsoleRuntimeError.self) { try edit("one", with: "rm") }
  }

  @Test
  func `takes what was saved before a signal ended the editor`() throws {
    #expect(try edit("one", with: "sh -c 'echo saved > \"$1\"; kill -HUP $$' x") == "saved")
    let place = try EditingFolder(in: folder, reviewer: "ada", item: 7, text: "one")
    let command = "sh -c 'echo saved > \"$1\"; exit 1' x"
    #expect(
      try ExternalEditor.edit("one", in: place, isEnding: { true }, with: command) == "saved"
    )
  }

  @Test
  func `knows work that an editor has not saved from copies of what was there`() throws {
    let place = try EditingFolder(in: folder, reviewer: "ada", item: 7, text: "one")
    #expect(!place.hasUnsavedWork)
    let manager = FileManager.default
    #expect(manager.createFile(atPath: place.file + "~", contents: Data("one".utf8)))
    #expect(!place.hasUnsavedWork)
    let swap = "\(place.path)/.correction.txt.swp"
    #expect(manager.createFile(atPath: swap, contents: Data("minutes of work".utf8)))
    #expect(place.hasUnsavedWork && place.wordsOnUnsavedWork.contains(place.path))
    // Saved since, it is none any more.
    let earlier = Date(timeIntervalSinceNow: -60)
    try manager.setAttributes([.modificationDate: earlier], ofItemAtPath: swap)
    #expect(!place.hasUnsavedWork)
  }

  @Test
  func `repairs bytes that are no text`() throws {
    #expect(try edit("", with: "sh -c 'printf \"a\\377b\" > \"$1\"' x") == "a\u{FFFD}b")
  }

  @Test
  func `leaves a text that is too long where it is, and says so`() throws {
    let place = try EditingFolder(in: folder, reviewer: "ada", item: 7, text: "one")
    let command = "sh -c 'head -c 1200000 /dev/zero > \"$1\"' x"
    let error = #expect(throws: ConsoleRuntimeError.self) {
      try ExternalEditor.edit("one", in: place, with: command)
    }
    #expect(error?.message.contains("It stays in \(place.file)") == true)
    #expect(place.isTooLong(for: ExternalEditor.limit))
    #expect(open().drafts == [])
    #expect(FileManager.default.fileExists(atPath: place.file))
  }

  @Test
  func `is not lost when the console dies before the editor`() throws {
    do {
      let place = try EditingFolder(in: folder, reviewer: "ada", item: 7, text: "one")
      #expect(
        try ExternalEditor.edit("one", in: place, with: "sh -c 'echo two >> \"$1\"' x") == "onetwo"
      )
      #expect(open().drafts == [], "the console still lives")
    }
    let next = open()
    #expect(next.drafts == [Draft(item: 7, text: "onetwo", caret: 6)])
    #expect(folder.editingFolders() == [])
  }

  @Test
  func `stays on the disk when the next console cannot read it`() throws {
    let path: String
    do {
      let place = try EditingFolder(in: folder, reviewer: "ada", item: 7, text: "one")
      path = place.file
    }
    try Data(count: ExternalEditor.limit + 1).write(to: URL(filePath: path))
    #expect(open().drafts == [])
    #expect(FileManager.default.fileExists(atPath: path))
  }

  @Test
  func `is erased with its item`() throws {
    let place = try EditingFolder(in: folder, reviewer: "ada", item: 7, text: "secret")
    #expect(try folder.erase { item, _ in item == 8 } == [:])
    #expect(try folder.erase { item, _ in item == 7 }.map(\.value.count) == [1])
    #expect(!FileManager.default.fileExists(atPath: place.path))
  }

  private func open() -> DraftJournal {
    DraftJournal(
      in: folder,
      reviewer: "ada",
      session: "next",
      resolve: { key, _ in key },
      report: { Issue.record("\($0)") }
    )
  }
}
