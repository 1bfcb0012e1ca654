import Guarding
import ReviewModel

extension ConsoleState {
  /// Asks what was said before about the question that is shown, unless that is known.
  mutating func readPrecedents() -> [Effect] {
    guard let shown = shownItem, precedents.isMissing(shown) else { return [] }
    return [.loadPrecedents(shown)]
  }

  /// Asks again, for decisions were made since.
  mutating func expirePrecedents() -> [Effect] {
    guard precedents.expire(keeping: shownItem), let shown = shownItem else { return [] }
    return [.loadPrecedents(shown)]
  }

  mutating func store(_ key: ItemKey, _ found: Precedents) -> [Effect] {
    guard !vanished.contains(key) else { return [] }
    precedents.store(key, found)
    guard let waiting = privacy.waiting, waiting.awaitsPrecedents, waiting.items == [key],
      let text = waiting.verdict.correction
    else { return [] }
    privacy.waiting = nil
    return submit(text, of: key)
  }

  /// Holds a correction until it is known what was said before, which a guard has to be asked about.
  mutating func awaitPrecedents(_ text: String, of item: ItemKey) -> [Effect] {
    var submission = Submission(items: [item], verdict: .correct(text), note: nil)
    submission.awaitsPrecedents = true
    privacy.waiting = submission
    return precedents.isMissing(item) ? [.loadPrecedents(item)] : []
  }

  /// Takes none for what cannot be read, until the store changes: a correction that waits goes on, and it is
  /// said that nothing was compared with it.
  mutating func goOnWithoutPrecedents(_ key: ItemKey, _ message: String) -> [Effect] {
    let effects = store(key, Precedents()) + takeHeld()
    let words = "What was said before cannot be read, so nothing is compared with it. \(message)"
    return effects + report(.failure, words)
  }

  /// The corrections that one of an item can start from: the sides of a conflict, what a failed case expects, what was said
  /// before.
  func beginnings(of item: ItemKey) -> [Beginning] {
    guard let detail = details[item], !detail.summary.kind.isBlind else { return [] }
    guard detail.sides.isEmpty else {
      return detail.sides.enumerated().map { index, side in
        let author = side.reviewer.map { "by \($0)" } ?? "by the user"
        return Beginning(title: "Correction \(index + 1), \(author)", text: side.correction)
      }
    }
    let expected = detail.failedCase.map { failed in
      Beginning(title: "What the eval case expects", text: failed.expected)
    }
    let earlier = precedents[item]?.corrections ?? []
    return [expected].compactMap(\.self)
      + earlier.enumerated().map { index, correction in
        Beginning(
          title: "Earlier correction \(index + 1), \(correction.author)",
          text: correction.correction
        )
      }
  }
}

/// A text that a correction can start from.
struct Beginning: Equatable, Sendable {
  var title: String
  var text: String
}

extension EarlierCorrection {
  /// Who wrote it.
  var author: String { reviewer.map { "by \($0)" } ?? "by a user" }
}
