import Foundation
import TestSupport
import Testing
import TextAnalysis

private let folder =
  sharedFile("data/open/truth/ragtruth-open.truth.jsonl") == nil ? nil : sharedFile("data/open")
private let isLarge = ProcessInfo.processInfo.environment["ERRATA_LARGE_TESTS"] == "1"

/// Measures the evidence against the spans that people marked as hallucinated in the answers of
/// RAGTruth's questions (Niu et al., 2024); `Scripts/benchmark-evidence` prints its table.
///
/// A sentence counts as unsupported when it overlaps a marked span. The questions fall into two halves
/// by a hash of their key. Factors and thresholds were chosen on the first half only.
@Suite(.enabled(if: folder != nil, "has no ../shared/data/open"))
struct `The evidence beside people's marks` {
  @Test func `finds unsupported sentences much better than shared words do`() throws {
    let halves = try [Half(number: 0), Half(number: 1)]
    let threshold = halves[0].bestBaselineThreshold
    var table = "half      sentences  marked  measure        AUC    precision  recall  F1\n"
    var figures: [(evidence: Figures, baseline: Figures)] = []
    for (name, half) in zip(["tuning", "set aside"], halves) {
      let evidence = half.figures(of: half.sentences.map(\.lack)) { $0.isUnsupported }
      let baseline = half.figures(of: half.sentences.map(\.missingWords)) {
        $0.missingWords >= threshold
      }
      figures.append((evidence, baseline))
      let marked = half.sentences.count { $0.isMarked }
      let start = [pad(name, 9), pad("\(half.sentences.count)", 10), pad("\(marked)", 7)]
      table += (start + ["evidence    ", evidence.row]).joined(separator: " ") + "\n"
      table += (start + ["word overlap", baseline.row]).joined(separator: " ") + "\n"
    }
    print(table)
    print(Half.standings(of: halves))
    if isLarge { print(halves[1].worstErrors) }
    for (evidence, baseline) in figures {
      #expect(evidence.area > baseline.area + 0.08)
      #expect(evidence.f1 > baseline.f1 + 0.1)
    }
  }
}

private struct Figures {
  var area: Double
  var precision: Double
  var recall: Double
  var f1: Double { 2 * precision * recall / max(1e-9, precision + recall) }

  var row: String {
    [area, precision, recall, f1].map { String(format: "%9.3f", $0) }.joined()
  }
}

private func pad(_ text: String, _ columns: Int) -> String {
  text + String(repeating: " ", count: max(0, columns - text.count))
}

private struct Half {
  struct Sentence {
    var id: String
    var text: String
    var isMarked: Bool
    var lack: Double
    var standing: SentenceEvidence.Standing
    var words: Int
    var isUnsupported: Bool { standing == .unsupported }
    /// The share of its words that no source has.
    var missingWords: Double
  }

  var sentences: [Sentence] = []

  init(number: UInt64) throws {
    guard let folder else { return }
    let records = try lines(folder.appendingPathComponent("ragtruth-open.jsonl"))
    let truths = try lines(folder.appendingPathComponent("truth/ragtruth-open.truth.jsonl"))
    for (record, truth) in zip(records, truths) {
      guard hash(truth["question_key"] as? String ?? "") & 1 == number else { continue }
      add(record, labels: truth["labels"] as? [[String: Any]] ?? [])
    }
  }

  private mutating func add(_ record: [String: Any], labels: [[String: Any]]) {
    let answer = record["answer"] as? String ?? ""
    let sources = (record["sources"] as? [[String: Any]] ?? []).map { $0["text"] as? String ?? "" }
    let marked = labels.compactMap { label -> Range<Int>? in
      guard let start = label["start"] as? Int, let end = label["end"] as? Int else { return nil }
      return start..<end
    }
    let known = Set(sources.flatMap(words))
    let scalars = Array(answer.unicodeScalars)
    let index = EvidenceIndex(sources: sources, question: record["question"] as? String ?? "")
    for judgement in index.judgements(of: answer) {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[judgement.range])
      let words = words(String(view))
      let missing = words.count { !known.contains($0) }
      sentences.append(
        Sentence(
          id: record["id"] as? String ?? "",
          text: String(view),
          isMarked: marked.contains { $0.overlaps(judgement.range) },
          lack: judgement.lack,
          standing: judgement.standing,
          words: words.count,
          missingWords: Double(missing) / Double(max(1, words.count))
        )
      )
    }
  }

  private func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" }.map(String.init)
  }

  func figures(of scores: [Double], isFound: (Sentence) -> Bool) -> Figures {
    let found = sentences.filter(isFound)
    let right = Double(found.count { $0.isMarked })
    return Figures(
      area: area(under: scores),
      precision: right / Double(max(1, found.count)),
      recall: right / Double(max(1, sentences.count { $0.isMarked }))
    )
  }

  /// The area under the ROC curve, by ranks (Mann and Whitney), ties counted half.
  private func area(under scores: [Double]) -> Double {
    let order = scores.indices.sorted { scores[$0] < scores[$1] }
    var sum = 0.0
    var place = 0
    while place < order.count {
      var end = place
      while end < order.count, scores[order[end]] == scores[order[place]] { end += 1 }
      let rank = Double(place + end + 1) / 2
      sum += rank * Double(order[place..<end].count { sentences[$0].isMarked })
      place = end
    }
    let marked = Double(sentences.count { $0.isMarked })
    let others = Double(sentences.count) - marked
    return (sum - marked * (marked + 1) / 2) / max(1, marked * others)
  }

  /// The threshold of the baseline that has the best F1.
  var bestBaselineThreshold: Double {
    let all = Set(sentences.map { ($0.missingWords * 100).rounded() / 100 })
    return all.max { f1(at: $0) < f1(at: $1) } ?? 0.5
  }

  private func f1(at threshold: Double) -> Double {
    figures(of: sentences.map(\.missingWords)) { $0.missingWords >= threshold }.f1
  }

  /// How many sentences of each standing people marked, short ones by themselves.
  static func standings(of halves: [Half]) -> String {
    var table = "half      standing      sentences  marked  of up to 8 words  marked\n"
    for (name, half) in zip(["tuning", "set aside"], halves) {
      for standing in SentenceEvidence.Standing.allCases {
        let all = half.sentences.filter { $0.standing == standing }
        guard !all.isEmpty else { continue }
        let short = all.filter { $0.words <= 8 }
        let counts = [all, short].flatMap { [$0.count, $0.count { $0.isMarked }] }
        let columns = zip(counts, [10, 7, 17, 6]).map { pad("\($0)", $1) }
        table += ([pad(name, 9), pad("\(standing)", 13)] + columns).joined(separator: " ") + "\n"
      }
    }
    return table
  }

  /// The ten sentences without a mark that lack most, and the ten with one that lack least.
  var worstErrors: String {
    var seen: Set<String> = []
    let ones = sentences.filter { seen.insert($0.text).inserted }
    let alarms = ones.filter { !$0.isMarked }.sorted { $0.lack > $1.lack }.prefix(10)
    let misses = ones.filter(\.isMarked).sorted { $0.lack < $1.lack }.prefix(10)
    func list(_ sentences: ArraySlice<Sentence>) -> String {
      sentences.map { String(format: "  %.3f  ", $0.lack) + "\($0.id)  \($0.text)\n" }.joined()
    }
    return "worst errors of the half that was set aside (lack, record, sentence)\n"
      + "found unsupported, not marked by people\n\(list(alarms))"
      + "marked by people, not found\n\(list(misses))"
  }
}

private func lines(_ url: URL) throws -> [[String: Any]] {
  try String(contentsOf: url, encoding: .utf8).split(separator: "\n").compactMap {
    try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
  }
}

/// FNV-1a with the finaliser of MurmurHash3.
private func hash(_ text: String) -> UInt64 {
  var hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
    ($0 ^ UInt64($1)) &* 0x100_0000_01b3
  }
  hash ^= hash >> 33
  hash = hash &* 0xff51_afd7_ed55_8ccd
  hash ^= hash >> 33
  hash = hash &* 0xc4ce_b9fe_1a85_ec53
  return hash ^ hash >> 33
}
