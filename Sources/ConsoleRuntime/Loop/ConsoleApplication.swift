package import CellGrid
package import ConsoleUI

/// What the loop runs: a value that turns events into effects and shows itself.
package protocol ConsoleApplication {
  /// What is to be done first.
  mutating func start() -> [Effect]
  /// Follows an event.
  mutating func update(_ event: Event) -> [Effect]
  /// Why the last command is not done, in a sentence; nil when it is, or is on its way.
  var complaint: String? { get }
  /// What is asked about a decision and not answered, in a sentence that says how; nil when nothing is.
  var openQuestion: String? { get }
  /// How many texts are written and not submitted.
  var draftCount: Int { get }
  /// Shows the state.
  func render(size: Size) -> Grid
}

extension ConsoleApplication {
  /// An application that asks nothing.
  package var openQuestion: String? { nil }
}
