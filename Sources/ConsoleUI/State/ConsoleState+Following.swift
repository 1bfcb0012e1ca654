import CellGrid
import Queueing
import ReviewModel

extension ConsoleState {
  /// A reload on behalf of others is cheap up to so many keys; beyond, it is done now and then.
  private static let cheapReload = 5000
  /// Now and then, in milliseconds.
  private static let reloadInterval: Int64 = 30_000

  /// What follows from where the selection stands: rows and records at hand, a claim, a layout.
  mutating func follow() -> [Effect] {
    guard screen == .triage else { return leaveItem() + followOnOtherScreens() }
    keepSelectionInView()
    let editorSize = editorSize
    let isBeside = standsBesideAnswer
    editing?.isBesideAnswer = isBeside
    editing?.resize(to: editorSize)
    var effects: [Effect] = []
    let shown = shownItem
    if shown != followed {
      if landing?.item != shown { landing = nil }
      effects += leaveItem()
      followed = shown
      evidenceFocus = nil
      attention = shown.map { Attention(item: $0, since: now) }
      record.top = 0
      if let shown, !queue.isSettled(shown), ownClaim != shown {
        effects.append(.startTimer(.claim(shown), milliseconds: configuration.claims.dwell))
      }
    }
    effects += read() + readPrecedents() + countCover()
    layOutRecord()
    showAwaitedPlace()
    layOutPage()
    return effects
  }

  /// The keys of the rows on the screen.
  var visibleKeys: ArraySlice<ItemKey> { rows(listTop..<listTop + listHeight) }

  private func rows(_ range: Range<Int>) -> ArraySlice<ItemKey> {
    queue.keys[range.clamped(to: 0..<queue.keys.count)]
  }

  /// Reads what is on the screen, which the drawing waits for, and then what is around it.
  private mutating func read() -> [Effect] {
    var effects: [Effect] = []
    if let shown = shownItem, details.isMissing(shown) { effects.append(.loadItem(shown)) }
    let visible = summaries.missing(visibleKeys)
    if !visible.isEmpty { effects.append(.loadSummaries(visible)) }
    let window = rows(max(0, listTop - listHeight)..<max(0, listTop + 2 * listHeight))
    let ahead = summaries.missingAhead(window)
    if !ahead.isEmpty { effects.append(.prefetchSummaries(ahead)) }
    summaries.trim(keeping: window)
    if let shown = shownItem, let index = queue.selectedIndex {
      let near = [1, -1, 2, -2, 3].map { index + $0 }.filter(queue.keys.indices.contains)
      let keys = [shown] + near.map { queue.keys[$0] }
      effects += details.missingAhead(keys).map(Effect.prefetchItem)
    }
    return effects
  }

  mutating func store(_ rows: [ItemSummary]) -> [Effect] {
    for row in rows { queue.note(row, reviewer: configuration.reviewer) }
    summaries.store(rows)
    return []
  }

  mutating func store(_ key: ItemKey, _ detail: ItemDetail?) -> [Effect] {
    guard let detail else { return vanish([key]) }
    vanished.remove(key)
    details.store(key, detail)
    if cover?.item == key { cover?.isOutdated = true }
    if editing?.item == key { editing?.compare(with: detail.interaction.answer) }
    return store([detail.summary])
  }

  /// Reads what is on the screen again: somebody has written.
  mutating func readAgain() -> [Effect] {
    details.expire(keeping: shownItem)
    var effects: [Effect] = []
    let visible = Array(visibleKeys)
    if !visible.isEmpty { effects.append(.loadSummaries(visible)) }
    if let shown = shownItem { effects.append(.loadItem(shown)) }
    effects += forgetRelated()
    let written = itemsWithTexts
    if !written.isEmpty { effects.append(.findMissing(written)) }
    let isDue = now.milliseconds - lastReload.milliseconds >= Self.reloadInterval
    if !queue.isLoading, queue.keys.count <= Self.cheapReload || isDue {
      effects += loadQueue(.merging)
    }
    return effects
  }

  mutating func loadQueue(_ mode: LoadMode) -> [Effect] {
    // What stands there meanwhile is another list, whatever it is read again for.
    let mode = queue.awaitsOtherList ? .replacing : mode
    lastReload = now
    let asked = resolvedFilter
    let listsSettled = asked.terms.contains {
      if case .status = $0.condition { true } else { false }
    }
    let generation = queue.startLoad(mode, listsSettled: listsSettled)
    return [.loadQueue(generation: generation, filter: asked, order: order)]
  }

  /// Takes in keys of the list; once they are those of another list, that is the one which is shown.
  mutating func receive(generation: Int, _ keys: [ItemKey], isLast: Bool) -> [Effect] {
    let awaited = queue.awaitsOtherList
    let before = queue.selection
    queue.receive(generation: generation, keys: keys, isLast: isLast)
    let pause = before != nil && before != queue.selection ? pauseOnReturn() : []
    guard awaited, !queue.awaitsOtherList else { return pause }
    // Nobody chose what a console begins with, so one that somebody else holds is passed by.
    // So is one whose decision of an earlier session is on its way to the store.
    if listed == nil, landing == nil {
      if case .pending? = queue.selection.flatMap(queue.standing) {
        _ = queue.moveToNextOpen(now: now)
      }
      landing = queue.selection.map { Landing(item: $0) }
    }
    listed = Listed(filter: filter, order: order)
    return pause
  }

  /// Stops reading the list.
  ///
  /// One of which nothing has come yet is given up: filter and order are those of the list that is shown.
  mutating func cancelLoad() -> [Effect] {
    let key = key(of: .refresh)
    let awaited = queue.awaitsOtherList
    queue.cancelLoad()
    guard awaited else {
      return report(
        .warning,
        "The queue is read in part only; \(key) reads it whole.",
        isRefusal: false
      )
    }
    guard let listed else {
      return report(.warning, "The queue was not read; \(key) reads it.", isRefusal: false)
    }
    (filter, order) = (listed.filter, listed.order)
    return report(
      .warning,
      "Nothing of the new list has come: filter and order are as they were.",
      isRefusal: false
    )
  }

  /// Gives up reading a list that cannot be read: what is shown stays, with its filter and order.
  mutating func failLoad(_ generation: Int, _ message: String) -> [Effect] {
    guard generation == queue.generation, queue.isLoading else { return [] }
    let isOther = queue.awaitsOtherList && listed != nil
    _ = cancelLoad()
    let aside = isOther ? " Filter and order are as they were." : ""
    return report(.failure, message + aside)
  }

  /// The filter as a store can answer it.
  var resolvedFilter: ItemFilter {
    guard !filter.isResolved else { return filter }
    var items = Set(drafts.keys)
    if let editing, !editing.isEmpty { items.insert(editing.item) }
    return filter.resolved(now: now, drafts: items)
  }

  mutating func refresh() -> [Effect] {
    details.expire(keeping: shownItem)
    var effects = loadQueue(.refreshing) + forgetRelated()
    if page?.subject == .guidelines { effects.append(.loadGuidelines) }
    let visible = Array(visibleKeys)
    if !visible.isEmpty { effects.append(.loadSummaries(visible)) }
    if let shown = shownItem { effects.append(.loadItem(shown)) }
    return effects
  }

  mutating func claimAfterRest(_ key: ItemKey) -> [Effect] {
    guard key == shownItem, ownClaim != key, !queue.isSettled(key) else { return [] }
    return claimNow(key)
  }

  mutating func claimNow(_ key: ItemKey) -> [Effect] {
    guard ownClaim != key else { return [] }
    ownClaim = key
    return [
      .stopTimer(.claim(key)), .claim(key),
      .startTimer(.idleClaim(key), milliseconds: configuration.claims.idle),
    ]
  }

  /// Gives a claim back when nobody has touched the console for long enough.
  mutating func giveBackWhenIdle(_ key: ItemKey) -> [Effect] {
    guard key == ownClaim else { return [] }
    let rest = Int64(configuration.claims.idle) - (now.milliseconds - lastInput.milliseconds)
    if rest <= 0 {
      ownClaim = nil
      lapsedClaim = key
      return [.release(key)]
        + report(
          .warning,
          "Nobody was here for a while, so \(name(of: key)) was given back.",
          isRefusal: false
        )
    }
    // Asked for anew: what renews it ends by itself when a console is not heard of for hours.
    return [.claim(key), .startTimer(.idleClaim(key), milliseconds: Int(rest))]
  }

  /// Takes in who holds an item now.
  mutating func take(_ claim: Claim, on key: ItemKey) -> [Effect] {
    queue.note(claim, on: key, reviewer: configuration.reviewer)
    summaries.change(key) { $0.claim = claim }
    let passed = landing?.item == key ? landing : nil
    if passed != nil { landing = nil }
    guard claim.reviewer != configuration.reviewer, ownClaim == key else { return [] }
    ownClaim = nil
    if let passed, let next = openItem(after: passed) {
      landing = next
      _ = queue.select(next.item)
      return [.stopTimer(.idleClaim(key))] + pauseOnReturn()
        + report(.info, "\(claim.reviewer) holds \(name(of: key)); this is the next one.")
    }
    return [.stopTimer(.idleClaim(key))]
      + report(
        .warning,
        """
        \(claim.reviewer) holds \(name(of: key)) until \(claim.expires.clock); a decision of yours \
        would be kept as a second opinion.
        """,
        isRefusal: false
      )
  }

  /// How many items that others hold are passed by on the way to one that waits.
  private static let passedAtMost = 20

  /// Where to go on to from an item that nobody chose and somebody else holds; nil when the reviewer is
  /// at something else by now, or there is nothing that waits freely.
  private func openItem(after landing: Landing) -> Landing? {
    guard editing == nil, overlay == nil, shownItem == landing.item,
      landing.passed < Self.passedAtMost
    else { return nil }
    var ahead = queue
    guard ahead.moveToNextOpen(now: now), let next = ahead.selection,
      ahead.holder(of: next, now: now) == nil
    else { return nil }
    return Landing(item: next, passed: landing.passed + 1)
  }

  /// Claims the item again whose claim was given back while nobody was there.
  mutating func comeBack() -> [Effect] {
    lastInput = now
    guard let key = lapsedClaim else { return [] }
    lapsedClaim = nil
    return key == shownItem ? claimNow(key) : []
  }

  /// Leaves the item that was shown: its claim is given back, or not taken.
  private mutating func leaveItem() -> [Effect] {
    guard let key = followed else { return [] }
    followed = nil
    lapsedClaim = nil
    guard ownClaim == key else { return [.stopTimer(.claim(key))] }
    ownClaim = nil
    return [.stopTimer(.idleClaim(key)), .release(key)]
  }

  private mutating func keepSelectionInView() {
    let height = listHeight
    let count = queue.keys.count
    guard let index = queue.selectedIndex, height > 0 else {
      listTop = min(listTop, max(0, count - 1))
      return
    }
    listTop = scrolled(listTop, toShow: index, of: count, height: height)
  }
}

/// Where a list begins so that a row is in it with its neighbours: where it began before, or so far
/// on that most of what comes next is in sight.
///
/// Not row by row, for then every key would draw the whole list. A short list goes on by all but one
/// of its rows, a long one keeps a third of them behind the selection.
func scrolled(_ top: Int, toShow index: Int, of count: Int, height: Int) -> Int {
  let margin = height < 3 ? 0 : height < 12 ? 1 : 2
  let behind = height < 12 ? 0 : max(margin, height / 3 - 1)
  var top = top
  if index < top + min(margin, behind) {
    top = index - (height - 1 - max(margin, behind))
  } else if index + margin >= top + height {
    top = index - behind
  }
  return min(max(0, top), max(0, count - height))
}
