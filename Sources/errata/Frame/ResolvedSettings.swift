import CellGrid
import ConsoleUI
import Glibc
import NcursesTerminal
import ReviewModel

/// What the user has set, with the defaults of what is not set.
struct ResolvedSettings {
  /// The reason codes.
  var reasons = ReasonCodes()
  /// The keys.
  var keymap = Keymap.standard
  /// Whether the mouse is reported.
  var mouse = false
  /// Milliseconds after an ESC within which the rest of a key's bytes must come.
  var escapeDelay = 25

  /// The colours to use on a terminal.
  func colors(of type: TerminalType) -> ColorSupport { .none }

  /// The themes on offer, and the one to begin with.
  func themes(
    for support: ColorSupport,
    first: String?
  ) throws -> (all: [Theme], first: Int) {
    ([.plain], 0)
  }
}

extension GlobalOptions {
  /// The settings.
  func settings() throws -> ResolvedSettings { ResolvedSettings() }

  /// The reason codes that are known.
  func reasonCodes() throws -> ReasonCodes { try settings().reasons }
}
