import CellGrid
import Queueing
import ReviewModel

/// What was sent to the store and not stored.
extension ConsoleState {
  /// Takes in that a decision failed: its items wait again, with the note and the marks that they had.
  ///
  /// The one that was shown is shown again, with what was written in the editor, unless the reviewer
  /// has gone elsewhere meanwhile. Keys that were on their way are not taken for it.
  mutating func reopen(_ ticket: Int, _ message: String) -> [Effect] {
    guard let decision = sent.removeValue(forKey: ticket) else { return [] }
    _ = queue.fail(ticket: ticket)
    let what =
      decision.items.count > 1
      ? counted(decision.items.count, "item") : decision.items.first.map(name(of:)) ?? "The item"
    let effects = goBack(to: decision)
    if decision.wereMarked { markAgain(decision.items) }
    return effects
      + reportFailed(
        decision.items.count,
        "\(what) not \(decision.verdict.kind.pastTense): \(message)"
      )
  }

  /// That nothing was stored, for there is nothing any more to store it of.
  func goneWords(_ items: [ItemKey]) -> String {
    items.count < 2
      ? "Nothing was stored: the item is gone from the store."
      : "Nothing was stored: all \(grouped(items.count)) items are gone from the store."
  }

  /// Takes in that an amendment failed.
  mutating func amendmentFailed(_ ticket: Int, _ message: String) -> [Effect] {
    guard let sent = amending.removeValue(forKey: ticket) else { return [] }
    if sent.wereMarked { markAgain(sent.items) }
    let what =
      sent.items.count == 1
      ? sent.items.first.map(name(of:)) ?? "The item" : counted(sent.items.count, "item")
    let words = sent.amendment == .split ? "not split off" : "the failure kind is not stored"
    return reportFailed(1, "\(what): \(words). \(message)")
  }

  /// Takes in that an undo or a redo was not done.
  mutating func reversalFailed(_ direction: Reversing, _ message: String?) -> [Effect] {
    endReversal()
    let verb = direction == .undo ? "taken back" : "put in force again"
    // The failure of what it meant has been said, and that says more.
    guard let message else {
      return report(.warning, "Nothing was \(verb): what that key meant was not stored.")
    }
    return report(.failure, "Nothing was \(verb): \(message)")
  }

  mutating func endReversal() {
    reversals = max(0, reversals - 1)
    if reversals == 0 { reversingSince = nil }
  }

  /// How long keys are not taken for an item that came back by itself, in milliseconds.
  private static let returnPause = 400

  private mutating func goBack(to decision: SentDecision) -> [Effect] {
    guard editing == nil, overlay == nil, screen == .triage, shownItem == decision.landing,
      let item = decision.items.first, queue.select(item)
    else { return [] }
    let pause = pauseOnReturn()
    guard decision.items.count == 1, decision.verdict.correction != nil else { return pause }
    return pause + openEditor(item)
  }

  /// Takes no key for the item that is selected before the reviewer can have seen it: the screen has gone
  /// there by itself.
  mutating func pauseOnReturn() -> [Effect] {
    guard let item = queue.selection else { return [] }
    returned = item
    return [.startTimer(.returned(item), milliseconds: Self.returnPause)]
  }

  /// Whether a key is not taken, for it was pressed when another item was shown.
  func comesTooEarly(_ key: Key, in context: CommandContext) -> Bool {
    guard returned != nil, returned == shownItem else { return false }
    switch context {
    case .triage: return isAboutRecord(key, in: context)
    // They are about the record that was shown when they opened.
    case .menu, .confirm: return key.isText || key == .named(.enter)
    default: return false
    }
  }

  /// Whether a key does something with the record that is shown.
  func isAboutRecord(_ key: Key, in context: CommandContext) -> Bool {
    configuration.keymap.command(for: key, in: context)?.isAboutRecord == true
  }

  private mutating func markAgain(_ items: [ItemKey]) {
    guard !queue.hasMarks else { return }
    queue.mark(items)
  }
}
