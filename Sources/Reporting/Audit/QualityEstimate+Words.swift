package import Statistics

extension QualityEstimate {
  /// How far the thumbs mislead.
  package enum Misleading: Hashable, Sendable {
    /// Nothing is judged, or nothing was rated.
    case unknown
    /// What the thumbs say lies in the interval.
    case cannotTell
    /// So many points too low: people rated when they were annoyed.
    case tooLow(points: Int)
    /// So many points too high.
    case tooHigh(points: Int)
  }

  /// How far the thumbs' share of ups lies from the share of right answers.
  package var misleading: Misleading {
    guard let share, let thumbs = thumbs.share else { return .unknown }
    if interval.contains(thumbs) { return .cannotTell }
    let points = Int((abs(share - thumbs) * 100).rounded())
    return thumbs < share ? .tooLow(points: points) : .tooHigh(points: points)
  }

  /// The same in a sentence.
  package var misleadingWords: String {
    switch misleading {
    case .unknown:
      judged.total == 0
        ? "Nothing is judged yet."
        : share == nil
          ? "Of \(uncovered) answers, in parts that were drawn from by themselves, nothing is judged yet: no share is given."
          : "Nobody rated anything, so there is nothing to compare with."
    case .cannotTell:
      "The thumbs lie inside the interval: this sample cannot tell whether they mislead."
    case .tooLow(let points):
      "The thumbs are \(points) points too low: people rate when they are annoyed."
    case .tooHigh(let points):
      "The thumbs are \(points) points too high: wrong answers please, or displease nobody enough to say so."
    }
  }
}

extension Interval {
  /// The interval in percent: "71 to 84 %".
  package var percent: String {
    "\(Int((lower * 100).rounded())) to \(Int((upper * 100).rounded())) %"
  }
}
