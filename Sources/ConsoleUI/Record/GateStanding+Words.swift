import CellGrid
import ReviewModel

extension GateStanding {
  /// It in a column of a row.
  var short: String {
    if isWaived { return "waived" }
    return switch change {
    case .broken: "broke"
    case .fixed: "fixed"
    case .passing: "pass"
    case .failing: "fails"
    case .flaky: "flaky"
    case .unknown: "?"
    }
  }

  /// It in words.
  var words: String {
    let words =
      switch change {
      case .broken: "it passed and fails now"
      case .fixed: "it failed and passes now"
      case .passing: "it passes"
      case .failing: "it fails"
      case .flaky: "its trials disagree"
      case .unknown: "it could not be evaluated"
      }
    return isWaived ? "\(words), and is waived" : words
  }

  /// Its role.
  var role: Theme.Role {
    switch change {
    case _ where isWaived: .warning
    case .broken, .failing: .error
    case .flaky: .warning
    case .fixed, .passing: .success
    case .unknown: .dim
    }
  }
}
