extension Feedback {
  /// Whether this replaces feedback that is stored: it is newer, or as old and says something else.
  ///
  /// Feedback without a time is older than any with one. So a log that is read again brings nothing
  /// back that newer feedback has replaced; of feedback with one time, what is read last holds.
  package func replaces(_ stored: Feedback) -> Bool {
    if time == stored.time {
      return signal != stored.signal || correction != stored.correction
        || comment != stored.comment || tags != stored.tags
        || fingerprints.byName.keys.contains {
          fingerprints.differ($0, from: $0, in: stored.fingerprints)
        }
    }
    return isNewer(than: stored.time)
  }

  /// Whether this was given after a moment; nil stands for a moment before all others.
  package func isNewer(than moment: Timestamp?) -> Bool {
    guard let time else { return false }
    return moment.map { $0 < time } ?? true
  }
}
