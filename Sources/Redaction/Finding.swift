/// A private value that a detector found in a text.
package struct Finding: Hashable, Sendable {
  /// What it is.
  package var type: FindingType
  /// Where it stands, in UTF-8 offsets of the text; whole characters.
  package var range: Range<Int>
  /// The detector that found it.
  package var detector: String
  /// How sure the detector is.
  package var proof: Proof

  /// Makes a finding.
  package init(type: FindingType, range: Range<Int>, detector: String, proof: Proof) {
    self.type = type
    self.range = range
    self.detector = detector
    self.proof = proof
  }
}

extension Finding {
  /// Whether a rule of the user's own took the text since its search could not be brought to its end:
  /// what such a rule finds otherwise has more than its shape to speak for it.
  var isOfRunaway: Bool { proof == .shape && detector.hasPrefix(CompiledRule.prefix) }
}

/// What speaks for a finding; the stronger compares greater.
package enum Proof: Int, Sendable, Comparable {
  /// It is written like one.
  case shape
  /// It is written like one, and a word before it says so.
  case context
  /// It carries an issuer's prefix, or keeps rules that chance seldom keeps.
  case structure
  /// Its check digits agree.
  case checksum

  /// Orders by strength.
  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
