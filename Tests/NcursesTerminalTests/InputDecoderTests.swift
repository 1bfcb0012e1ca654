import CellGrid
import Testing

@testable import NcursesTerminal

/// What a terminal's bytes mean when they all come in one read and nothing follows.
private func decoded(_ text: String) -> [TerminalInput] {
  var decoder = InputDecoder()
  return decoder.feed(Array(text.utf8)) + decoder.flush()
}

private func named(_ key: NamedKey, _ modifiers: Modifiers = []) -> TerminalInput {
  .key(.named(key, modifiers))
}

@Suite struct `The decoder of keys` {
  @Test(arguments: [
    ("j", TerminalInput.key(.character("j"))), ("é", .key(.character("é"))),
    ("語", .key(.character("語"))), ("\r", named(.enter)), ("\n", named(.enter)),
    ("\t", named(.tab)), ("\u{7F}", named(.backspace)), ("\u{8}", named(.backspace)),
    ("\u{3}", .key(.control("c"))), ("\u{1A}", .key(.control("z"))),
    ("\u{1C}", .key(.control("\\"))), ("\u{1F}", .key(.control("_"))),
    ("\u{1B}", named(.escape)), ("\u{1B}j", .key(.alt("j"))), ("\u{1B}é", .key(.alt("é"))),
    ("\u{1B}[A", named(.up)), ("\u{1B}OB", named(.down)), ("\u{1B}[1;2C", named(.right, .shift)),
    ("\u{1B}[1;5D", named(.left, .control)), ("\u{1B}[a", named(.up, .shift)),
    ("\u{1B}Od", named(.left, .control)), ("\u{1B}\u{1B}[A", named(.up, .alt)),
    ("\u{1B}[H", named(.home)), ("\u{1B}[1~", named(.home)), ("\u{1B}[7~", named(.home)),
    ("\u{1B}OF", named(.end)), ("\u{1B}[4~", named(.end)), ("\u{1B}[3~", named(.delete)),
    ("\u{1B}[2~", named(.insert)), ("\u{1B}[5~", named(.pageUp)),
    ("\u{1B}[6;5~", named(.pageDown, .control)),
    ("\u{1B}[Z", named(.backTab)), ("\u{1B}OP", named(.f1)), ("\u{1B}[11~", named(.f1)),
    ("\u{1B}OQ", named(.f2)), ("\u{1B}[15~", named(.f5)), ("\u{1B}[24;2~", named(.f12, .shift)),
    ("\u{1B}[[E", named(.f5)), ("\u{1B}[1;5S", named(.f4, .control)),
    ("\u{1B}[[A", named(.f1)), ("\u{1B}OM", named(.enter)), ("\u{1B}Ow", .key(.character("7"))),
    ("\u{1B}[97;5u", .key(.control("a"))), ("\u{1B}[13;2u", named(.enter, .shift)),
    ("\u{1B}[27;5;9~", named(.tab, .control)), ("\u{1B}\u{7F}", named(.backspace, .alt)),
    ("\u{1B}[<0;300;40M", .mouse(.press, column: 299, row: 39)),
    ("\u{1B}[<36;3;4M", .mouse(.drag, column: 2, row: 3)),
    ("\u{1B}[<0;3;4m", .mouse(.release, column: 2, row: 3)),
    ("\u{1B}[<64;1;1M", .mouse(.wheelUp, column: 0, row: 0)),
    ("\u{1B}[<69;2;3M", .mouse(.wheelDown, column: 1, row: 2)),
  ])
  func `Knows a key by its bytes`(bytes: String, expected: TerminalInput) {
    #expect(decoded(bytes) == [expected])
  }

  @Test(arguments: [
    "\u{1B}[<2;5;5m", "\u{1B}[<2;5;5M", "\u{1B}[<35;5;5M", "\u{1B}[M !!", "\u{1B}[99~", "\u{1B}[I",
    "\u{1B}[?62;22c", "\u{1B}[12;40R", "\u{1B}]52;c;ZGQ=\u{7}", "\u{1B}P1$r0m\u{1B}\\", "\u{1B}[[Z",
    "\u{1B}[<0;0;0M", "\u{1B}[57344u", "\u{1B}[",
  ])
  func `Swallows whole what it does not know`(bytes: String) {
    var decoder = InputDecoder()
    let inputs = decoder.feed(Array(bytes.utf8))
    let after = decoder.feed(Array("\u{1B}[Aj".utf8))
    if bytes != "\u{1B}[" {
      #expect(inputs.isEmpty && after == [named(.up), .key(.character("j"))])
    }
  }

  @Test func `Gives the same keys however the bytes are cut`() {
    let text = "é\u{1B}[1;5A語\u{1B}[200~p\r\nq\u{1B}[20\u{1B}[201~\u{1B}OBk\u{1B}[<0;3;4M👍"
    let whole = decoded(text)
    let bytes = Array(text.utf8)
    for cut in 0...bytes.count {
      var decoder = InputDecoder()
      let inputs = decoder.feed(Array(bytes[..<cut])) + decoder.feed(Array(bytes[cut...]))
      #expect(inputs == whole, "cut at \(cut)")
    }
    var single = InputDecoder()
    #expect(bytes.flatMap { single.feed([$0]) } == whole)
    #expect(whole.contains(.paste("p\nq\u{1B}[20")))
  }

  @Test func `Gives a paste as one, with its line ends as LF`() {
    #expect(decoded("\u{1B}[200~a\rb\r\nc\nd\u{1B}[201~") == [.paste("a\nb\nc\nd")])
    #expect(decoded("\u{1B}[200~\u{1B}[201~") == [])
  }

  @Test func `Lets Ctrl-C end a paste whose end was lost`() {
    var decoder = InputDecoder()
    #expect(decoder.feed(Array("\u{1B}[200~abc".utf8)).isEmpty)
    #expect(!decoder.isWaiting)
    #expect(decoder.feed([3]) == [.paste("abc"), .key(.control("c"))])
    #expect(decoder.feed([0x6A]) == [.key(.character("j"))])
  }

  @Test func `Takes a burst of more than eight printable bytes for a paste`() {
    #expect(
      decoded("dddqqq\rad")
        == "dddqqq\rad".unicodeScalars.map {
          $0 == "\r" ? named(.enter) : .key(.character($0))
        }
    )
    #expect(decoded("dddqqq\radd\r") == [.paste("dddqqq\nadd\n")])
    #expect(
      decoded("\u{1B}[Aa quick fox\u{1B}[B") == [named(.up), .paste("a quick fox"), named(.down)]
    )
  }

  @Test func `Takes many keys at once for keys where pastes are marked`() {
    let keys = ":theme forest\r".unicodeScalars.map {
      $0 == "\r" ? named(.enter) : TerminalInput.key(.character($0))
    }
    var told = InputDecoder()
    told.guessesPastes = false
    #expect(told.feed(Array(":theme forest\r".utf8)) == keys)
    var seen = InputDecoder()
    #expect(seen.feed(Array("\u{1B}[200~one\u{1B}[201~".utf8)) == [.paste("one")])
    #expect(seen.feed(Array(":theme forest\r".utf8)) == keys)
  }

  @Test func `Takes a key that is held down for keys`() {
    #expect(decoded(String(repeating: "j", count: 40)).count == 40)
    #expect(decoded(String(repeating: "j", count: 4000)).count == 1)
  }

  @Test(.timeLimit(.minutes(1)))
  func `Reads many line ends without looking at each again and again`() {
    var decoder = InputDecoder()
    #expect(decoder.feed(Array(repeating: 0x0D, count: 120_000)).count == 120_000)
  }

  @Test func `Cuts a burst between characters`() {
    var decoder = InputDecoder()
    let bytes = Array("日本語テキスト".utf8)
    let first = decoder.feed(Array(bytes[..<19]))
    let second = decoder.feed(Array(bytes[19...]))
    #expect(first == [.paste("日本語テキス")])
    #expect(second == [.key(.character("ト"))])
  }

  @Test
  func
    `Hands a paste that is longer than any text may be on as one, cut where it is still too long`()
  {
    for end in ["a", "\r\n"] {
      var decoder = InputDecoder()
      var inputs = decoder.feed(Array("\u{1B}[200~".utf8))
      let piece = Array(String(repeating: end, count: 30_000).utf8)
      for _ in 0..<100 { inputs += decoder.feed(piece) }
      #expect(inputs.isEmpty)
      inputs += decoder.feed(Array("\u{1B}[201~j".utf8))
      guard inputs.count == 2, case .paste(let text) = inputs[0] else {
        Issue.record("\(inputs.count) inputs")
        continue
      }
      #expect(text.utf8.count > 1 << 20 && text.utf8.count <= InputDecoder.pasteLimit)
      #expect(inputs[1] == .key(.character("j")))
    }
  }

  @Test func `Never fails on random bytes, nor keeps them`() {
    var generator = SystemRandomNumberGenerator()
    var decoder = InputDecoder()
    for _ in 0..<300 {
      let bytes = (0..<64).map { _ in UInt8.random(in: 0...255, using: &generator) }
      _ = decoder.feed(bytes)
      _ = decoder.flush()
    }
    _ = decoder.feed([0x03])
    _ = decoder.feed(Array("\u{1B}\\".utf8))
    _ = decoder.flush()
    #expect(decoder.feed([0x6A]) == [.key(.character("j"))])
  }
}
