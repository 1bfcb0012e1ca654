package import ReviewModel

/// The flywheel's health: whether people rate, whether the agent gets better, whether the review keeps up, and what
/// came of it.
package struct FlywheelReport: Sendable {
  /// Of when it is.
  package let time: Timestamp
  /// Its parts, in the order of reading.
  package let sections: [ReportSection]

  /// Makes a report; the same figures make the same one.
  package init(_ figures: FlywheelFigures) {
    time = figures.dashboard.scope.now
    let weeks = ReportWeeks(figures.history, now: time)
    sections = [
      figures.volume(weeks), figures.quality, figures.thumbs, figures.queue,
      figures.burnDown(weeks),
      figures.reviewers, figures.agreement, figures.failures, figures.returning, figures.leftOut,
      figures.released, figures.gate, figures.consent, figures.erased,
    ]
  }
}
