/// What a line of a text in Markdown begins with.
///
/// Told by its first bytes and, for rules, by a look along the line, so that every line costs as much as
/// it is long, whatever it has.
struct MarkdownLine: Equatable, Sendable {
  /// What it is, when it does not go on with what stood before.
  enum Kind: Equatable, Sendable {
    case blank
    /// One to six hashes and a blank.
    case heading
    /// Three or more dashes, stars or underscores.
    case rule
    /// Three or more backticks or tildes.
    case fence(UInt8, count: Int)
    /// An entry of a list; the bytes of a number, empty for a bullet.
    case entry(number: Range<Int>)
    case text
  }

  /// How deep quotes are shown in quotes.
  static let mostQuotes = 6

  var kind = Kind.blank
  /// Its bytes, without the end of line.
  var utf8: Range<Int>
  /// Where the next line begins.
  var next: Int
  /// How many `>` it begins with.
  var quotes = 0
  /// How far in the first `>` stands.
  var quoteIndent = 0
  /// How far in the rest stands, in columns.
  var indent = 0
  /// Where the rest begins: behind quotes, blanks and what makes it a heading or an entry.
  var content: Int
  /// Where the rest begins with its blanks.
  var start: Int

  /// Looks at the line that begins at an offset.
  init(in bytes: Span<UInt8>, at offset: Int) {
    var end = offset
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    next = min(end + 1, bytes.count)
    if end > offset, bytes[end - 1] == 0x0D { end -= 1 }
    utf8 = offset..<end
    content = offset
    start = offset
    skipIndent(bytes)
    while content < end, bytes[content] == 0x3E, indent < 4 || quotes == 0, quotes < Self.mostQuotes
    {
      if quotes == 0 { quoteIndent = indent }
      quotes += 1
      content += 1
      if content < end, bytes[content] == 0x20 { content += 1 }
      start = content
      skipIndent(bytes)
    }
    classify(bytes)
  }

  /// Looks at what follows the sign of an entry, which may be a heading or another block.
  init(restOf line: MarkdownLine, in bytes: Span<UInt8>) {
    self = line
    start = line.content
    indent = 0
    classify(bytes)
  }

  private mutating func skipIndent(_ bytes: Span<UInt8>) {
    indent = 0
    while content < utf8.upperBound {
      if bytes[content] == 0x20 {
        indent += 1
      } else if bytes[content] == 0x09 {
        indent += 4 - indent % 4
      } else {
        return
      }
      content += 1
    }
  }

  private mutating func classify(_ bytes: Span<UInt8>) {
    kind = .text
    let end = utf8.upperBound
    guard content < end else {
      kind = .blank
      return
    }
    switch bytes[content] {
    case 0x23: takeHeading(bytes)
    case 0x60, 0x7E: takeFence(bytes)
    case 0x2D, 0x2A, 0x5F, 0x2B:
      if isRule(bytes) { kind = .rule } else { takeBullet(bytes) }
    case 0x30...0x39: takeNumber(bytes)
    default: break
    }
  }

  private mutating func takeHeading(_ bytes: Span<UInt8>) {
    var place = content
    while place < utf8.upperBound, bytes[place] == 0x23 { place += 1 }
    let isEnd = place == utf8.upperBound
    guard place - content <= 6, isEnd || bytes[place] == 0x20 || bytes[place] == 0x09 else {
      return
    }
    kind = .heading
    content = skippingBlanks(bytes, from: place)
  }

  private mutating func takeFence(_ bytes: Span<UInt8>) {
    let sign = bytes[content]
    var place = content
    while place < utf8.upperBound, bytes[place] == sign { place += 1 }
    let count = place - content
    guard count >= 3 else { return }
    if sign == 0x60 {
      for index in place..<utf8.upperBound where bytes[index] == sign { return }
    }
    kind = .fence(sign, count: count)
    content = skippingBlanks(bytes, from: place)
  }

  private func isRule(_ bytes: Span<UInt8>) -> Bool {
    let sign = bytes[content]
    guard sign != 0x2B else { return false }
    var count = 0
    for index in content..<utf8.upperBound {
      if bytes[index] == sign {
        count += 1
      } else if bytes[index] != 0x20, bytes[index] != 0x09 {
        return false
      }
    }
    return count >= 3
  }

  private mutating func takeBullet(_ bytes: Span<UInt8>) {
    guard bytes[content] != 0x5F else { return }
    takeEntry(bytes, sign: content + 1, number: content..<content)
  }

  private mutating func takeNumber(_ bytes: Span<UInt8>) {
    var place = content
    while place < utf8.upperBound, (0x30...0x39).contains(bytes[place]), place - content < 10 {
      place += 1
    }
    guard place - content <= 9, place < utf8.upperBound else { return }
    guard bytes[place] == 0x2E || bytes[place] == 0x29 else { return }
    takeEntry(bytes, sign: place + 1, number: content..<place + 1)
  }

  private mutating func takeEntry(_ bytes: Span<UInt8>, sign end: Int, number: Range<Int>) {
    guard end == utf8.upperBound || bytes[end] == 0x20 || bytes[end] == 0x09 else { return }
    kind = .entry(number: number)
    content = skippingBlanks(bytes, from: end)
  }

  private func skippingBlanks(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var place = start
    while place < utf8.upperBound, bytes[place] == 0x20 || bytes[place] == 0x09 { place += 1 }
    return place
  }
}
