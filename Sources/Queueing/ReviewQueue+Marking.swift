package import ReviewModel

extension ReviewQueue {
  /// Whether anything is marked, or a range is open.
  package var hasMarks: Bool { !marks.isEmpty || rangeAnchor != nil }

  /// Whether an item is marked, by hand, by "all", or by the open range.
  ///
  /// - Parameters:
  ///   - key: the item.
  ///   - index: where it stands in the list.
  package func isMarked(_ key: ItemKey, at index: Int) -> Bool {
    if isSettled(key) { return false }
    return marks.contains(key) || rangeBounds?.contains(index) == true
  }

  /// How many items are marked, the open range not counted.
  package var markCount: Int { marks.count(among: waiting) }

  /// How many rows the open range spans, settled ones included; 0 without one.
  package var rangeLength: Int { rangeBounds?.count ?? 0 }

  /// Marks the selected item, or takes its mark away; a settled one cannot be marked.
  package mutating func toggleMark() {
    guard let selection, !isSettled(selection) else { return }
    marks.toggle(selection)
  }

  /// Marks everything that the filter matches, loaded or still to come in the load that goes on, but what is
  /// settled; what enters the list later was not seen by whoever marked, and is not marked.
  package mutating func markAll() {
    cancelRange()
    marks.markAll()
  }

  /// Marks items, but those that are settled.
  package mutating func mark(_ items: [ItemKey]) {
    for key in items where !isSettled(key) { marks.insert(key) }
  }

  /// Begins a range at the selection, or ends it and marks its items.
  package mutating func toggleRange() {
    guard rangeBounds != nil else {
      rangeAnchor = selection
      anchorIndex = selectedIndex
      return
    }
    commitRange()
  }

  /// Ends the range without marking.
  package mutating func cancelRange() {
    rangeAnchor = nil
    anchorIndex = nil
  }

  /// Takes every mark and the range away.
  package mutating func clearMarks() {
    cancelRange()
    marks.clear()
  }

  /// The marked items in the order of the queue, those of the open range among them.
  package func markedKeys() -> [ItemKey] {
    guard hasMarks else { return [] }
    if marks.isEmpty, let rangeBounds { return keys[rangeBounds].filter { !isSettled($0) } }
    return keys.indices.compactMap { isMarked(keys[$0], at: $0) ? keys[$0] : nil }
  }

  private var rangeBounds: ClosedRange<Int>? {
    guard let anchorIndex, let selectedIndex, keys.indices.contains(anchorIndex) else { return nil }
    return min(anchorIndex, selectedIndex)...max(anchorIndex, selectedIndex)
  }

  private mutating func commitRange() {
    if let rangeBounds {
      for key in keys[rangeBounds] where !isSettled(key) { marks.insert(key) }
    }
    cancelRange()
  }
}
