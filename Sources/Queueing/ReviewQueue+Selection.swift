package import ReviewModel

extension ReviewQueue {
  /// Selects by place, held inside the list.
  package mutating func select(index: Int) {
    guard !keys.isEmpty else { return }
    let held = min(max(0, index), keys.count - 1)
    selectedIndex = held
    selection = keys[held]
  }

  /// Selects an item of the list and answers whether it is in it.
  package mutating func select(_ key: ItemKey) -> Bool {
    guard let index = index(of: key) else { return false }
    select(index: index)
    return true
  }

  /// Moves the selection by so many rows, held inside the list.
  package mutating func move(by rows: Int) {
    guard let selectedIndex else {
      select(index: 0)
      return
    }
    let (target, overflow) = selectedIndex.addingReportingOverflow(rows)
    select(index: overflow ? (rows < 0 ? 0 : keys.count - 1) : target)
  }

  /// Moves to the next item that waits: below the selection first, then from the top; skipped ones
  /// after all others, those that others hold last.
  ///
  /// The selection stays where it is when nothing waits.
  ///
  /// - Returns: whether it moved.
  package mutating func moveToNextOpen(now: Timestamp) -> Bool {
    guard let index = nextOpen(now: now) else { return false }
    select(index: index)
    return true
  }

  /// The next of some items after the selection, from the top after the last; nil without any.
  package func nextIndex(in some: Set<ItemKey>, forward: Bool, from start: Int? = nil) -> Int? {
    guard !some.isEmpty, !keys.isEmpty else { return nil }
    let count = keys.count
    let origin = start ?? selectedIndex ?? (forward ? -1 : count)
    for step in 1...count {
      let index = ((origin + (forward ? step : -step)) % count + count) % count
      if some.contains(keys[index]) { return index }
    }
    return nil
  }

  private mutating func nextOpen(now: Timestamp) -> Int? {
    let count = keys.count
    let start = (selectedIndex ?? -1) + 1
    var skipped: Int?
    var claimed: Int?
    for step in 0..<count {
      let index = (start + step) % count
      let key = keys[index]
      if index == selectedIndex || isSettled(key) { continue }
      if holder(of: key, now: now) != nil {
        claimed = claimed ?? index
      } else if isSkipped(key) {
        skipped = skipped ?? index
        if !mayHaveUnskipped { return skipped }
      } else {
        return index
      }
    }
    let isPassed = selection.map { isSettled($0) || isSkipped($0) } ?? true
    if claimed == nil, isPassed { mayHaveUnskipped = false }
    return skipped ?? claimed
  }
}
