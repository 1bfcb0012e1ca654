import CellGrid
import ReviewModel

extension RecordBlock {
  /// The sources with their texts.
  static func sources(_ sources: [Source]) -> [RecordBlock] {
    sources.enumerated().flatMap { index, source in
      var detail = source.title ?? source.id ?? ""
      if let score = source.score { detail += detail.isEmpty ? score : "  ·  \(score)" }
      let title = "Source \(index + 1) of \(sources.count)"
      var blocks = [RecordBlock.heading(title, detail: detail, anchor: .source)]
      if let uri = source.uri { blocks.append(RecordBlock(RichText(uri, .link), indent: 2)) }
      if let text = source.text, !text.isEmpty {
        var body = RecordBlock.body(text, .quote).asMarkdown
        body.origin = .source(index)
        blocks.append(body)
      }
      return blocks
    }
  }
}
