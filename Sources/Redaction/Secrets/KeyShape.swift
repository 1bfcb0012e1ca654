/// What the keys of one issuer look like.
struct KeyShape: Sendable {
  /// Who issues them.
  var issuer: String
  /// The text that all of them have, at their start or after a lead.
  var text: String
  /// What stands before the text, in keys that have it in their middle, and how many bytes of it.
  var lead: (kind: ByteClass, length: ClosedRange<Int>)?
  /// What follows.
  var body: ByteClass
  /// How many bytes follow.
  var length: ClosedRange<Int>
  /// Whether names in programs begin so as well, so that the body has to look like chance.
  var isWeak: Bool
  /// How the issuer lets a key be told from a slip of the pen.
  var check: Check?

  /// A check that an issuer has published.
  enum Check: String, Sendable {
    /// The last six characters are the CRC-32 of those before, in base 62 (GitHub, npm).
    case crc32
    /// Three parts with dots between: a number in Base64 of 24 to 28 bytes with the text, six bytes, and
    /// at least 27 (Discord's bots).
    case parts
  }

  /// The upper bound of a length that the issuer does not fix.
  static let open = Int.max

  /// What the prefilter looks for.
  var pattern: FixedPattern {
    let isRare = text.utf8.count >= 4 && !isWeak
    return FixedPattern(text, tail: body, tailLength: isRare ? 0 : min(length.lowerBound, 8))
  }

  /// Reads a line of the table: issuer | texts | kind of body | lengths | marks.
  ///
  /// Gives one shape for each text, or none when the line is not written so; a test counts them.
  static func shapes(line: Substring) -> [KeyShape] {
    let fields = line.split(separator: "|").map { field in
      field.split(whereSeparator: \.isWhitespace).map(String.init)
    }
    guard fields.count >= 4, let body = fields[2].first.flatMap(ByteClass.init(rawValue:)),
      let length = fields[3].first.flatMap({ Self.lengths($0) })
    else { return [] }
    let marks = fields.count > 4 ? fields[4] : []
    var lead: (kind: ByteClass, length: ClosedRange<Int>)?
    if let at = marks.firstIndex(of: "after"), marks.count > at + 2,
      let kind = ByteClass(rawValue: marks[at + 1]), let length = Self.lengths(marks[at + 2])
    {
      lead = (kind, length)
    }
    return fields[1].map { text in
      KeyShape(
        issuer: fields[0].joined(separator: " "),
        text: text,
        lead: lead,
        body: body,
        length: length,
        isWeak: marks.contains("weak"),
        check: marks.compactMap(Check.init(rawValue:)).first
      )
    }
  }

  /// `36`, `36-40`, or `36-` for at least 36.
  private static func lengths(_ text: String) -> ClosedRange<Int>? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard let low = parts[0] else { return nil }
    guard parts.count > 1 else { return low...low }
    let high = parts[1] ?? open
    return low <= high ? low...high : nil
  }
}
