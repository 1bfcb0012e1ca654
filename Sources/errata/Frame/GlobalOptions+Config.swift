extension GlobalOptions {
  /// The reason codes that are known.
  func reasonCodes() throws -> ReasonCodes { ReasonCodes() }
}
