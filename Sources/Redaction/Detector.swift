/// Finds one kind of private value.
///
/// The redactor walks a text once and asks a detector only where one of its triggers stands, so a
/// detector costs nothing in a text without them. It looks around the trigger as far as its format
/// reaches, and no further: each look is bounded, or stops at a byte that would trigger the next one,
/// so that the whole walk is linear in the text. It never writes, keeps no state, and takes any bytes.
package protocol Detector: Sendable {
  /// The name that a finding carries.
  var id: String { get }
  /// What it finds.
  var type: FindingType { get }
  /// Where it wants to be asked.
  var triggers: Triggers { get }
  /// The detector as the redactor keeps it; the one that comes with the protocol is right for all.
  var holder: DetectorHolder { get }
  /// The value at a trigger, or nil.
  func match(at index: Int, in text: ScannedText) -> Match?
  /// What spoke for a match of its own, for people who want to know; costs what it costs.
  func evidence(for match: Match, in text: ScannedText) -> Evidence
  /// Texts with every hit in «marks», and texts without marks that must be left alone.
  ///
  /// They document the detector, and one suite runs them all as tests.
  var examples: [String] { get }
}

extension Detector {
  /// No words and no validator: the form of the value is all that speaks for it.
  package func evidence(for match: Match, in text: ScannedText) -> Evidence { Evidence() }

  /// The first place within so many bytes before a match at which the detector finds it.
  func trigger(of match: Match, reach: Int, in text: ScannedText) -> Int? {
    (max(0, match.range.lowerBound - reach)..<match.range.upperBound).first { place in
      self.match(at: place, in: text).map { match.range.clamped(to: $0.range) == $0.range } ?? false
    }
  }
}

/// The places at which a detector is asked.
package struct Triggers: Sendable {
  /// These bytes, wherever they stand.
  package var bytes: [UInt8]
  /// The first digit of every run of digits.
  package var digitRuns: Bool
  /// The first digit of every run of digits that an ASCII letter stands before.
  package var lettersThenDigits: Bool
  /// The first digit of every run of digits from which on at least `longNumber` digits stand with
  /// nothing but separators between them.
  package var longNumbers: Bool
  /// The first byte of every word that may begin with a capital letter (A to Z, or a byte outside
  /// ASCII, after a byte that is in no word) and may be a name, or a part of one: see
  /// `NameWord.mayBegin(at:in:)`.
  package var nameWords: Bool
  /// Words in small ASCII letters, of at least two: where one begins, in any case, and the byte
  /// before is no letter, digit or byte outside ASCII.
  ///
  /// Only the first three letters are compared before the detector is asked.
  package var words: [String]
  /// The first byte of each of these, wherever it stands, also inside a word.
  ///
  /// They cost next to nothing in a text without them, however many there are. Their texts have at
  /// least two bytes.
  package var patterns: [FixedPattern]

  /// How many digits a long number has at least.
  static let longNumber = 6

  /// Makes triggers of ASCII characters, and of kinds of places; `literals` are patterns in any case.
  package init(
    _ characters: String = "",
    digitRuns: Bool = false,
    lettersThenDigits: Bool = false,
    longNumbers: Bool = false,
    nameWords: Bool = false,
    words: [String] = [],
    literals: [String] = [],
    patterns: [FixedPattern] = []
  ) {
    self.bytes = Array(characters.utf8)
    self.digitRuns = digitRuns
    self.lettersThenDigits = lettersThenDigits
    self.longNumbers = longNumbers
    self.nameWords = nameWords
    self.words = words
    self.patterns = literals.map { FixedPattern($0, ignoresCase: true) } + patterns
  }
}

/// What a detector answers: where the value stands in the scanned text, and what speaks for it.
package struct Match: Hashable, Sendable {
  /// Offsets in the scanned text.
  package var range: Range<Int>
  /// What speaks for it.
  package var proof: Proof

  /// Makes a match.
  package init(_ range: Range<Int>, _ proof: Proof) {
    self.range = range
    self.proof = proof
  }
}
