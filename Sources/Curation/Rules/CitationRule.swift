import ReviewModel
import TextAnalysis

/// An expected answer that cites a source which the record does not have: `[3]` with two sources, `[doc_7]`, `(passage 4)`,
/// `【2】`.
///
/// A number is resolved when there are as many sources, a name when a source has it as its id or title. Numbers of more than two
/// digits, links, code and the placeholders of redaction are no citations.
struct CitationRule: CurationRule {
  static let name = "citation"
  static let version = 1
  static let usualAction = RuleAction.warn
  static let summary = "an answer that cites a source which the record does not have"

  init(_ policy: CurationPolicy) {}

  func judge(_ record: RuleSubject) -> RuleFinding? {
    let sources = record.candidate.interaction.sources
    let missing = Citation.citations(in: record.expected)
      .count { !$0.isResolved(by: sources) }
    guard missing > 0 else { return nil }
    return .fault(
      "\(missing) citation(s) in the expected answer name no source of the record, which has \(sources.count)"
    )
  }
}

/// What cites a source in a text.
struct Citation: Hashable {
  /// The word before the number, in small letters; empty for none.
  var label: String
  /// The number.
  var number: Int

  /// Finds the citations of a text, as many as are looked at.
  static func citations(in text: String) -> [Citation] {
    var found: [Citation] = []
    var bytes = Array(text.utf8)
    blankCode(in: &bytes)
    var place = 0
    while place < bytes.count, found.count < 1_000 {
      let open = bytes[place]
      var start = place + 1
      var close: [UInt8] = []
      switch open {
      case UInt8(ascii: "["): close = [UInt8(ascii: "]")]
      case UInt8(ascii: "("): close = [UInt8(ascii: ")")]
      case 0xE3 where bytes[place...].starts(with: [0xE3, 0x80, 0x90]):
        close = [0xE3, 0x80, 0x91]
        start = place + 3
      default: break
      }
      place += 1
      guard !close.isEmpty else { continue }
      let reach = min(bytes.count, start + 40)
      guard let end = (start..<reach).first(where: { bytes[$0...].starts(with: close) })
      else { continue }
      let next = end + close.count
      if next < bytes.count, open == UInt8(ascii: "["),
        bytes[next] == UInt8(ascii: "(") || bytes[next] == UInt8(ascii: ":")
      {
        continue
      }
      found += citations(inside: bytes[start..<end], needsLabel: open == UInt8(ascii: "("))
    }
    return found
  }

  /// Reads what stands between brackets; nothing when it is no citation as a whole.
  private static func citations(
    inside bytes: ArraySlice<UInt8>,
    needsLabel: Bool
  ) -> [Citation] {
    var rest = bytes.drop { $0 == UInt8(ascii: "^") || $0 == UInt8(ascii: " ") }
    let word = rest.prefix { $0 | 0x20 &- 0x61 < 26 }
    let label = String(decoding: word, as: UTF8.self).lowercased()
    rest = rest.dropFirst(word.count)
    guard label.isEmpty ? !needsLabel : labels.contains(label) else { return [] }
    if !label.isEmpty { rest = rest.drop { [0x20, 0x5F, 0x2D, 0x23, 0x3A].contains($0) } }
    // `4†source` is how one assistant marks places of files.
    let text = String(decoding: rest, as: UTF8.self)
    let marks = text.split(separator: "†", maxSplits: 1).first ?? ""
    var numbers: [Int] = []
    for part in marks.split(whereSeparator: { ",;&–- ".contains($0) }) where part != "and" {
      guard part.utf8.count <= 2, part.utf8.first != UInt8(ascii: "0"),
        part.utf8.allSatisfy({ $0 &- 0x30 < 10 }), let number = Int(part)
      else { return [] }
      numbers.append(number)
    }
    return numbers.map { Citation(label: label, number: $0) }
  }

  /// Whether one of the sources is meant.
  func isResolved(by sources: [Source]) -> Bool {
    if number <= sources.count { return true }
    guard !label.isEmpty else {
      return sources.contains { $0.id == String(number) }
    }
    let names = ["", "_", "-", " "].map { "\(label)\($0)\(number)" }
    return sources.contains { source in
      [source.id, source.title].contains { $0.map { names.contains($0.lowercased()) } ?? false }
    }
  }

  private static let labels: Set = [
    "doc", "document", "documents", "docs", "source", "sources", "passage", "passages", "ref",
    "reference", "references", "context", "chunk", "citation", "quelle", "quellen", "fuente",
    "dokument",
  ]

  /// Puts blanks in the place of code, which has brackets of its own.
  private static func blankCode(in bytes: inout [UInt8]) {
    let tick = UInt8(ascii: "`")
    var place = 0
    while let open = bytes[place...].firstIndex(of: tick) {
      let width = bytes[open...].prefix { $0 == tick }.count
      var end = open + width
      while end < bytes.count, !bytes[end...].starts(with: repeatElement(tick, count: width)) {
        end += 1
      }
      let close = min(bytes.count, end + width)
      for index in open..<close where bytes[index] != UInt8(ascii: "\n") { bytes[index] = 0x20 }
      place = close
    }
  }
}
