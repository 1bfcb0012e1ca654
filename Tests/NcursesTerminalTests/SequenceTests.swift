import CellGrid
import Testing

@testable import NcursesTerminal

@Suite struct `What is written besides cells` {
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"), ("é", "w6k="),
  ])
  func `Carries a text for the clipboard in Base64`(text: String, expected: String) {
    #expect(Base64.encoded(text) == expected)
  }

  @Test func `Has no pauses in what a signal handler writes`() {
    let bytes = RestoreSequence.withoutDelays(Array("\u{1B}[m$<2/>\u{1B}[?1049l$<50>$<".utf8))
    #expect(bytes == Array("\u{1B}[m\u{1B}[?1049l$<".utf8))
  }

  @Test func `Resets mouse, marks, attributes, keypad, cursor and screen`() throws {
    _ = try TerminalType(term: "xterm-256color", colorTerm: "")
    let text = String(decoding: RestoreSequence.bytes(), as: UTF8.self)
    for part in ["[?1000l", "[?1006l", "[?2004l", "[m", "[?1l", "[?25h", "[?1049l"] {
      #expect(text.contains("\u{1B}" + part))
    }
  }

  @Test(
    arguments: [
      (Color?.none, ColorSupport.rgb, -1), (.terminalDefault, .rgb, -1), (.ansi(12), .ansi16, 12),
      (.ansi(12), .none, -1), (.indexed(200), .indexed256, 200), (.indexed(200), .ansi16, -1),
      (.rgb(1, 2, 3), .rgb, 0x01_0203), (.rgb(1, 2, 3), .indexed256, -1),
    ] as [(Color?, ColorSupport, Int32)]
  )
  func `Asks only for colours that the terminal has`(
    color: Color?,
    support: ColorSupport,
    code: Int32
  ) {
    #expect(ColorPairs.code(color, support) == code)
  }
}

@Suite struct `The type of a terminal` {
  @Test func `Tells its colours`() throws {
    #expect(try TerminalType(term: "xterm-256color", colorTerm: "").colors == 256)
    #expect(try TerminalType(term: "vt100", colorTerm: "").colors <= 0)
    #expect(try TerminalType(term: "xterm-256color", colorTerm: "").marksPastes)
    #expect(try !TerminalType(term: "vt100", colorTerm: "").marksPastes)
  }

  @Test func `Is the sibling with more colours when the terminal says that it has them`() throws {
    let type = try TerminalType(term: "xterm", colorTerm: "truecolor")
    #expect(type.name == "xterm-256color" && type.colors == 256)
    #expect(try TerminalType(term: "xterm", colorTerm: "").name == "xterm")
  }

  @Test func `Must be known and able to move the cursor`() {
    #expect(throws: TerminalError.unknownType("")) { try TerminalType(term: "", colorTerm: "") }
    #expect(throws: TerminalError.unknownType("no-such-terminal")) {
      try TerminalType(term: "no-such-terminal", colorTerm: "")
    }
    #expect(throws: TerminalError.cannotMoveCursor("dumb")) {
      try TerminalType(term: "dumb", colorTerm: "")
    }
  }
}
