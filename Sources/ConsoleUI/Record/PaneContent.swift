/// What a pane for reading can show.
enum PaneContent: Equatable, Sendable {
  /// An item of the queue.
  case item(RecordContent)
  /// A curated set, or something in one.
  case set(SetContent)
  /// A page beside the record or over it.
  case page(PageContent)

  /// Whether it is about the same as another one.
  func isAbout(_ other: PaneContent?) -> Bool {
    switch (self, other) {
    case (.item(let one), .item(let other)): one.item == other.item
    case (.set(let one), .set(let other)): one.subject == other.subject
    case (.page(let one), .page(let other)): one.title == other.title
    default: false
    }
  }

  /// It in the order of reading.
  ///
  /// - Parameter diffs: comparisons that were made before; what is compared is added.
  func blocks(_ diffs: inout WordDiffs) -> [RecordBlock] {
    switch self {
    case .item(let content): content.blocks(&diffs)
    case .set(let content): content.blocks
    case .page(let content): content.blocks
    }
  }
}
