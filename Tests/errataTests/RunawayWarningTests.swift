import Testing

@testable import errata

@Suite struct `A rule that ran away` {
  @Test func `Is named with the number of its texts`() {
    #expect(runawayWarning([:]) == nil)
    let warning = runawayWarning(["loop": 2, "a\u{1B}b": 1])
    #expect(
      warning == """
        Redacted whole, since a pattern of the settings takes too many steps there: rule a\u{241B}b \
        (1 text), loop (2 texts). Mend the pattern in redaction.rules.
        """
    )
  }
}
