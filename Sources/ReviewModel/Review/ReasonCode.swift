/// A short word for why an item was discarded or flagged; the config may add more.
package struct ReasonCode: RawRepresentable, Hashable, Sendable {
  /// The code as it is written.
  package let rawValue: String

  /// Makes a code from its written form.
  package init(rawValue: String) { self.rawValue = rawValue }

  /// Makes a code from its written form.
  package init(_ text: String) { rawValue = text }

  /// The most codes that are offered: one for each digit, from 1 to 9 and then 0.
  package static let limit = 10

  /// Why an audited answer is discarded of which it is known that it is wrong, but not what is right.
  ///
  /// No discard of another item is offered with it.
  package static let wrong = ReasonCode(rawValue: "wrong")

  /// The codes that a discard is offered with, in the order of the menu.
  package static let forDiscard = [
    "unanswerable", "off-topic", "outdated-question", "spam", "other",
  ].map(ReasonCode.init(rawValue:))

  /// The codes that a flag is offered with, in the order of the menu.
  package static let forFlag = ["privacy", "safety", "expert", "agent-bug", "other"]
    .map(ReasonCode.init(rawValue:))
}
