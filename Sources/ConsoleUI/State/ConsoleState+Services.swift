import CellGrid
import Queueing
import ReviewModel

extension ConsoleState {
  /// The most that is put on the clipboard: terminals drop longer sequences without a word.
  static let copyLimit = 74_000

  mutating func toggleMouse() -> [Effect] {
    hasMouse.toggle()
    let words =
      hasMouse
      ? "The mouse is on; Shift selects text in most terminals."
      : "The mouse is off; the terminal selects text."
    return [.setMouse(hasMouse)] + report(.info, words)
  }

  /// Stops what runs; when nothing does, says how to leave.
  mutating func cancel() -> [Effect] {
    if search?.isRunning == true {
      search?.isRunning = false
      return [.stopSearch] + report(.info, "The search is stopped; what it found stays.")
    }
    if queue.isLoading {
      queue.cancelLoad()
      let key = configuration.keymap.keyName(of: .refresh) ?? "refresh"
      return report(.warning, "The queue is read in part only; \(key) reads it whole.")
    }
    if editing != nil && overlay == nil {
      let key = configuration.keymap.keyName(of: .leaveEditor) ?? "editor.leave"
      return report(.info, "\(key) leaves the editor; the draft is kept.")
    }
    if overlay != nil { return escapeOverlay() }
    let key = configuration.keymap.keyName(of: .quit) ?? "quit"
    return report(.info, "Nothing runs. \(key) quits; decisions and drafts are on disk.")
  }

  mutating func copyRecord() -> [Effect] {
    copy("Question and answer") { "\($0.interaction.question)\n\n\($0.interaction.answer)\n" }
  }

  mutating func copyQuestion() -> [Effect] { copy("The question") { $0.interaction.question } }

  mutating func copyAnswer() -> [Effect] { copy("The answer") { $0.interaction.answer } }

  mutating func copyID() -> [Effect] { copy("The id") { $0.summary.id.rawValue } }

  private mutating func copy(_ what: String, _ text: (ItemDetail) -> String) -> [Effect] {
    guard let detail = shownItem.flatMap({ details[$0] }) else {
      return report(.warning, stillReading)
    }
    let whole = text(detail)
    var bytes = 0
    let part = whole.unicodeScalars.prefix {
      bytes += UTF8.width($0)
      return bytes <= Self.copyLimit
    }
    let isCut = part.endIndex < whole.unicodeScalars.endIndex
    let words =
      isCut
      ? "\(what) went to the clipboard, cut at \(Self.copyLimit / 1000) kB."
      : "\(what) went to the clipboard, if the terminal allows it."
    return [.copy(String(part))] + report(.info, words)
  }
}
