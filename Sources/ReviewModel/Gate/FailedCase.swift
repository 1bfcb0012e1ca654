/// The eval case behind a record that waits again because a candidate failed it.
package struct FailedCase: Hashable, Sendable {
  /// What the case expects.
  package var expected: String
  /// What else it asserts.
  package var assertions: [Assertion]
  /// What the last run of the gate that asked it found; nil when that is not kept any more.
  package var finding: GateFinding?

  /// Makes a case.
  package init(expected: String, assertions: [Assertion] = [], finding: GateFinding? = nil) {
    self.expected = expected
    self.assertions = assertions
    self.finding = finding
  }
}
