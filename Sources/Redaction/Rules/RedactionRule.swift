/// A rule of the user's own, as the settings give it: what it finds, and what has to speak for it.
package struct RedactionRule: Hashable, Sendable {
  /// What makes up a match besides its shape.
  package enum Validator: String, Hashable, Sendable, CaseIterable {
    /// The check digit of ISO/IEC 7812, as on cards.
    case luhn
    /// The check digits of ISO 7064, mod 97-10, as in an IBAN.
    case mod97
    /// The check digit of ISO 7064, mod 11-10.
    case mod11
    /// The check digit of Verhoeff.
    case verhoeff
    /// Digits, letters and chance enough to be a key: three bits a byte.
    case entropy
  }

  /// The name, as `--explain` gives it.
  package var name: String
  /// The label of the placeholder: capital letters and underscores.
  package var label: String
  /// A regular expression of PCRE2; its first group is the value, if it has one.
  package var pattern: String?
  /// Whether letters match in any case.
  package var ignoresCase = false
  /// Words of which one must stand shortly before the value, as whole words in any case.
  package var contextWords: [String] = []
  /// What the value must keep.
  package var validator: Validator?
  /// Words that are values as they are, as whole words in any case.
  package var dictionary: [String] = []
  /// The regions for which it holds: one of them must be among the policy's, if that has any; empty for
  /// everywhere.
  package var regions: Set<RegionCode> = []
  /// Values that stay, in any case.
  package var allowed: [String] = []

  /// Makes a rule.
  package init(name: String, label: String, pattern: String? = nil) {
    self.name = name
    self.label = label
    self.pattern = pattern
  }
}

/// Why a rule cannot be used.
package enum RedactionRuleError: Error, Hashable, Sendable {
  /// The label is no placeholder's.
  case label
  /// There is neither a pattern nor a dictionary.
  case empty
  /// The pattern is not one, by PCRE2's message, at an offset in bytes.
  case pattern(message: String, offset: Int)
  /// The pattern matches the empty text, which is no value.
  case matchesNothing
  /// The pattern takes every single character, and neither a validator nor a context says which is meant.
  case matchesEverything
  /// The pattern has a character that no text has when rules look at it, since it is folded before.
  case folded(Unicode.Scalar)
  /// A word of the dictionary has fewer than two letters.
  case shortWord(String)
}
