/// In which order the queue is read.
///
/// Skipped items come last in each.
package enum QueueOrder: String, CaseIterable, Sendable {
  /// Conflicts, then explicit before implicit feedback, then the newest first.
  case value
  /// The newest first.
  case newest
  /// The oldest first.
  case oldest
}
