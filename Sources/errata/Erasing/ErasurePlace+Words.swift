import ReviewStorage

extension ErasurePlace {
  /// What is counted, in words.
  func words(_ number: Int) -> String {
    let one = number == 1
    return switch self {
    case .records: one ? "record" : "records"
    case .feedback: "feedback"
    case .items: one ? "review item" : "review items"
    case .claims: one ? "claim" : "claims"
    case .decisions:
      one
        ? "decision (its line stays, without words)" : "decisions (their lines stay, without words)"
    case .texts: one ? "correction or note" : "corrections and notes"
    case .sides: one ? "side of a conflict" : "sides of conflicts"
    case .conflicts: one ? "conflict" : "conflicts"
    case .questions: one ? "normalised question" : "normalised questions"
    case .agents: one ? "agent" : "agents"
    case .examples: one ? "example" : "examples"
    case .exampleNames: one ? "example without its name" : "examples without their name"
    case .drops: one ? "line on a drop" : "lines on drops"
    case .rejections: one ? "reason of a rejection" : "reasons of rejections"
    case .gateCases: one ? "case of a gate run" : "cases of gate runs"
    case .searchIndex: one ? "item's words in the search index" : "items' words in the search index"
    }
  }

  /// What is counted, as the receipt in JSON has it.
  var key: String { rawValue.replacing("-", with: "_") }
}
