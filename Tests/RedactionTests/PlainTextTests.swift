import Foundation
import Testing

@testable import Redaction

@Suite struct `A text that cannot hide anything` {
  @Test(arguments: ["down", "up", "2026-01-31T09:30:00Z", "2026-01-31T09:30:00.123+02:00", ""])
  func `Is a small word or a moment`(text: String) {
    #expect(text.isPlain)
    #expect(Redactor().findings(in: text).isEmpty)
  }

  @Test(arguments: [
    "Olga", "hunter2", "a@b.example", "2026-01-31", "2026-01-31T09:30:00Z Olga", "王小明",
  ])
  func `Is nothing else`(text: String) {
    #expect(!text.isPlain)
  }

  /// The small words of all examples, the names of the dictionary's additions written small, and letters by
  /// chance: no detector finds anything in any of them, so that passing them by loses nothing.
  @Test func `Has nothing for any detector`() throws {
    var words: Set<String> = []
    let samples = standardDetectors.flatMap(\.examples)
    for text in samples + [try String(contentsOf: Self.additions, encoding: .utf8)] {
      for word in text.lowercased().split(whereSeparator: { !($0.isASCII && $0.isLetter) })
      where word.utf8.count <= 16 {
        words.insert(String(word))
      }
    }
    #expect(words.count > 4_000)
    var generator = SplitMix(state: 41)
    for length in 1...16 {
      for _ in 0..<200 {
        let letters = (0..<length).map { _ in UInt8(0x61 + generator.next() % 26) }
        words.insert(String(decoding: letters, as: UTF8.self))
      }
    }
    let redactor = Redactor()
    let found = words.filter { word in
      #expect(word.isPlain)
      return !redactor.findings(in: word).isEmpty
    }
    #expect(found.isEmpty)
  }

  private static let additions = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Scripts/name-dictionary-additions.txt")

  @Test(arguments: 0..<200)
  func `Is any moment`(number: Int) {
    var generator = SplitMix(state: UInt64(number))
    func digits(_ count: Int) -> String {
      String((0..<count).map { _ in Character(String(generator.next() % 10)) })
    }
    let date = "\(digits(4))-\(digits(2))-\(digits(2))"
    let fraction = number % 3 == 0 ? "" : "." + digits(number % 9 + 1)
    let zone = number % 2 == 0 ? "Z" : "+\(digits(2)):\(digits(2))"
    let text = "\(date)T\(digits(2)):\(digits(2)):\(digits(2))\(fraction)\(zone)"
    #expect(text.isPlain == (text.utf8.count <= 35))
    #expect(Redactor().findings(in: text).isEmpty)
  }

  @Test func `Is looked at where the user's own rules may want it`() throws {
    var policy = RedactionPolicy()
    policy.rules = [RedactionRule(name: "code", label: "CODE", pattern: "down")]
    #expect(try Redactor(policy: policy).findings(in: "down", label: nil).count == 1)
  }
}
