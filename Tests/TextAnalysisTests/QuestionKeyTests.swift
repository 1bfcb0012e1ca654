import Testing
import TextAnalysis

@Suite struct `The key of a question` {
  @Test(arguments: [
    ("How do I reset my password?", "how do i reset my password"),
    ("  how do I   reset my password ", "how do i reset my password"),
    ("how do i reset\r\nmy\tpassword?!", "how do i reset my password"),
    ("“How do I reset my ‘password’?”", "how do i reset my password"),
    ("How do I reset my password ?", "how do i reset my password"),
    ("Ｈｏｗ　ｄｏ　Ｉ　ｒｅｓｅｔ　ｍｙ　ｐａｓｓｗｏｒｄ？", "how do i reset my password"),
    ("How do I re\u{AD}set my pass\u{200B}word\u{FEFF}", "how do i reset my password"),
    ("\u{202E}How do I reset my password", "how do i reset my password"),
    ("What is a ﬁle, a ﬂow and an eﬀort…", "what is a file a flow and an effort"),
    ("¿Dónde está?", "dónde está"),
    ("Do\u{301}nde esta\u{301}", "dónde está"),
    ("Vie\u{323}\u{302}t, Vie\u{302}\u{323}t, Việt", "việt việt việt"),
    ("ÄRGER ΣΟΦΟΣ σοφος ЖУК ǅ", "ärger σοφοσ σοφοσ жук ǆ"),
    ("\u{212B}ngstr\u{F6}m \u{2126} \u{212A}", "ångström ω k"),
    ("か\u{3099}", "が"),
    ("東京はどこですか。", "東京はどこですか"),
    ("e-mail—or mail; which", "e mail or mail which"),
    ("don't, don’t, don`t", "don t don t don t"),
    ("node.js", "node js"),
  ])
  func `folds case, width, spaces and prose marks`(question: String, key: String) {
    #expect(Array(questionKey(of: question).unicodeScalars) == Array(key.unicodeScalars))
  }

  @Test(arguments: [
    ("C++", "C"), ("C#", "C"), ("$5", "5"), ("€5", "$5"), ("5%", "5"), ("5°", "5"), ("5 £", "5"),
    ("R&D", "R D"), ("@you", "you"), ("a < b", "a > b"), ("a = b", "a b"), ("a != b", "a = b"),
    ("a!=b", "a=b"), ("1.5", "15"), ("1.5", "1 5"), ("1,5", "15"), ("1,5", "1.5"), ("-5", "5"),
    ("\u{2212}5", "5"), ("x = -5", "x = 5"), ("(-5)", "(5)"), ("1,-5", "1,5"), ("1,-5", "1, 5"),
    ("5 - 3", "5 3"), ("5-3", "5 3"), ("5–3", "5 3"), ("2-(3)", "2 (3)"), (".5", "5"),
    ("$.50", "$50"), ("10:30", "10 30"), ("v1.2.3", "v1.23"), ("5!", "5"), ("5!?", "5?"),
    ("2*3", "2/3"), ("2 * (3 + 4)", "(2 * 3) + 4"), ("2^3", "23"), ("x²", "x2"), (".NET", "net"),
    ("git push --force", "git push force"), ("ls -l", "ls l"), ("!important", "important"),
    ("what does ?? mean", "what does !! mean"), ("what does \";\" mean", "what does \":\" mean"),
    ("[]", "{}"), ("f_x", "f x"), ("résumé", "resume"), ("👍", "👎"), ("U.S.", "us"),
    ("is it safe", "is it not safe"), ("can't", "can"), ("5′", "5″"), ("?", "!"), ("10", "100"),
  ])
  func `keeps what carries meaning`(one: String, other: String) {
    #expect(questionKey(of: one) != questionKey(of: other))
  }

  @Test(arguments: ["", " ", "\n\u{0}\u{7F}\u{3000}", "\u{200B}", "\"'\""])
  func `is empty for a text that says nothing`(text: String) {
    #expect(questionKey(of: text).isEmpty)
  }

  @Test(arguments: ["?", "??", "? ?", "…", "-", "!!", "?!"])
  func `is not empty for a text of marks alone`(text: String) {
    #expect(!questionKey(of: text).isEmpty)
  }

  @Test func `of an ASCII text is the same as by the general rule`() {
    var numbers = SystemRandomNumberGenerator()
    let alphabet = Array("aB9 .-!?,:;()\"'=+#$%\n".unicodeScalars)
    for _ in 0..<5_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0..<12, using: &numbers) {
        text.append(alphabet.randomElement(using: &numbers) ?? "a")
      }
      // The soft hyphen shows nothing and takes the text off the ASCII path.
      #expect(
        questionKey(of: String(text)) == questionKey(of: String(text) + "\u{AD}"),
        "\(String(text).debugDescription)"
      )
    }
  }

  @Test func `of a key is the key itself for prose`() {
    let key = questionKey(of: "Why, at 10:30, does C++ cost $1.50 (-5%)?")
    #expect(key == "why at 10:30 does c++ cost $1.50 (-5%)")
    #expect(questionKey(of: key) == key)
  }

  @Test func `of a long tower of combining marks ends`() {
    let tower = "e" + String(repeating: "\u{301}", count: 100_000)
    #expect(questionKey(of: tower).unicodeScalars.count == 100_001)
  }
}
