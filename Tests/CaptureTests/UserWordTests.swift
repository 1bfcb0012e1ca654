import ReviewModel
import TestSupport
import Testing

@testable import Capture

@Suite struct `The name of a user in other fields` {
  @Test(arguments: [
    ("anan", "Anan ananan anan-anan", "[USER_1] ananan [USER_1]-[USER_1]"),
    ("aab", "aaab aab aabaab xaab aab", "aaab [USER_1] aabaab xaab [USER_1]"),
    ("a.a", "a.a.a a.a.a.a", "[USER_1].a [USER_1].[USER_1]"),
    (
      "\u{E9}t\u{E9}", "\u{C9}T\u{C9} e\u{301}te\u{301} \u{E9}t\u{E9}t\u{E9}",
      "[USER_1] [USER_1] \u{E9}t\u{E9}t\u{E9}"
    ),
  ])
  func `Is hidden wherever it stands alone`(name: String, text: String, hidden: String) {
    let user = UserWord(name)
    #expect(user.hidden(in: text) == hidden)
    #expect(user.stands(in: text) == (hidden != text))
    #expect(user.isPart(of: "x" + text + "x"))
  }

  /// Words and texts of two letters, where every word's end is the start of another place of it.
  @Test func `Is found where the plain way of looking finds it`() {
    for length in 1...5 {
      for bits in 0..<1 << length {
        let word = (0..<length).map { bits >> $0 & 1 }
        let search = WordSearch(word)
        let differs = (0..<1 << 9).contains { bits in
          let text = (0..<9).map { bits >> $0 & 1 }
          var plain: [Range<Int>] = []
          for start in 0...9 - length
          where start >= plain.last?.upperBound ?? 0 && text[start...].starts(with: word) {
            plain.append(start..<start + length)
          }
          return search.places(in: text) { _ in true } != plain
            || search.stands(in: text) == plain.isEmpty
        }
        #expect(!differs, "\(word)")
      }
    }
    #expect(!WordSearch<Int>([]).stands(in: [1]))
  }

  /// Each took seconds to minutes with a look at every place.
  @Test(arguments: ["a", "\u{E9}"])
  func `Costs a text's length, however often it begins there`(letter: String) {
    func time(_ count: Int) -> Duration {
      let user = UserWord(String(repeating: letter, count: count) + "b")
      let text = String(repeating: letter, count: count * 2)
      return processorTime {
        #expect(!user.stands(in: text))
        #expect(!user.isPart(of: text))
        #expect(user.hidden(in: .string(text)) == .string(text))
      }
    }
    let short = time(1_000)
    #expect(time(32_000) < short * 128 + .milliseconds(100))
  }

  @Test func `Costs a record with many small fields no more when it is long`() {
    let user = UserWord(String(repeating: "\u{E9}", count: 50_000))
    let value = JSONValue.array((0..<2_000).map { .string("field \($0)") })
    let time = processorTime {
      let hidden = user.hidden(in: value)
      #expect(hidden == value)
    }
    #expect(time < .seconds(2))
  }
}
