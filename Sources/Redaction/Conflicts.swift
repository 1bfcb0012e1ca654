/// Settles findings that overlap: the longer wins, of two as long the better proven, then the one of
/// the earlier detector.
///
/// What is beaten is dropped where it lies inside the winner; where it sticks out the winner grows
/// over it, so that no part of either stays in the text. The result is sorted and apart.
func resolvingConflicts(
  _ findings: [Finding],
  priority: (String) -> Int
) -> [Finding] {
  let sorted = findings.sorted {
    ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
  }
  var settled: [Finding] = []
  /// How long the finding is that gave the last one its type; the last one may have grown.
  var winnerLength = 0
  for finding in sorted {
    guard let last = settled.last, finding.range.lowerBound < last.range.upperBound else {
      settled.append(finding)
      winnerLength = finding.range.count
      continue
    }
    let union = last.range.lowerBound..<max(last.range.upperBound, finding.range.upperBound)
    let isBetter =
      (finding.range.count, finding.proof, priority(last.detector))
      > (winnerLength, last.proof, priority(finding.detector))
    var winner = last
    if isBetter {
      winner = finding
      winnerLength = finding.range.count
    }
    winner.range = union
    settled[settled.count - 1] = winner
  }
  return settled
}
