import CellGrid

extension RecordView {
  /// A place of a text that is shown.
  struct TextPlace: Equatable {
    var block: Int
    /// Scalars of the stored text before it.
    var scalar: Int
  }

  /// How much of each text is looked through.
  private static let longestLookedThrough = 1 << 16
  /// How many places are found at most.
  private static let mostPlaces = 1000

  /// The places of a text that was looked for.
  struct FoundPlaces: Equatable {
    var needle: String
    var places: [TextPlace]
  }

  /// Where its texts have what is searched for, from the top to the end; looked for once.
  mutating func places(of needle: String) -> [TextPlace] {
    if let known = foundPlaces, known.needle.utf8.elementsEqual(needle.utf8) { return known.places }
    let places = lookedFor(needle)
    foundPlaces = FoundPlaces(needle: needle, places: places)
    return places
  }

  private func lookedFor(_ needle: String) -> [TextPlace] {
    var found: [TextPlace] = []
    for index in blocks.indices.prefix(roots) where found.count < Self.mostPlaces {
      let text = blocks[index].text.text.prefixOfBytes(Self.longestLookedThrough)
      found += occurrences(of: needle, in: text, limit: Self.mostPlaces - found.count)
        .map { TextPlace(block: index, scalar: $0.lowerBound) }
    }
    return found
  }

  /// The first of some places that does not stand above what is shown, or the first of all.
  mutating func firstPlaceBelowTop(of places: [TextPlace]) -> Int {
    guard top > 0 else { return 0 }
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      let row = row(of: places[middle].block, scalar: places[middle].scalar) ?? 0
      if row < top { low = middle + 1 } else { high = middle }
    }
    return low < places.count ? low : 0
  }

  /// Scrolls until a place is in sight, unless it is; what is folded up to it is laid out.
  mutating func show(_ place: TextPlace, height: Int) {
    guard let row = row(of: place.block, scalar: place.scalar, opensFold: true) else { return }
    guard row < top || row + 1 > top + height else { return }
    top = max(0, row - height / 3)
    scroll(by: 0, height: height)
  }
}
