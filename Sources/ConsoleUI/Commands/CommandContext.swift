/// Where keys go: each place has its own keys, and within one no key has two meanings.
package enum CommandContext: String, CaseIterable, Sendable {
  /// The queue and the record.
  case triage
  /// The curated sets.
  case sets
  /// The dashboard.
  case dashboard
  /// The editor of a correction.
  case editor
  /// A prompt of one line.
  case prompt
  /// Help and palette: a list under a line of text.
  case list
  /// A menu whose entries have letters.
  case menu
  /// A question that is answered with yes or no.
  case confirm

  /// What it is called in help and documents.
  package var title: String {
    switch self {
    case .triage: "Triage"
    case .sets: "Curated sets"
    case .dashboard: "Dashboard"
    case .editor: "Editor"
    case .prompt: "Prompt"
    case .list: "Help and palette"
    case .menu: "Menu"
    case .confirm: "Question"
    }
  }

  /// Whether printable keys are text here.
  package var takesText: Bool {
    switch self {
    case .editor, .prompt, .list: true
    case .triage, .sets, .dashboard, .menu, .confirm: false
    }
  }
}
