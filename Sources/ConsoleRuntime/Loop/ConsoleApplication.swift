package import CellGrid
package import ConsoleUI

/// What the loop runs: a value that turns events into effects and shows itself.
package protocol ConsoleApplication {
  /// What is to be done first.
  mutating func start() -> [Effect]
  /// Follows an event.
  mutating func update(_ event: Event) -> [Effect]
  /// Shows the state.
  func render(size: Size) -> Grid
}
