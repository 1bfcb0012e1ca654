extension Menu {
  /// What taking the selected choice does, in a word or two for the footer: `discard`, `write on`.
  var action: String {
    switch purpose {
    case .discard: "discard"
    case .flag: "flag"
    case .failure: selected.map { entries[$0].detail.isEmpty } == false ? "take away" : "set"
    case .cluster: "go there"
    case .start: "start"
    case .assertions: selected.map { entries[$0].detail.isEmpty } == false ? "drop" : "take"
    case .passages: "insert"
    case .order: "order"
    case .view: "show"
    case .removeView: "remove"
    case .theme: "keep"
    // The choices are what is done.
    case .warnings, .privateValues: selected.map { entries[$0].title } ?? "choose"
    }
  }
}
