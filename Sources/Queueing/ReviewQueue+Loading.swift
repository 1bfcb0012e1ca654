package import ReviewModel

/// How a load's keys take the place of those that are shown.
package enum LoadMode: Hashable, Sendable {
  /// At the first chunk: another filter or order.
  case replacing
  /// When all have come, so that nothing flickers; what was settled here leaves the list.
  case refreshing
  /// When all have come; what was settled here keeps its place, so that it can be looked at again.
  case merging
}

extension ReviewQueue {
  /// Begins a load and returns its generation; chunks of earlier ones are ignored from now on.
  ///
  /// - Parameters:
  ///   - mode: when and how the new keys take over.
  ///   - listsSettled: whether the filter asks for settled items too.
  package mutating func startLoad(_ mode: LoadMode, listsSettled: Bool = false) -> Int {
    generation += 1
    isLoading = true
    isFirstChunk = true
    loading = mode
    incoming = []
    incomingListsSettled = listsSettled
    return generation
  }

  /// Stops waiting for the load; what has come stays.
  package mutating func cancelLoad() {
    generation += 1
    if isLoading, loading == .replacing, !isFirstChunk || keys.isEmpty { isPartial = true }
    isLoading = false
    incoming = []
  }

  /// Takes a chunk in.
  package mutating func receive(generation: Int, keys chunk: [ItemKey], isLast: Bool) {
    guard generation == self.generation, isLoading else { return }
    mayHaveUnskipped = true
    switch loading {
    case .replacing:
      if isFirstChunk {
        listsSettled = incomingListsSettled
        settledElsewhere = []
        keys = chunk
        forgetDone()
        marks.clear()
        cancelRange()
        recount()
        relocateSelection()
      } else {
        let firstNew = keys.count
        keys += chunk
        if !standings.isEmpty { recount() }
        if selectedIndex == nil { relocateSelection(from: firstNew) }
      }
    case .refreshing, .merging:
      incoming += chunk
      if isLast { swapIn() }
    }
    isFirstChunk = false
    if isLast {
      isLoading = false
      isPartial = false
    }
  }

  /// Puts an item that came back (by an undo) into the list, where the selection stands.
  package mutating func bringBack(_ key: ItemKey) {
    guard index(of: key) == nil else { return }
    mayHaveUnskipped = true
    let place = selectedIndex ?? keys.count
    keys.insert(key, at: place)
    if marks.coversAll { marks.remove(key) }
    if let selectedIndex { self.selectedIndex = selectedIndex + 1 }
    if let anchorIndex, anchorIndex >= place { self.anchorIndex = anchorIndex + 1 }
  }

  private mutating func swapIn() {
    let successors = selectedIndex.map { keys[$0...] } ?? []
    let seen = marks.coversAll ? Set(keys.filter { !isSettled($0) }) : []
    switch loading {
    case .replacing, .refreshing:
      keys = incoming
      forgetDone()
    case .merging:
      keys = merged()
    }
    incoming = []
    settledElsewhere = []
    if !marks.isEmpty { marks.keep(to: keys.filter { !isSettled($0) }, seen: seen) }
    recount()
    relocateSelection(among: successors)
    anchorIndex = rangeAnchor.flatMap { keys.firstIndex(of: $0) }
    if anchorIndex == nil { rangeAnchor = nil }
  }

  /// The incoming keys, with what was settled here and what is selected after the key that they
  /// stood behind.
  private func merged() -> [ItemKey] {
    guard !standings.isEmpty || selection != nil else { return incoming }
    let listed = Set(incoming)
    var followers: [ItemKey: [ItemKey]] = [:]
    var leaders: [ItemKey] = []
    var last: ItemKey?
    for key in keys {
      if listed.contains(key) {
        last = key
      } else if standings[key] != nil || key == selection {
        if let last { followers[last, default: []].append(key) } else { leaders.append(key) }
      }
    }
    if followers.isEmpty && leaders.isEmpty { return incoming }
    var result = leaders
    result.reserveCapacity(incoming.count + standings.count)
    for key in incoming {
      result.append(key)
      if let behind = followers[key] { result += behind }
    }
    return result
  }

  /// Lets the store speak again for what is durable.
  private mutating func forgetDone() {
    standings = standings.filter {
      if case .pending = $0.value { true } else { false }
    }
    skippedElsewhere = []
  }

  private mutating func recount() {
    guard !standings.isEmpty else {
      settledHere = 0
      return
    }
    settledHere = keys.reduce(into: 0) { count, key in
      if standings[key]?.isSettled == true { count += 1 }
    }
  }

  /// Finds the selected key again, or the first of those that stood below it, or the nearest end.
  private mutating func relocateSelection(among successors: ArraySlice<ItemKey> = []) {
    if let selection, let found = keys.firstIndex(of: selection) {
      selectedIndex = found
      return
    }
    guard !keys.isEmpty else {
      selection = nil
      selectedIndex = nil
      return
    }
    let places = successors.isEmpty ? [:] : places(in: keys)
    let next = successors.lazy.compactMap { places[$0] }.first
    select(index: next ?? (successors.isEmpty ? 0 : keys.count - 1))
  }

  private func places(in keys: [ItemKey]) -> [ItemKey: Int] {
    Dictionary(zip(keys, keys.indices), uniquingKeysWith: { first, _ in first })
  }

  private mutating func relocateSelection(from start: Int) {
    if let selection, let found = keys[start...].firstIndex(of: selection) {
      selectedIndex = found
    } else if selection == nil, let first = keys.first {
      selection = first
      selectedIndex = 0
    }
  }
}
