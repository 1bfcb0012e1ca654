import Testing

@testable import SpellChecking

@Suite struct `Words that a dictionary is asked about` {
  @Test(arguments: [
    ("Teh token, it's shown.", ["Teh", "token", "it's", "shown"]),
    ("Don\u{2019}t \u{201C}quote\u{201D} (this)!", ["Don't", "quote", "this"]),
    ("a well-known I/O case", ["well", "known", "case"]),
    ("Ask <EMAIL_1> or [PERSON_2] or [NAME].", ["Ask", "or", "or"]),
    ("see https://x.org/teh and me@teh.org or www.teh.org", ["see", "and", "or"]),
    ("run `git psuh now` or `ls` thrice", ["run", "or", "thrice"]),
    ("12 GB, 3rd, v2 and 24h", ["and"]),
    ("iPhone NASA McDonald API_KEY file.txt e.g. so", ["so"]),
    ("```\nteh kode\n```\nprose", ["prose"]),
    ("~~~\nteh\n", []),
    ("größer na\u{EF}ve cafe\u{301}s", ["größer", "naïve"]),
    ("Кошка 削除 word", ["word"]),
    ("", []),
    (String(repeating: "a", count: 61), []),
  ])
  func `Are those of its prose`(text: String, words: [String]) {
    let found = ProseWords(script: .latin).words(in: text)
    #expect(found.map(\.word) == words)
    let scalars = Array(text.unicodeScalars)
    for (word, range) in found {
      let taken = scalars[range].map { $0 == "\u{2019}" ? "'" : $0 }
      #expect(taken.elementsEqual(word.unicodeScalars))
    }
  }

  @Test(arguments: [("ru_RU", ["Кошка"]), ("el", []), ("de_DE", ["word"]), ("en", ["word"])])
  func `Are in the script of its language`(language: String, words: [String]) {
    let script = ProseWords.Script(language: language)
    #expect(ProseWords(script: script).words(in: "Кошка word").map(\.word) == words)
  }

  @Test func `Are written in its encoding, or not asked about`() {
    #expect(WordEncoding(name: "UTF-8")?.bytes(of: "é") == [0xC3, 0xA9, 0])
    #expect(WordEncoding(name: "ISO8859-1")?.bytes(of: "é") == [0xE9, 0])
    #expect(WordEncoding(name: "ISO8859-1")?.bytes(of: "œ") == nil)
    #expect(WordEncoding(name: "iso-8859-15")?.bytes(of: "œé") == [0xBD, 0xE9, 0])
    #expect(WordEncoding(name: "ISO8859-15")?.bytes(of: "\u{BD}") == nil)
    #expect(WordEncoding(name: "KOI8-R") == nil)
  }
}
