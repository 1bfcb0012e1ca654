import TextAnalysis

/// An expected answer that ends in the middle of a sentence, as one does that ran into a limit of tokens.
///
/// It ends so when its last line closes with a comma, an opening bracket or a word that must go on (`the`, `and`, `und`, `de`); or
/// when it has no closing mark though the text is long and the lines before it have one. What ends in a block of
/// code, a table, a heading, a link or a list without marks ends as it should. Source of the idea: FineWeb's share of lines with terminal
/// punctuation (Penedo et al. 2024), here for the last line alone.
struct CutSentenceRule: CurationRule {
  static let name = "cut-sentence"
  static let version = 1
  static let usualAction = RuleAction.warn
  static let summary = "an answer that ends in the middle of a sentence"
  static let fewestWords = PolicySetting.count(
    "rules.cut-sentence.min-words",
    40,
    in: 1...100_000,
    "a shorter answer may end without a mark"
  )
  static let settings = [fewestWords]

  private let fewestWords: Int

  init(_ policy: CurationPolicy) { fewestWords = policy.count(Self.fewestWords) }

  func judge(_ record: RuleSubject) -> RuleFinding? {
    let lines = record.expected.trimmedLines
    guard let last = lines.last, !Self.endsByItself(last), let end = LineEnd(last) else {
      return nil
    }
    switch end {
    case .closed: return nil
    case .open: return .fault("the expected answer ends in the middle of a sentence")
    case .word(let word):
      let words = record.expectedWords.count
      if words >= 6, Self.needsMore.contains(word) {
        return .fault("the expected answer ends in the middle of a sentence")
      }
      guard words >= fewestWords, Self.othersAreClosed(lines.dropLast(), like: last) else {
        return nil
      }
      return .fault("the expected answer ends without a mark, as if it was cut off")
    }
  }

  /// Whether a line needs no mark at its end.
  private static func endsByItself(_ line: Substring) -> Bool {
    line.hasPrefix("```") || line.hasPrefix("|") || line.hasPrefix("#") || line.hasSuffix("|")
      || line.hasSuffix("`")
      || endsInLink(line)
  }

  private static func endsInLink(_ line: Substring) -> Bool {
    guard line.utf8.contains(UInt8(ascii: "/")) else { return false }
    return line.split(whereSeparator: \.isWhitespace).last?.contains("://") == true
  }

  /// Whether the lines of the same kind end with marks, a line alone within itself.
  private static func othersAreClosed(_ lines: ArraySlice<Substring>, like last: Substring) -> Bool
  {
    let isItem = isItem(last)
    var (closed, all) = (0, 0)
    for line in lines where self.isItem(line) == isItem && !endsByItself(line) {
      all += 1
      if case .closed? = LineEnd(line) { closed += 1 }
    }
    if isItem { return all >= 2 && closed == all }
    let hasSentence = last.contains { ".!?。！？".contains($0) }
    return all == 0 ? hasSentence : closed * 2 > all
  }

  private static func isItem(_ line: Substring) -> Bool {
    if let first = line.first, "-*+•·–".contains(first) { return true }
    let rest = line.drop { $0.isASCII && $0.isNumber }
    return rest.count < line.count && (rest.hasPrefix(".") || rest.hasPrefix(")"))
  }

  /// How a line ends.
  private enum LineEnd {
    /// With a mark, a sign or a closing bracket.
    case closed
    /// With a mark behind which something must come.
    case open
    /// With a word or number, its hash.
    case word(UInt64)

    /// Nil when the script says nothing about ends.
    init?(_ line: Substring) {
      guard let last = line.unicodeScalars.last(where: { !Self.adorns($0) }) else { return nil }
      switch last {
      case ",", ";", "(", "[", "{", "、", "，": self = .open
      default:
        guard last.properties.isAlphabetic || last.properties.numericType != nil else {
          self = .closed
          return
        }
        // Thai, Lao, Khmer and Burmese end sentences with a space, if at all.
        guard !(0xE00...0x10FF).contains(last.value), !(0x1780...0x17FF).contains(last.value)
        else { return nil }
        self = .word(WordSequence(String(line.suffix(60))).hashes.last ?? 0)
      }
    }

    /// What may stand behind an end: quotation marks and marks of emphasis.
    private static func adorns(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar {
      case "*", "_", "\"", "'", "”", "’", "»", " ": true
      default: false
      }
    }
  }

  /// Words that no sentence ends with, in six languages.
  private static let needsMore = Set(
    """
    the a an of and or from because whose if than and/or
    und oder der das ein eine eines einem einen des dem den weil dass
    le les du des et ou un une parce dont
    el los y un una del porque
    il gli e di della degli perché che
    os das dos e ou um uma porque
    """
    .split(whereSeparator: \.isWhitespace).map { WordSequence.hash(of: $0) }
  )
}
