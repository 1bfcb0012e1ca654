package import ReviewStorage
import Testing

/// One sentence of the contract of ``ReviewStore``, as a test that every store passes.
///
/// A store's test target runs them all, each on a fresh store:
///
/// ```swift
/// @Test(arguments: ReviewStoreCheck.all)
/// func `The store keeps the contract`(check: ReviewStoreCheck) throws {
///   try check.run(MemoryStore())
/// }
/// ```
package struct ReviewStoreCheck: Sendable, CustomStringConvertible {
  /// What holds.
  package let sentence: String
  private let body: @Sendable (any ReviewStore) throws -> Void

  init(_ sentence: String, _ body: @escaping @Sendable (any ReviewStore) throws -> Void) {
    self.sentence = sentence
    self.body = body
  }

  /// The sentence.
  package var description: String { sentence }

  /// Runs the check on a store that is empty, and looks for damage afterwards.
  package func run(_ store: any ReviewStore) throws {
    try body(store)
    // What an erasure leaves behind by its contract is no damage.
    try store.compact()
    #expect(try store.check() == [], "after: \(sentence)")
  }

  /// The whole contract.
  package static let all =
    captureChecks + feedbackChecks + queueChecks + readingChecks + decisionChecks
    + lateArrivalChecks + undoChecks
    + claimChecks + conflictChecks + pairChecks + auditChecks + gateChecks + judgedRecordChecks
    + setChecks
    + setReadingChecks
    + lapsedExampleChecks + carriedApprovalChecks + trainingChecks + removalChecks
    + consentChecks
    + erasureChecks + revisionChecks + precedentChecks + relatedChecks
    + fingerprintChecks + amendmentChecks + clusterChecks + dashboardChecks + flagChecks
    + assertionChecks
}
