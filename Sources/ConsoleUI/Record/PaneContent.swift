/// What a pane for reading can show.
enum PaneContent: Equatable, Sendable {
  /// An item of the queue.
  case item(RecordContent)
  /// A curated set, or something in one.
  case set(SetContent)

  /// It in the order of reading.
  var blocks: [RecordBlock] {
    switch self {
    case .item(let content): content.blocks
    case .set(let content): content.blocks
    }
  }
}
