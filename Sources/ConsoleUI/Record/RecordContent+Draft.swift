import CellGrid

extension RecordContent {
  /// How many scalars of a draft stand above the record; the rest is one key away.
  private static let draftShown = 400

  /// The draft of a correction, at once and before everything that may be long.
  var draftBlocks: [RecordBlock] {
    guard let draft else { return [] }
    let shown = String(String.UnicodeScalarView(draft.unicodeScalars.prefix(Self.draftShown)))
    let more = shown.utf8.count < draft.utf8.count ? "; the rest is in the editor" : ""
    var heading = RichText("You have a draft of a correction", .draft)
    heading.append("  \(editKey) goes on with it\(more)", .dim)
    return [RecordBlock(heading, hasSpaceBefore: true), RecordBlock.body(shown, .draft)]
  }
}
