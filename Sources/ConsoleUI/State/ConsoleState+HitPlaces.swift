import CellGrid
import Queueing
import ReviewModel

/// Going through the places of a record that have what is searched for.
extension ConsoleState {
  /// Selects a hit; the record is scrolled to one of its places once it is there.
  mutating func land(on index: Int, _ number: HitPlace.Number) {
    queue.select(index: index)
    let place = queue.selection.map { HitPlace(item: $0, rank: rank(of: $0), number: number) }
    search?.place = place
  }

  /// Goes on to another place of the record that was gone to last.
  ///
  /// - Returns: whether it has one that way.
  mutating func goToPlace(forward: Bool) -> Bool {
    guard editing == nil, let place = search?.place, place.item == shownItem,
      case .shown(let number, let count) = place.number
    else { return false }
    let next = forward ? number + 1 : number - 1
    guard (1...max(1, count)).contains(next), count > 0 else { return false }
    return show(place: next)
  }

  /// Scrolls to the place that a search has come to, once the record is there.
  mutating func showAwaitedPlace() {
    guard editing == nil, let place = search?.place, place.item == shownItem,
      details[place.item] != nil
    else { return }
    switch place.number {
    case .shown: return
    case .first: _ = show(place: nil)
    case .last: _ = show(place: .max)
    }
  }

  /// Shows a place by its number, from 1; with nil the first that does not stand above what is read.
  private mutating func show(place number: Int?) -> Bool {
    guard let search, var place = search.place else { return false }
    let found = record.places(of: search.text)
    let number = min(number ?? record.firstPlaceBelowTop(of: found) + 1, found.count)
    place.number = .shown(number, of: found.count)
    self.search?.place = place
    guard number > 0 else { return false }
    record.show(found[number - 1], height: recordHeight)
    return true
  }

  /// Which of the hits an item is, from 1; nil for none: that after or before the one that was gone to last,
  /// or else it is looked for.
  private func rank(of item: ItemKey) -> Int? {
    guard let search else { return nil }
    let last = search.place?.rank ?? 0
    for near in [last + 1, last - 1, last]
    where search.hits.indices.contains(near - 1) && search.hits[near - 1] == item {
      return near
    }
    return search.hits.firstIndex(of: item).map { $0 + 1 }
  }

  /// How many hits there are; of one that was gone to, which it is, and which place of the record.
  func hits(of search: SearchState) -> String {
    let count = counted(search.hits.count, "hit") + (search.isRunning ? " so far" : "")
    guard let place = search.place, place.item == shownItem, let rank = place.rank else {
      return count
    }
    guard case .shown(let number, let places) = place.number, places > 1 else {
      return "\(grouped(rank)) of \(count)"
    }
    return "\(grouped(rank)) of \(count), place \(grouped(number)) of \(grouped(places)) in it"
  }
}
