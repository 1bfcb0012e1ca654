package import Statistics

/// How the figures of a section are drawn.
package enum ReportPlot: Hashable, Sendable {
  /// A bar a step of time, one part upon the other, with a line of shares above it.
  case columns(labels: [String], parts: [Series], share: Series?)
  /// A bar a word, one part behind the other.
  case bars([Bar], parts: [String])
  /// A share a word with the interval in which it lies, and another share beside it.
  case intervals([Range], mark: String)

  /// Values over time; nil where there is none.
  package struct Series: Hashable, Sendable {
    /// What they are.
    package var title: String
    /// One for each label.
    package var values: [Double?]

    /// Makes a series.
    package init(_ title: String, _ values: [Double?]) {
      self.title = title
      self.values = values
    }
  }

  /// A bar by its word.
  package struct Bar: Hashable, Sendable {
    /// The word.
    package var title: String
    /// How long each part is.
    package var values: [Double]

    /// Makes a bar.
    package init(_ title: String, _ values: [Double]) {
      self.title = title
      self.values = values
    }
  }

  /// An estimate by its word.
  package struct Range: Hashable, Sendable {
    /// The word.
    package var title: String
    /// The estimate; nil while there is none.
    package var share: Double?
    /// Where it lies.
    package var interval: Interval
    /// The other share.
    package var other: Double?

    /// Makes an estimate.
    package init(_ title: String, _ share: Double?, _ interval: Interval, other: Double?) {
      self.title = title
      self.share = share
      self.interval = interval
      self.other = other
    }
  }
}
