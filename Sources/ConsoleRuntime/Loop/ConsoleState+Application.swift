package import CellGrid
import ConsoleUI

extension ConsoleState: ConsoleApplication {
  /// How many corrections are begun, that in the editor among them.
  package var draftCount: Int { textsInProgress }

  /// Draws the screen in the theme that the user has chosen.
  package func render(size: Size) -> Grid { render(size: size, theme: theme) }
}
