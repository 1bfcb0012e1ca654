/// Detectors, and where in a text each is asked.
///
/// A class, since redactors are copied once a record.
final class DetectorSet: Sendable {
  /// What a detector takes for a value.
  struct Claim {
    /// The number of the detector.
    var detector: Int
    var match: Match
  }

  /// The detectors, in the order in which a tie between them is settled.
  let detectors: [any Detector]
  /// The detectors again, in a form that is quick to ask, and what keeps that valid.
  private let asking: [DetectorReference]
  private let holders: [DetectorHolder]
  private let table: TriggerTable
  private let patterns: PatternTriggers
  /// Values that stay.
  let allowed: AllowedValues

  init(_ detectors: [any Detector], allowing allowed: AllowedValues) {
    self.detectors = detectors
    self.allowed = allowed
    holders = detectors.map(\.holder)
    asking = holders.map { DetectorReference($0) }
    let triggers = detectors.map(\.triggers)
    table = TriggerTable(triggers)
    patterns = PatternTriggers(triggers)
  }

  /// Asks the detectors at their triggers; one that found something is asked again after its end.
  ///
  /// - Parameters:
  ///   - bytes: folded text.
  ///   - windows: the parts of it to go through; nil for all of it.
  /// - Returns: what is claimed, and where values stand that stay.
  func claims(
    in bytes: UnsafeBufferPointer<UInt8>,
    _ windows: [Range<Int>]?
  ) -> (claims: [Claim], staying: [Range<Int>]) {
    asking.withUnsafeBufferPointer { asking in
      var walk = DetectorWalk(text: ScannedText(bytes), asking: asking, set: self)
      if let windows {
        for window in windows { table.ask(&walk, in: bytes, window) }
        walk.beginAnew()
        for window in windows { patterns.ask(&walk, in: bytes, window) }
      } else {
        table.ask(&walk, in: bytes, bytes.indices)
        walk.beginAnew()
        patterns.ask(&walk, in: bytes, bytes.indices)
      }
      return (walk.claims, walk.staying)
    }
  }
}

/// One walk over a text: what it has found, and from where on each detector is asked again.
private struct DetectorWalk: TriggerListener {
  let text: ScannedText
  let asking: UnsafeBufferPointer<DetectorReference>
  // Not counted: a walk is over before its set goes.
  unowned(unsafe) let set: DetectorSet
  private(set) var claims: [DetectorSet.Claim] = []
  /// Where values stand that stay.
  private(set) var staying: [Range<Int>] = []
  private var resume: [Int] = []

  init(text: ScannedText, asking: UnsafeBufferPointer<DetectorReference>, set: DetectorSet) {
    self.text = text
    self.asking = asking
    self.set = set
  }

  mutating func ask(_ detector: Int, at index: Int) {
    guard resume.isEmpty || index >= resume[detector],
      let match = asking[detector].match(at: index, in: text)
    else { return }
    keep(match, of: detector)
  }

  private mutating func keep(_ match: Match, of detector: Int) {
    guard text.isWorthHiding(match.range) else { return }
    if resume.isEmpty { resume = [Int](repeating: 0, count: asking.count) }
    resume[detector] = match.range.upperBound
    if !set.allowed.isEmpty,
      text.isAllowed(match.range, as: set.detectors[detector].type, by: set.allowed)
    {
      return staying.append(match.range)
    }
    claims.append(DetectorSet.Claim(detector: detector, match: match))
  }

  /// Lets every detector be asked from the start of the text.
  mutating func beginAnew() { resume = [] }
}

extension ScannedText {
  /// Whether a range is inside the text and has a letter or a digit, so is not a placeholder alone.
  func isWorthHiding(_ range: Range<Int>) -> Bool {
    guard range.lowerBound >= 0, range.upperBound <= count else { return false }
    return range.contains { self[$0].isAlphanumeric || self[$0] >= 0x80 }
  }
}
