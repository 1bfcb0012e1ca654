import Testing
import TextAnalysis

@Suite struct `The sentences of a text` {
  private func sentences(_ text: String, most: Int = .max) -> [String] {
    let scalars = Array(text.unicodeScalars)
    return Sentences(of: scalars, most: most).ranges.map { range in
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }
  }

  @Test(arguments: [
    ("", []),
    (" \n\n ", []),
    ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
    ("Wait... What?! Yes.", ["Wait...", "What?!", "Yes."]),
    ("It costs 1.5 euros. See example.com now.", ["It costs 1.5 euros.", "See example.com now."]),
    (
      "Dr. Lee met Mr. Ito, e.g. at noon. They left.",
      ["Dr. Lee met Mr. Ito, e.g. at noon.", "They left."]
    ),
    ("J. S. Bach wrote it. In 1721. Then", ["J. S. Bach wrote it.", "In 1721.", "Then"]),
    ("at 9 a.m. on Monday", ["at 9 a.m. on Monday"]),
    ("Stir for 5 min. Then wait.", ["Stir for 5 min.", "Then wait."]),
    ("They say no. See no. 5 and Fig. 2.", ["They say no.", "See no. 5 and Fig. 2."]),
    ("He said \"No.\" Then he left.", ["He said \"No.\"", "Then he left."]),
    ("It is so (really.) Yes.", ["It is so (really.)", "Yes."]),
    ("etc. and so on", ["etc. and so on"]),
    ("東京は首都です。人口は多い！本当？はい", ["東京は首都です。", "人口は多い！", "本当？", "はい"]),
    ("यह पहला है। दूसरा", ["यह पहला है।", "दूसरा"]),
  ])
  func `end at full stops, but not at abbreviations, decimals and initials`(
    text: String,
    expected: [String]
  ) {
    #expect(sentences(text) == expected)
  }

  @Test(arguments: [
    ("- one\n- two", ["one", "two"]),
    ("1. Open it. Look.\n2. Close it", ["Open it.", "Look.", "Close it"]),
    ("Steps: 1. Open it", ["Steps: 1.", "Open it"]),
    ("a) first\n(2) second", ["first", "second"]),
    ("## A heading\n> a quotation", ["A heading", "a quotation"]),
    ("-5 degrees\n*", ["-5 degrees", "*"]),
    ("It is so. (Passage 1)\nThis too. [2]", ["It is so. (Passage 1)", "This too. [2]"]),
    ("(A bracket)\nthat begins", ["(A bracket)", "that begins"]),
    ("So.\r\nThus\u{2028}Then", ["So.", "Thus", "Then"]),
    (
      "This line is wrapped by an editor at its width,\nas prose in plain text files is.\nNew",
      ["This line is wrapped by an editor at its width,\nas prose in plain text files is.", "New"]
    ),
    ("A short line\nanother", ["A short line", "another"]),
  ])
  func `are cut at lines, without the marks of lists, and keep their citation`(
    text: String,
    expected: [String]
  ) {
    #expect(sentences(text) == expected)
  }

  @Test func `are no more than were asked for`() {
    #expect(sentences("One is. Two is. Three is.", most: 2) == ["One is.", "Two is."])
    #expect(sentences("One.\nTwo. (Source 1)\nThree.", most: 2) == ["One.", "Two. (Source 1)"])
  }

  @Test func `cover every mark that is not blank, whatever the text`() {
    var numbers = SystemRandomNumberGenerator()
    let parts = [
      "a", "B", "1", ".", ". ", "!", "?", " ", "\n", "(", ")", "[", "]", "。", "é", "😀", "\r\n",
      "e.g.", "\"",
    ]
    for _ in 0..<2_000 {
      let text = (0..<Int.random(in: 0..<40, using: &numbers))
        .map { _ in parts.randomElement(using: &numbers) ?? "" }.joined()
      let scalars = Array(text.unicodeScalars)
      var last = 0
      for range in Sentences(of: scalars).ranges {
        #expect(range.lowerBound >= last && !range.isEmpty && range.upperBound <= scalars.count)
        let isBlank = scalars[range].first?.properties.isWhitespace
        #expect(isBlank == false && scalars[range].last?.properties.isWhitespace == false)
        // Only marks of lists stand between sentences.
        #expect(
          scalars[last..<range.lowerBound].allSatisfy { !$0.properties.isAlphabetic || $0.isASCII }
        )
        last = range.upperBound
      }
      let isRestBlank = scalars[last...].allSatisfy { $0.properties.isWhitespace }
      #expect(isRestBlank)
    }
  }
}
