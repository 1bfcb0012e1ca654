import ConsoleRuntime
import Glibc

/// A console that did not end by its user's will.
struct ConsoleEnd: Error, Equatable {
  /// What the shell sees, by its own convention: 128 and the signal.
  var status: Int32
  /// What happened, and what became of what was written.
  var message: String

  /// Reads how a console ended, with how many drafts, and whether some of their text is lost.
  init(_ ending: ConsoleEnding, drafts: Int, hasLostText: Bool = false) {
    status = ending.exitStatus
    let cause =
      switch ending {
      case .left: "left"
      case .signal(let number): "ended by \(Self.name(of: number))"
      case .terminalGone: "ended, for its terminal is gone"
      }
    let kept =
      switch drafts {
      case 0: "."
      case _ where hasLostText:
        ". Drafts could not be written any more: what comes back with the next start is their text as it was "
          + "before. Make room, or repair the folder of the drafts."
      case 1: "; 1 draft is kept and comes back with the next start."
      default: "; \(drafts) drafts are kept and come back with the next start."
      }
    message = "The console was \(cause). All decisions are stored\(kept)"
  }

  private static func name(of signal: Int32) -> String {
    switch signal {
    case SIGTERM: "SIGTERM"
    case SIGHUP: "SIGHUP"
    case SIGINT: "SIGINT"
    case SIGQUIT: "SIGQUIT"
    default: "signal \(signal)"
    }
  }
}
