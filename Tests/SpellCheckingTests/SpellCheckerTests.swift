import Foundation
import TestSupport
import Testing

@testable import SpellChecking

private let isInstalled = HunspellLibrary() != nil

@Suite struct `The spelling of a text` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func checker(
    _ language: String = "xx",
    encoding: String = "UTF-8",
    words: [String] = []
  ) throws -> SpellChecker {
    try "SET \(encoding)\nSFX S Y 1\nSFX S 0 s .\n"
      .write(toFile: folder.path("xx.aff"), atomically: false, encoding: .utf8)
    try "3\ntoken/S\nshown\nthe\n"
      .write(toFile: folder.path("xx.dic"), atomically: false, encoding: .utf8)
    return SpellChecker(language: language, words: words, folders: ["/nowhere", folder.path(".")])
  }

  @Test(.enabled(if: isInstalled))
  func `is looked up word by word, with their endings`() throws {
    let checker = try checker()
    let text = "The tokens are shwon"
    let scalars = Array(text.unicodeScalars)
    let found = checker.misspelt(in: text)
    #expect(found.map { String(String.UnicodeScalarView(scalars[$0])) } == ["are", "shwon"])
    #expect(checker.problem == nil)
    #expect(checker.misspelt(in: text) == found)
  }

  @Test(.enabled(if: isInstalled))
  func `knows the words of the settings too`() throws {
    #expect(try checker(words: ["Pelican"]).misspelt(in: "the Pelican") == [])
  }

  @Test(.enabled(if: isInstalled))
  func `is not checked without a dictionary, and it says what to do`() throws {
    let absent = try checker("yy")
    #expect(absent.misspelt(in: "shwon") == [])
    #expect(
      absent.problem?.hasPrefix("Spelling cannot be checked: there is no dictionary yy in") == true
    )
    let foreign = try checker(encoding: "KOI8-R")
    #expect(foreign.problem?.contains("ISO 8859-1") == true)
  }

  @Test(.enabled(if: !isInstalled))
  func `is not checked without the library, and it says what to do`() throws {
    let checker = try checker()
    #expect(checker.misspelt(in: "shwon") == [])
    #expect(checker.problem?.contains("apt install libhunspell-1.7-0") == true)
  }

  @Test(.enabled(if: isInstalled))
  func `marks so many words and no more`() throws {
    let text = String(repeating: "shwon ", count: 2_000)
    #expect(try checker().misspelt(in: text).count == 500)
  }
}
