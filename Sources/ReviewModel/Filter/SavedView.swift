/// A filter with an order that somebody has given a name.
package struct SavedView: Hashable, Sendable {
  /// The characters that a name may have.
  package static let nameLimit = 40
  /// How many views are kept.
  package static let limit = 100

  /// The name: what is typed behind `:view`.
  package var name: String
  /// Which items.
  package var filter: ItemFilter
  /// In which order.
  package var order: QueueOrder
  /// Whether it stands in the settings, which the console does not write.
  package var isOfSettings: Bool

  /// Makes a view.
  package init(
    name: String,
    filter: ItemFilter,
    order: QueueOrder = .value,
    isOfSettings: Bool = false
  ) {
    self.name = name
    self.filter = filter
    self.order = order
    self.isOfSettings = isOfSettings
  }

  /// Why a text is no name of a view, in a sentence; nil when it is one.
  package static func problem(ofName name: String) -> String? {
    let isWord = name.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
        || "-_.".unicodeScalars.contains($0)
    }
    guard (1...nameLimit).contains(name.count), name.utf8.count <= 4 * nameLimit, isWord else {
      return "A view's name is one word of letters, digits, - _ and ., at most \(nameLimit)."
    }
    return nil
  }
}
