import CellGrid
import TextAnalysis

extension SentenceEvidence.Standing {
  /// The face of such a sentence, nil when it looks like any text.
  var role: Theme.Role? {
    switch self {
    case .unsupported: .unsupported
    case .partly: .partlySupported
    case .supported, .unjudged, .plain, .noSource: nil
    }
  }

  /// The sign before the row on which such a sentence begins.
  var symbol: Theme.Symbol? {
    switch self {
    case .unsupported: .unsupported
    case .partly: .partlySupported
    case .supported, .unjudged, .plain, .noSource: nil
    }
  }
}

extension RichText {
  /// Gives sentences the faces of their standings.
  mutating func mark(_ judgements: [SentenceEvidence]) {
    for judgement in judgements {
      if let role = judgement.standing.role { mark(judgement.range, role) }
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
    let unsupported = checked.count(.unsupported)
    let partly = checked.count(.partly)
    let all = counted(checked.count, "sentence")
    if unsupported > 0 {
      line.append("\(grouped(unsupported)) of \(all) unsupported", .unsupported)
    }
    if partly > 0 {
      line.append(unsupported > 0 ? ", " : "", .dim)
      let words = unsupported > 0 ? "" : " of \(all)"
      line.append("\(grouped(partly))\(words) in part", .partlySupported)
    }
    let unjudged = checked.count(.unjudged)
    if unjudged == checked.count {
      line.append(unjudged == 1 ? "too short to judge" : "all \(all) too short to judge", .dim)
    } else if line.isEmpty {
      let supported = checked.count(.supported)
      let words =
        unjudged > 0 ? "\(grouped(supported)) of \(all) supported" : "all \(all) supported"
      line.append(checked.count == 1 ? "supported" : words, .dim)
    }
    if unjudged > 0, unjudged < checked.count {
      line.append(", \(grouped(unjudged)) too short to judge", .dim)
    }
    if evidence.isCut { line.append("; the sources go on", .dim) }
    return line
  }
}
