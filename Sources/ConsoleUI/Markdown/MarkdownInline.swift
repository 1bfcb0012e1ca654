import CellGrid

/// Reads emphasis, code, links and escapes within a paragraph, for display.
///
/// A subset of CommonMark 0.31 (section 6) that costs as much as the text is long, whatever it has: each
/// byte is looked at a bounded number of times, and each opened sign is closed or dropped once. Signs that
/// do not pair stay as they are. Where CommonMark would hide something that a reader has to see, this does
/// not: the address of a link stands behind its words, code keeps its backticks, HTML stays as it is
/// written, and a star between two letters or digits is a star.
struct MarkdownInline {
  /// A text of more bytes is shown as it is written.
  static let mostBytes = 1 << 15

  private let source: PlacedText
  /// Which bytes are not shown.
  private var hidden: [Bool]
  private var insertions: [Insertion] = []
  private var marks: [Mark] = []
  private var stars = Openers()
  private var lines = Openers()
  private var brackets: [Bracket] = []
  private var deadBrackets = 0
  private var hasChanges = false
  private var missingQuotes: Set<UInt8> = []

  private struct Insertion {
    var offset: Int
    var words: String
  }

  private struct Mark {
    var utf8: Range<Int>
    var role: Theme.Role
  }

  private struct Bracket {
    var offset: Int
    var isImage: Bool
  }

  /// A text as a person reads it.
  static func shown(_ text: PlacedText) -> PlacedText {
    guard text.bytes.count <= mostBytes, text.bytes.contains(where: { signs[Int($0)] }) else {
      return text
    }
    var reader = MarkdownInline(text)
    reader.read(text.bytes.span)
    return reader.result
  }

  private init(_ source: PlacedText) {
    self.source = source
    hidden = Array(repeating: false, count: source.bytes.count)
  }

  private mutating func read(_ bytes: Span<UInt8>) {
    var code = CodeRuns(bytes)
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      guard Self.signs[Int(byte)] else {
        offset += 1
        continue
      }
      switch byte {
      case 0x5C: offset = takeEscape(bytes, at: offset)
      case 0x60:
        let run = code.run(at: offset)
        if let end = run.codeEnd {
          mark(offset..<end, .quote)
          offset = end
        } else {
          offset = run.end
        }
      case 0x2A, 0x5F: offset = takeDelimiters(bytes, at: offset)
      case 0x5B:
        let isEscaped = offset > 1 && hidden[offset - 2]
        let isImage = offset > 0 && bytes[offset - 1] == 0x21 && !isEscaped
        brackets.append(Bracket(offset: offset, isImage: isImage))
        offset += 1
      case 0x5D: offset = takeClosingBracket(bytes, at: offset)
      case 0x3C: offset = takeAutolink(bytes, at: offset)
      case 0x68: offset = takeAddress(bytes, at: offset)
      case 0x26: offset = takeEntity(bytes, at: offset)
      default: offset += 1
      }
    }
  }

  private mutating func takeEscape(_ bytes: Span<UInt8>, at offset: Int) -> Int {
    guard offset + 1 < bytes.count, bytes[offset + 1].isASCIIPunctuation else { return offset + 1 }
    if !Backslash.standsForItself(in: bytes, at: offset) { hide(offset..<offset + 1) }
    return offset + 2
  }

  // MARK: Emphasis

  private mutating func takeDelimiters(_ bytes: Span<UInt8>, at offset: Int) -> Int {
    let sign = bytes[offset]
    var end = offset
    while end < bytes.count, bytes[end] == sign { end += 1 }
    let run = DelimiterRun(bytes, offset..<end)
    var rest = run.utf8
    if run.canClose {
      while !rest.isEmpty, let opener = openers(of: sign).last {
        let count = opener.count >= 2 && rest.count >= 2 ? 2 : 1
        let start = opener.lowerBound + opener.count - count
        hide(start..<start + count)
        hide(rest.lowerBound..<rest.lowerBound + count)
        mark(start + count..<rest.lowerBound, .strong)
        rest = rest.lowerBound + count..<rest.upperBound
        closeOpener(of: sign, taking: count)
      }
    }
    if run.canOpen, !rest.isEmpty {
      if sign == 0x2A { stars.push(rest) } else { lines.push(rest) }
    }
    return end
  }

  private func openers(of sign: UInt8) -> Openers { sign == 0x2A ? stars : lines }

  /// Takes signs off the last opener, and drops what was opened within it.
  private mutating func closeOpener(of sign: UInt8, taking count: Int) {
    if sign == 0x2A {
      lines.drop(after: stars.take(count))
    } else {
      stars.drop(after: lines.take(count))
    }
  }

  // MARK: Links

  private mutating func takeClosingBracket(_ bytes: Span<UInt8>, at offset: Int) -> Int {
    guard let bracket = brackets.popLast() else { return offset + 1 }
    let isDead = brackets.count < deadBrackets && !bracket.isImage
    deadBrackets = min(deadBrackets, brackets.count)
    guard !isDead, let link = LinkTarget(bytes, after: offset, missingQuotes: &missingQuotes) else {
      return offset + 1
    }
    let label = bracket.offset + 1..<offset
    if bracket.isImage {
      hide(bracket.offset - 1..<label.lowerBound)
      insert("[image] ", at: bracket.offset - 1)
    } else {
      hide(bracket.offset..<label.lowerBound)
      deadBrackets = brackets.count
    }
    stars.drop(after: bracket.offset)
    lines.drop(after: bracket.offset)
    if Self.isSame(label, link.inside, in: bytes) {
      hide(offset..<link.end)
      if marks.last?.utf8 != label { mark(label, .link) }
      return link.end
    }
    let hasOwn = link.inside.count > 1 && bytes[link.inside.lowerBound] == 0x3C
    hide(offset..<link.inside.lowerBound)
    insert((label.isEmpty ? "" : " ") + (hasOwn ? "" : "<"), at: offset)
    mark(link.inside, .link)
    hide(link.inside.upperBound..<link.end)
    if !hasOwn { insert(">", at: link.inside.upperBound) }
    return link.end
  }

  private static func isSame(_ one: Range<Int>, _ other: Range<Int>, in bytes: Span<UInt8>) -> Bool
  {
    guard one.count == other.count else { return false }
    for index in 0..<one.count
    where bytes[one.lowerBound + index] != bytes[other.lowerBound + index] {
      return false
    }
    return true
  }

  /// `<https://…>`: shown as it is.
  private mutating func takeAutolink(_ bytes: Span<UInt8>, at offset: Int) -> Int {
    var end = offset + 1
    while end < bytes.count, bytes[end].isASCIILetter { end += 1 }
    guard end - offset > 2, end < bytes.count, bytes[end] == 0x3A else { return offset + 1 }
    while end < bytes.count, bytes[end] > 0x20, bytes[end] != 0x3C, bytes[end] != 0x3E { end += 1 }
    guard end < bytes.count, bytes[end] == 0x3E else { return offset + 1 }
    mark(offset + 1..<end, .link)
    return end + 1
  }

  /// `https://…` in running text: shown as it is, with nothing in it taken for a sign.
  private mutating func takeAddress(_ bytes: Span<UInt8>, at offset: Int) -> Int {
    if offset > 0, bytes[offset - 1].isASCIILetter || bytes[offset - 1].isASCIIDigit {
      return offset + 1
    }
    guard var end = bytes.end(of: "https://", at: offset) ?? bytes.end(of: "http://", at: offset)
    else { return offset + 1 }
    let start = end
    while end < bytes.count, !Self.endsAddress(bytes[end]) { end += 1 }
    while end > start, Self.trailsAddress(bytes[end - 1]) { end -= 1 }
    guard end > start else { return offset + 1 }
    mark(offset..<end, .link)
    return end
  }

  private static func endsAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case ...0x20, 0x22, 0x28, 0x29, 0x3C, 0x3E, 0x5B, 0x5D, 0x60: true
    default: false
    }
  }

  private static func trailsAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21, 0x27, 0x2A, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5F: true
    default: false
    }
  }

  // MARK: Entities

  private mutating func takeEntity(_ bytes: Span<UInt8>, at offset: Int) -> Int {
    for (name, sign) in Self.entities {
      guard let end = bytes.end(of: name, at: offset) else { continue }
      hide(offset + 1..<end)
      if sign != "&" {
        hide(offset..<offset + 1)
        insert(sign, at: offset)
      }
      return end
    }
    return offset + 1
  }

  /// Those that people who write by hand escape; the others stay as they are written.
  private static let entities: [(name: String, sign: String)] = [
    ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "),
  ]

  // MARK: The result

  private mutating func hide(_ range: Range<Int>) {
    for offset in range { hidden[offset] = true }
    hasChanges = hasChanges || !range.isEmpty
  }

  private mutating func insert(_ words: String, at offset: Int) {
    insertions.append(Insertion(offset: offset, words: words))
    hasChanges = true
  }

  private mutating func mark(_ utf8: Range<Int>, _ role: Theme.Role) {
    if !utf8.isEmpty { marks.append(Mark(utf8: utf8, role: role)) }
  }

  private var result: PlacedText {
    guard hasChanges || !marks.isEmpty else { return source }
    let inserted = insertions.sorted { $0.offset < $1.offset }
    var text = PlacedText()
    // Where each byte of the source is shown, for the marks.
    var places = Array(repeating: 0, count: source.bytes.count)
    var next = 0
    var offset = 0
    var scalar = 0
    while offset < source.bytes.count {
      while next < inserted.count, inserted[next].offset == offset {
        text.append(inserted[next].words)
        next += 1
      }
      let isHidden = hidden[offset]
      let limit = next < inserted.count ? inserted[next].offset : source.bytes.count
      var end = offset
      var endScalar = scalar
      while end < limit, hidden[end] == isHidden {
        if source.bytes[end] & 0xC0 != 0x80 { endScalar += 1 }
        places[end] = text.length + (isHidden ? 0 : endScalar - scalar - 1)
        end += 1
      }
      if !isHidden { text.append(source, utf8: offset..<end, scalars: scalar..<endScalar) }
      (offset, scalar) = (end, endScalar)
    }
    while next < inserted.count {
      text.append(inserted[next].words)
      next += 1
    }
    for mark in marks {
      let last = mark.utf8.upperBound - 1
      let end = places[last] + (hidden[last] ? 0 : 1)
      if places[mark.utf8.lowerBound] < end {
        text.mark(places[mark.utf8.lowerBound]..<end, mark.role)
      }
    }
    return text
  }

  /// The bytes that may mean something.
  private static let signs: [Bool] = {
    var table = Array(repeating: false, count: 256)
    for sign in "\\`*_[]<h&".utf8 { table[Int(sign)] = true }
    return table
  }()
}

/// Runs of stars or underscores that wait for their closing ones.
private struct Openers {
  private var runs: [Range<Int>] = []

  var last: Range<Int>? { runs.last }

  mutating func push(_ run: Range<Int>) { runs.append(run) }

  /// Takes signs off the end of the last run.
  ///
  /// - Returns: where it begins.
  mutating func take(_ count: Int) -> Int {
    guard let run = runs.popLast() else { return 0 }
    if run.count > count { runs.append(run.lowerBound..<run.upperBound - count) }
    return run.lowerBound
  }

  mutating func drop(after offset: Int) {
    while let last = runs.last, last.lowerBound > offset { runs.removeLast() }
  }
}
