import CellGrid
import TextAnalysis

extension SentenceEvidence {
  /// Whether a source seems to say the opposite: the worst that can be found.
  var isContradicted: Bool { standing == .partly && differsInNegation }

  /// The face of such a sentence, nil when it looks like any text.
  var role: Theme.Role? {
    switch standing {
    case .unsupported: .unsupported
    case .partly: isContradicted ? .unsupported : .partlySupported
    case .supported, .unjudged, .plain, .noSource: nil
    }
  }

  /// The sign before the row on which such a sentence begins.
  var symbol: Theme.Symbol? {
    switch standing {
    case .unsupported: .unsupported
    case .partly: isContradicted ? .cross : .partlySupported
    case .supported, .unjudged, .plain, .noSource: nil
    }
  }

  /// How much it asks to be looked at; 0 when it does not.
  fileprivate var alarm: Int {
    switch standing {
    case .partly: isContradicted ? 3 : 1
    case .unsupported: 2
    case .supported, .unjudged, .plain, .noSource: 0
    }
  }
}

extension [SentenceEvidence] {
  /// The sentence to mark a row with: the worst of those that begin in a range; nil when all are well.
  func worst(beginningIn scalars: Range<Int>) -> SentenceEvidence? {
    var found: SentenceEvidence?
    for judgement in self
    where scalars.contains(judgement.range.lowerBound) && judgement.alarm > found?.alarm ?? 0 {
      found = judgement
    }
    return found
  }
}

extension RichText {
  /// Gives sentences the faces of their standings.
  mutating func mark(_ judgements: [SentenceEvidence]) {
    for judgement in judgements {
      if let role = judgement.role { mark(judgement.range, role) }
    }
  }

  /// How much of an answer the sources support, each count in the face that its sentences have.
  static func summary(of evidence: AnswerEvidence) -> RichText {
    var line = RichText()
    let checked = evidence.checked
    if evidence.judgements.contains(where: { $0.standing == .noSource }) {
      line.append("no source text", .dim)
      return line
    }
    guard !checked.isEmpty else { return line }
    let contradicted = checked.count(where: \.isContradicted)
    let isWhole = evidence.judgements.count < EvidenceIndex.mostSentences
    let all = (isWhole ? "" : "the first ") + counted(checked.count, "sentence")
    let findings: [(Int, String, Theme.Role)] = [
      (contradicted, "contradicted", .unsupported),
      (checked.count(.unsupported), "unsupported", .unsupported),
      (checked.count(.partly) - contradicted, "in part", .partlySupported),
    ]
    for (count, words, role) in findings where count > 0 {
      let whole = line.isEmpty ? " of \(all)" : ""
      if !line.isEmpty { line.append(", ", .dim) }
      line.append("\(grouped(count))\(whole) \(words)", role)
    }
    let unjudged = checked.count(.unjudged)
    if unjudged == checked.count {
      let words = isWhole ? "all \(all)" : all
      line.append(unjudged == 1 ? "too short to judge" : "\(words) too short to judge", .dim)
    } else if line.isEmpty {
      let supported = checked.count(.supported)
      let words =
        unjudged > 0
        ? "\(grouped(supported)) of \(all) supported" : "\(isWhole ? "all " : "")\(all) supported"
      line.append(checked.count == 1 ? "supported" : words, .dim)
    }
    if unjudged > 0, unjudged < checked.count {
      line.append(", \(grouped(unjudged)) too short to judge", .dim)
    }
    if !isWhole { line.append(", the rest is not looked at", .dim) }
    if evidence.isCut { line.append("; the sources go on", .dim) }
    return line
  }
}
