/// What stands where a secret may stand, and whether it is one.
struct SecretValue {
  let text: ScannedText
  /// Without quotes.
  let range: Range<Int>
  let isQuoted: Bool
  let makeup: SecretMakeup
  let bytes: [UInt8]

  private static let limit = 512

  /// Reads the value that begins, perhaps with a quote, at an offset.
  init?(at start: Int, style: SecretSeparator.Style, in text: ScannedText) {
    var open = start
    if style == .assignment { open = Self.afterConversion(open, in: text) }
    // A prefix of Python's or C#'s strings, or a backslash before the quote.
    if "bBrRuUfF@$".utf8.contains(text[open]), Self.isQuote(text[open + 1]) { open += 1 }
    let slashes = text.end(from: open, limit: 7) { $0 == UInt8(ascii: "\\") } - open
    let isEscaped = slashes > 0 && Self.isQuote(text[open + slashes])
    if isEscaped { open += slashes }
    self.text = text
    if let (length, close) = Self.quote(at: open, in: text),
      let end = Self.end(
        ofQuote: close,
        from: open + length,
        escapedBy: isEscaped ? slashes : 0,
        in: text
      )
    {
      range = open + length..<end
      isQuoted = true
    } else {
      let from = Self.isQuote(text[open]) ? open + 1 : start
      let end = Self.endUnquoted(from: from, style: style, in: text)
      range = from..<end
      isQuoted = false
    }
    guard range.count >= 4, range.count <= Self.limit else { return nil }
    bytes = range.map { text[$0] }
    makeup = SecretMakeup(bytes)
  }

  /// A value whose ends are known.
  init(whole range: Range<Int>, in text: ScannedText) {
    self.text = text
    self.range = range
    isQuoted = false
    bytes = range.map { text[$0] }
    makeup = SecretMakeup(bytes)
  }

  /// The range with what a value goes on with that is longer than is looked at to judge it.
  var wholeRange: Range<Int> {
    guard !isQuoted, range.count > Self.limit - 16 else { return range }
    let end = text.end(from: range.upperBound, limit: Self.longest) { byte in
      byte > 0x20 && !Self.isQuote(byte) && byte != UInt8(ascii: "<") && byte != UInt8(ascii: ";")
    }
    return range.lowerBound..<end
  }

  private static let longest = 1 << 20

  /// Whether it stands for a secret rather than is one: a variable, an example, a path.
  var isStandIn: Bool { bytes.isEmpty || isPlaceholder || isReference || isPathOrURL }

  /// Whether it has digits only.
  var isNumber: Bool { makeup.digits == makeup.count }

  static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
  }

  /// Passes a conversion that takes the value as a text: `[]byte("…")`, `SecretStr("…")`.
  private static func afterConversion(_ start: Int, in text: ScannedText) -> Int {
    let name = text.end(from: start, limit: 32) { byte in
      byte.isWordByte || ".[]:".utf8.contains(byte)
    }
    guard name > start, text[name] == UInt8(ascii: "("), isQuote(text[name + 1]) else {
      return start
    }
    let word = text.start(before: name, limit: 16, while: \.isLetter)
    return conversions.contains { $0.count == name - word && text.hasLowercased($0, at: word) }
      ? name + 1 : start
  }

  private static let conversions = [
    "byte", "bytes", "bytearray", "string", "str", "secretstr", "secret", "from", "encode",
    "fromstring", "tobytes", "tobuffer", "securestring", "literal",
  ].map { Array($0.utf8) }

  /// The length of the quote at an offset, and what closes it.
  private static func quote(at place: Int, in text: ScannedText) -> (Int, [UInt8])? {
    if isQuote(text[place]) { return (1, [text[place]]) }
    let pairs: [(StaticString, StaticString)] = [
      ("\u{201C}", "\u{201D}"), ("\u{201E}", "\u{201C}"), ("\u{2018}", "\u{2019}"),
      ("\u{AB}", "\u{BB}"), ("\u{300C}", "\u{300D}"),
    ]
    for (open, close) in pairs where text.has(open, at: place) {
      return (open.utf8CodeUnitCount, Array(close.description.utf8))
    }
    return nil
  }

  /// Where a quote closes.
  ///
  /// In JSON inside of JSON a quote has one backslash before it, and a quote inside the value three; each
  /// time a text is put in quotes, so many become twice as many and one.
  private static func end(
    ofQuote close: [UInt8],
    from start: Int,
    escapedBy slashes: Int,
    in text: ScannedText
  ) -> Int? {
    var place = start
    var run = 0
    while place < start + limit, place < text.count, text[place] != 0x0A {
      if text[place] == UInt8(ascii: "\\") {
        run += 1
        place += 1
        continue
      }
      if close.indices.allSatisfy({ text[place + $0] == close[$0] }) {
        let isDoubled = slashes == 0 && place > start && isDoubledQuote(place, in: text)
        if isDoubled {
          place += 1
        } else if run < slashes || (run - slashes) % (2 * (slashes + 1)) == 0 {
          let end = place - min(run, slashes)
          return end > start ? end : nil
        }
      }
      run = 0
      place += 1
    }
    return nil
  }

  /// Whether a single quote is written twice, as SQL and YAML have it inside a value.
  private static func isDoubledQuote(_ place: Int, in text: ScannedText) -> Bool {
    let quote = UInt8(ascii: "'")
    return text[place] == quote && text[place + 1] == quote && text[place + 2].isAlphanumeric
      && text[place - 1].isAlphanumeric
  }

  private static func endUnquoted(
    from start: Int,
    style: SecretSeparator.Style,
    in text: ScannedText
  ) -> Int {
    var end = start
    scan: while end < start + limit, end < text.count {
      let byte = text[end]
      switch byte {
      // A quote between two characters of a password is one of them: `p@ss"w0rd`.
      case UInt8(ascii: "\"")
      where end > start && style == .colon && text[end + 1].isAlphanumeric:
        break
      case 0...0x20, UInt8(ascii: "\""), UInt8(ascii: "`"), UInt8(ascii: "<"), UInt8(ascii: ";"):
        break scan
      case 0xE3 where text[end + 1] == 0x80: break scan  // U+3000 to U+303F, CJK punctuation
      case UInt8(ascii: ","):
        let next = text[end + 1]
        if next <= 0x20 || next >= 0x80 || isQuote(next) { break scan }
      // A value in ASCII ends where Chinese, Japanese or Korean goes on.
      case 0xE3...0xED where end > start && text[end - 1] < 0x80: break scan
      case UInt8(ascii: "&"):
        let name = text.end(from: end + 1, limit: 32) { $0.isWordByte || $0 == UInt8(ascii: "-") }
        if name > end + 1, text[name] == UInt8(ascii: "=") || text[name] == UInt8(ascii: ";") {
          break scan
        }
      case UInt8(ascii: "\\"):
        // An escaped line end or quote of a program's text.
        if "nrt\"'".utf8.contains(text[end + 1]) { break scan }
      default: break
      }
      end += 1
    }
    while end > start {
      switch text[end - 1] {
      case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "'"),
        UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "*"), UInt8(ascii: "|"):
        end -= 1
      case UInt8(ascii: ")") where !(start..<end).contains { text[$0] == UInt8(ascii: "(") }:
        end -= 1
      default: return end
      }
    }
    return end
  }
}
