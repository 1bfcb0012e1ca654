import ConsoleRuntime
import Glibc

/// A console that did not end by its user's will.
struct ConsoleEnd: Error, Equatable {
  /// What the shell sees, by its own convention: 128 and the signal.
  var status: Int32
  /// What happened, and what became of what was written.
  var message: String

  /// Reads how a console ended, with how many drafts, and what of their text is lost.
  init(_ ending: ConsoleEnding, drafts: Int, lost: LostText? = nil) {
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
      case _ where lost != nil: ". \(lost?.words ?? "")"
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

/// What was typed and could not be written before a console ended.
struct LostText: Equatable {
  /// How many characters were put in; 0 when some were only taken out.
  var characters: Int

  /// What is lost, what is not, and what to do.
  var words: String {
    let what = characters > 0 ? count(characters, "character") : "Changes"
    return
      "\(what) of your drafts could not be written and \(characters == 1 ? "is" : "are") lost; what comes back "
      + "with the next start is the text as it was before. Make room, or repair the folder of the drafts."
  }
}
