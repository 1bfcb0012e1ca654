import ReviewModel

/// A page that is open beside the record or over it.
struct ReadingPage: Equatable, Sendable {
  /// What it is of.
  enum Subject: Hashable, Sendable {
    case guidelines
    case turns(ItemKey)
    case answers(ItemKey)

    /// The item that it is about, if it is about one.
    var item: ItemKey? {
      switch self {
      case .guidelines: nil
      case .turns(let item), .answers(let item): item
      }
    }
  }

  var subject: Subject
  /// What is laid out of it, and how far it is scrolled.
  var view = RecordView()
  /// Whether the scrolling keys go to it while it stands beside the record.
  var isFocused = true
}
