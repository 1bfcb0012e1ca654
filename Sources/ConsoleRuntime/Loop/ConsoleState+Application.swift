package import CellGrid
import ConsoleUI

extension ConsoleState: ConsoleApplication {
  /// Draws the screen in the theme that the user has chosen.
  package func render(size: Size) -> Grid { render(size: size, theme: theme) }
}
