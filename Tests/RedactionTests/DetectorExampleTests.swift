import Redaction
import Testing

/// A text with hits in «marks», split into what a detector is shown and what it must find.
struct MarkedText: CustomStringConvertible {
  let description: String
  let text: String
  let hits: [String]

  init(_ marked: String) {
    description = marked
    var text = ""
    var hits: [String] = []
    for (index, piece) in marked.split(separator: "«", omittingEmptySubsequences: false)
      .enumerated()
    {
      let parts = piece.split(separator: "»", maxSplits: 1, omittingEmptySubsequences: false)
      if index > 0, let hit = parts.first, parts.count == 2 { hits.append(String(hit)) }
      text += parts.joined()
    }
    self.text = text
    self.hits = hits
  }
}

@Suite struct `A detector's examples` {
  struct Example: CustomTestStringConvertible, Sendable {
    let detector: any Detector
    let marked: String
    var testDescription: String { "\(detector.id): \(marked)" }
  }

  static let all = standardDetectors.flatMap { detector in
    detector.examples.map { Example(detector: detector, marked: $0) }
  }

  @Test(arguments: all)
  func `Exactly the marked values are found`(example: Example) {
    let marked = MarkedText(example.marked)
    let findings = Redactor(detectors: [example.detector]).findings(in: marked.text)
    let bytes = Array(marked.text.utf8)
    #expect(findings.map { String(decoding: bytes[$0.range], as: UTF8.self) } == marked.hits)
    #expect(findings.allSatisfy { $0.type == example.detector.type })
  }

  @Test(arguments: standardDetectors.map(\.id))
  func `There are hits and misses for each detector`(id: String) throws {
    let detector = try #require(standardDetectors.first { $0.id == id })
    let marked = detector.examples.map { MarkedText($0) }
    #expect(marked.contains { !$0.hits.isEmpty })
    #expect(marked.contains { $0.hits.isEmpty })
  }
}
