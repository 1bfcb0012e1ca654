/// Which long sources are open and which are folded.
struct Folding: Equatable, Sendable {
  /// So many lines of a source are shown; 0 for all.
  var lines = 0
  /// Whether sources are open unless somebody folded them.
  var isOpen = false
  /// The sources, by their numbers, that are the other way round.
  private var exceptions: Set<Int> = []

  /// A source is not folded for fewer lines than this, which the line that says so would not save.
  static let leastHidden = 3

  /// Whether a source is folded when it is long.
  func folds(_ source: Int) -> Bool { lines > 0 && exceptions.contains(source) == isOpen }

  /// Turns a source the other way round.
  mutating func toggle(_ source: Int) { exceptions.formSymmetricDifference([source]) }

  /// Opens all sources, or folds them.
  mutating func setAll(open: Bool) {
    isOpen = open
    exceptions = []
  }

  /// Forgets what was said of the sources of one record.
  mutating func forgetExceptions() { exceptions = [] }
}
