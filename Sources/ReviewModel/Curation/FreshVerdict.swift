/// What the curator's rules say of a record for the first time, on its way to where it is kept.
package struct FreshVerdict: Hashable, Sendable {
  /// What they say.
  package var verdict: KeptVerdict
  /// The digest that stood there when the record was read, nil for none: where another one stands by now, the record has changed.
  package var replaces: String?

  /// Makes a verdict.
  package init(_ verdict: KeptVerdict, replaces: String? = nil) {
    self.verdict = verdict
    self.replaces = replaces
  }
}
