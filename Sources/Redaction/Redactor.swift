/// Finds private values with a fixed set of detectors; immutable, one for all threads.
///
/// One walk over the folded text looks each byte up in a table of triggers and asks the detectors
/// that want it, so that text without triggers passes at memory speed. The walk is repeated with what
/// was found masked until it finds nothing more, so that redacting a redacted text changes nothing.
package struct Redactor: Sendable {
  /// The detectors, in the order in which a tie between them is settled.
  package let detectors: [any Detector]
  let labels: PlaceholderLabels
  /// The detectors again, in a form that is quick to ask, and what keeps that valid.
  private let asking: [DetectorReference]
  private let holders: [DetectorHolder]
  /// For each byte the detectors, as bits, that it triggers.
  private let byteTriggers: [UInt64]
  /// The detectors that the first digit of a run triggers.
  private let digitTriggers: UInt64
  /// The detectors that the start of a capitalised word triggers.
  private let capitalTriggers: UInt64
  /// For the first two letters of a word, as `wordKey` packs them, the detectors that it triggers.
  private let wordTriggers: [UInt64]

  /// At most this many walks over one text; more than three take a text made for the purpose.
  private static let maximumWalks = 8

  /// Makes a redactor of at most 61 detectors; further ones would not be asked.
  package init(detectors: [any Detector] = standardDetectors) {
    self.detectors = Array(detectors.prefix(UInt64.bitWidth - 3))
    holders = self.detectors.map { DetectorHolder($0) }
    asking = holders.map { DetectorReference($0) }
    labels = PlaceholderLabels(self.detectors.map(\.type))
    var byteTriggers = [UInt64](repeating: 0, count: 256)
    var digitTriggers: UInt64 = 0
    var capitalTriggers: UInt64 = 0
    var wordTriggers = [UInt64](repeating: 0, count: 32 * 32)
    for (index, detector) in self.detectors.enumerated() {
      let bit: UInt64 = 1 << UInt64(index)
      for byte in detector.triggers.bytes { byteTriggers[Int(byte)] |= bit }
      if detector.triggers.digitRuns { digitTriggers |= bit }
      if detector.triggers.capitalWords { capitalTriggers |= bit }
      for word in detector.triggers.words {
        let start = Array(word.utf8.prefix(2))
        guard start.count == 2, start.allSatisfy(\.isLetter) else { continue }
        wordTriggers[Self.wordKey(start[0], start[1])] |= bit
        byteTriggers[Int(start[0] & 0xDF)] |= Self.wordMark
        byteTriggers[Int(start[0] | 0x20)] |= Self.wordMark
      }
    }
    if capitalTriggers != 0 {
      for byte in UInt8(ascii: "A")...UInt8(ascii: "Z") {
        byteTriggers[Int(byte)] |= Self.capitalMark
      }
      for byte in 0xC2...0xF4 { byteTriggers[byte] |= Self.capitalMark }
    }
    for digit in UInt8(ascii: "0")...UInt8(ascii: "9") {
      byteTriggers[Int(digit)] |= Self.digitMark
    }
    self.byteTriggers = byteTriggers
    self.digitTriggers = digitTriggers
    self.capitalTriggers = capitalTriggers
    self.wordTriggers = wordTriggers
  }

  /// The bit that marks a digit in the table, above those of the detectors.
  private static let digitMark: UInt64 = 1 << 63
  /// The bit that marks what may begin a capitalised word.
  private static let capitalMark: UInt64 = 1 << 62
  /// The bit that marks the first letter of a word that triggers.
  private static let wordMark: UInt64 = 1 << 61
  private static let marks = digitMark | capitalMark | wordMark

  /// Two letters in any case as a place in a table.
  private static func wordKey(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first & 0x1F) << 5 | Int(second & 0x1F)
  }

  /// The private values of a text, in its order, none touching another.
  ///
  /// Placeholders that the text already has are left alone.
  package func findings(in text: String) -> [Finding] {
    var text = text
    return text.withUTF8 { findings(in: $0) }
  }

  /// The private values of a text that fills a field of some name, which counts as a word before it.
  ///
  /// A name speaks for a value at the start only, so a long text is read without it.
  package func findings(in text: String, label: String?) -> [Finding] {
    guard let label, text.utf8.count <= Self.labelReach else { return findings(in: text) }
    let prefix = label + ": "
    let start = prefix.utf8.count
    return findings(in: prefix + text).compactMap { finding in
      guard finding.range.upperBound > start else { return nil }
      var moved = finding
      moved.range = max(0, finding.range.lowerBound - start)..<finding.range.upperBound - start
      return moved
    }
  }

  private static let labelReach = 256

  /// The private values of UTF-8, in its order, none touching another.
  ///
  /// Any bytes will do; offsets of invalid ones are still whole sequences where UTF-8 is valid.
  package func findings(in bytes: UnsafeBufferPointer<UInt8>) -> [Finding] {
    var found: [Finding] = []
    for _ in 0..<Self.maximumWalks {
      let folded = FoldedText(bytes, labels: labels, masking: found.map(\.range))
      let more = walk(folded, of: bytes)
      if more.isEmpty { break }
      found = resolvingConflicts(found + more, priority: priority)
    }
    return found
  }

  private func priority(of detector: String) -> Int {
    detectors.firstIndex { $0.id == detector } ?? detectors.count
  }

  private func walk(
    _ folded: FoldedText,
    of original: UnsafeBufferPointer<UInt8>
  ) -> [Finding] {
    var matches: [(detector: Int, match: Match)] = []
    if let bytes = folded.bytes {
      bytes.withUnsafeBufferPointer { matches = self.matches(in: ScannedText($0), bytes: $0) }
    } else {
      matches = self.matches(in: ScannedText(original), bytes: original)
    }
    return matches.map { detector, match in
      Finding(
        type: detectors[detector].type,
        range: wholeCharacters(folded.originalRange(of: match.range), in: original),
        detector: detectors[detector].id,
        proof: match.proof
      )
    }
  }

  /// Asks the detectors at their triggers; one that found something is asked again after its end.
  private func matches(
    in text: ScannedText,
    bytes: UnsafeBufferPointer<UInt8>
  ) -> [(detector: Int, match: Match)] {
    var found: [(detector: Int, match: Match)] = []
    var resume: [Int] = []
    defer { withExtendedLifetime(holders) {} }
    asking.withUnsafeBufferPointer { asking in
      byteTriggers.withUnsafeBufferPointer { table in
        for index in bytes.indices {
          let entry = table[Int(bytes[index])]
          if entry == 0 { continue }
          var asked = entry & ~Self.marks
          if entry & Self.digitMark != 0, index == 0 || !bytes[index - 1].isDigit {
            asked |= digitTriggers
          }
          if entry & (Self.capitalMark | Self.wordMark) != 0,
            index == 0 || !bytes[index - 1].isAlphanumeric && bytes[index - 1] < 0x80
          {
            if entry & Self.capitalMark != 0, index == 0 || bytes[index - 1] != UInt8(ascii: "_") {
              asked |= capitalTriggers
            }
            if entry & Self.wordMark != 0, index + 1 < bytes.count, bytes[index + 1].isLetter {
              asked |= wordTriggers[Self.wordKey(bytes[index], bytes[index + 1])]
            }
          }
          while asked != 0 {
            let detector = asked.trailingZeroBitCount
            asked &= asked &- 1
            if !resume.isEmpty, index < resume[detector] { continue }
            guard let match = asking[detector].match(at: index, in: text),
              isWorthHiding(match.range, in: text)
            else { continue }
            if resume.isEmpty { resume = [Int](repeating: 0, count: detectors.count) }
            resume[detector] = match.range.upperBound
            found.append((detector, match))
          }
        }
      }
    }
    return found
  }

  /// Whether a range is inside the text and has a letter or a digit, so is not a placeholder alone.
  private func isWorthHiding(_ range: Range<Int>, in text: ScannedText) -> Bool {
    guard range.lowerBound >= 0, range.upperBound <= text.count else { return false }
    return range.contains { text[$0].isAlphanumeric || text[$0] >= 0x80 }
  }
}

/// A detector behind a reference that is not counted.
///
/// Copying an existential counts the references of all that a detector holds, which at each trigger
/// takes longer than most detectors take. The redactor keeps the object.
private struct DetectorReference: Sendable {
  private let holder: Unmanaged<DetectorHolder>

  init(_ holder: DetectorHolder) { self.holder = .passUnretained(holder) }

  func match(at index: Int, in text: ScannedText) -> Match? {
    holder._withUnsafeGuaranteedRef { $0.detector.match(at: index, in: text) }
  }
}

private final class DetectorHolder: Sendable {
  let detector: any Detector

  init(_ detector: any Detector) { self.detector = detector }
}

/// Widens a range to whole UTF-8 characters.
private func wholeCharacters(
  _ range: Range<Int>,
  in bytes: UnsafeBufferPointer<UInt8>
) -> Range<Int> {
  func isContinuation(_ index: Int) -> Bool { index < bytes.count && bytes[index] & 0xC0 == 0x80 }
  var start = range.lowerBound
  var end = range.upperBound
  while start > 0, isContinuation(start), range.lowerBound - start < 3 { start -= 1 }
  while isContinuation(end), end - range.upperBound < 3 { end += 1 }
  return start..<end
}
