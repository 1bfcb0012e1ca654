/// What has become of the decisions that an earlier session had made and not seen stored, told when all of them are
/// answered: one message would be replaced by the next.
struct ResumedDecisions: Equatable, Sendable {
  /// How many items they are on.
  var items = 0
  /// How many decisions are not answered yet, a batch one of them.
  var waiting = 0
  /// Whether they are told of together; one alone is told of as any decision is.
  var areTold = false
  /// How many records were erased meanwhile that some of them were on too.
  var erased = 0
  /// How many items the store has decided now.
  var stored = 0
  /// How many of those are second opinions.
  var late = 0
  /// How many the reviewer has dealt with since, elsewhere.
  var overtaken = 0
  /// How many were stored then and taken back since.
  var takenBack = 0
  /// How many are gone, were flagged by the reviewer, or may not be used.
  var refused = 0
  /// How many stay for the next start, and why.
  var failed = 0
  /// Why those do.
  var failure = ""

  /// Takes in what has become of one.
  mutating func note(_ outcomes: [ItemOutcome], of items: Int) {
    stored += outcomes.count { $0.refusal == nil }
    late += outcomes.count { $0.lateAfter != nil && $0.refusal == nil }
    overtaken += outcomes.count { $0.refusal == .overtaken }
    takenBack += outcomes.count { $0.refusal == .takenBack }
    refused += max(0, items - outcomes.count)
    refused += outcomes.count { $0.refusal == .ownFlag || $0.refusal == .noUse }
  }

  /// Whether all is as it was shown then.
  var isPlain: Bool {
    late + overtaken + takenBack + refused + failed + erased == 0
  }

  /// What has become of them.
  var words: String {
    var parts: [String] = []
    let stored =
      "\(counted(stored, "decision")) of an earlier session \(stored == 1 ? "is" : "are") stored"
    parts.append(late == 0 ? stored : "\(stored) (\(grouped(late)) as second opinions)")
    if overtaken > 0 { parts.append("\(grouped(overtaken)) not, for you decided there since") }
    if takenBack > 0 { parts.append("\(grouped(takenBack)) you have taken back since") }
    if refused > 0 { parts.append("\(grouped(refused)) cannot be any more") }
    if failed > 0 { parts.append("\(grouped(failed)) kept for the next start: \(failure)") }
    let note =
      switch erased {
      case 0: ""
      case 1: " A record that they were on too is erased, and the note with it."
      default:
        " \(grouped(erased)) records that they were on too are erased, and the note with them."
      }
    let end = parts.last?.hasSuffix(".") == true ? "" : "."
    return parts.joined(separator: "; ") + end + note
  }
}
