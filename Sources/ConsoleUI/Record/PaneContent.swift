/// What a pane for reading can show.
enum PaneContent: Equatable, Sendable {
  /// An item of the queue.
  case item(RecordContent)
  /// A curated set, or something in one.
  case set(SetContent)

  /// Whether it is about the same as another one.
  func isAbout(_ other: PaneContent?) -> Bool {
    switch (self, other) {
    case (.item(let one), .item(let other)): one.item == other.item
    case (.set(let one), .set(let other)): one.subject == other.subject
    default: false
    }
  }

  /// It in the order of reading.
  var blocks: [RecordBlock] {
    switch self {
    case .item(let content): content.blocks
    case .set(let content): content.blocks
    }
  }
}
