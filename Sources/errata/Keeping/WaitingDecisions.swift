import ConsoleRuntime
import ReviewModel
import ReviewStorage

/// Counts the decisions beside a store that consoles had made and that it has not taken yet.
struct WaitingDecisions {
  /// On how many items, by their reviewers.
  private var waiting: [String: Int] = [:]
  /// On how many items that the store does not know, so that nobody stores them, by their reviewers.
  private var strange: [String: Int] = [:]
  private let path: String

  /// Looks through the folder beside a store.
  init(folder: DraftFolder, store: any ReviewStore) throws {
    path = folder.path
    for (reviewer, items) in folder.unstoredDecisions() {
      // As the console does: all that have an id must be found by it.
      let named = items.compactMap(\.id)
      let isKnown = try !named.isEmpty && named.allSatisfy { try store.itemKey(of: $0) != nil }
      if isKnown {
        waiting[reviewer, default: 0] += items.count
      } else {
        strange[reviewer, default: 0] += items.count
      }
    }
  }

  /// What was found, a sentence a reviewer.
  var words: [String] {
    let stored = waiting.sorted { $0.key < $1.key }.map { reviewer, number in
      let it = number == 1 ? "it" : "them"
      return "\(count(number, "decision")) by \(PlainText.line(reviewer).text) "
        + "\(number == 1 ? "waits" : "wait") for the store; a console of that reviewer stores \(it)"
    }
    let left = strange.sorted { $0.key < $1.key }.map { reviewer, number in
      "\(count(number, "decision")) by \(PlainText.line(reviewer).text) in \(PlainText.line(path).text) "
        + "\(number == 1 ? "is" : "are") on records that this store does not know; no console stores "
        + "\(number == 1 ? "it" : "them"), and with the file there goes what is in it"
    }
    return stored + left
  }
}
