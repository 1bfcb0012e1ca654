/// Where records, decisions and sets are kept.
///
/// Every call blocks until it is done; whoever calls chooses the thread. Every write is one
/// transaction: it happens whole or not at all, and it is durable (also against power loss) when the
/// call returns. Times come from the caller. The suite `ReviewStoreCheck` in `Tests/Support` states
/// the contract as tests, and every store passes it.
package protocol ReviewStore: AuditStore, CaptureStore, QueueStore, DecisionStore, CurationStore,
  ConsentStore, DashboardStore, ErasureStore, GateStore, PrecedentStore, RelatedStore,
  RevisionStore,
  SetReading,
  Sendable
{
  /// Looks for damage: broken rows, states that differ from what the log says, missing texts.
  ///
  /// - Returns: what was found, empty when all is well.
  func check() throws(StoreError) -> [StoreFinding]

  /// Lets go of what the store is kept in; calls that come later fail.
  func close() throws(StoreError)
}

/// Something that `check()` found.
package struct StoreFinding: Hashable, Sendable {
  /// What is wrong, where, and what to do.
  package var message: String

  /// Makes a finding.
  package init(_ message: String) { self.message = message }
}
