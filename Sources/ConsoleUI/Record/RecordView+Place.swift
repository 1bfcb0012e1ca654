import CellGrid

/// Where one is in what is read.
extension RecordView {
  /// A line by what it shows, which stays when everything is laid out anew.
  struct Place {
    var block: Int
    /// Where it begins in the stored text.
    var stored: Int
    /// How many lines below that it is.
    var below: Int
  }

  /// The line on top.
  var topPlace: Place? {
    guard lines.indices.contains(top) else { return nil }
    var below = 0
    let parent = parents[lines[top].block]
    if lines[top].kind == .blank, top + 1 < lines.count, let next = stored(of: lines[top + 1]) {
      return Place(block: parent, stored: next.lowerBound, below: -1)
    }
    while top >= below, parents[lines[top - below].block] == parent {
      if let stored = stored(of: lines[top - below]) {
        return Place(block: parent, stored: stored.lowerBound, below: below)
      }
      below += 1
    }
    return Place(block: parent, stored: 0, below: below - 1)
  }

  /// Puts the line on top that stood there before everything was laid out anew.
  ///
  /// The block is found by what it is, for others may have come or gone before it; one that is itself gone
  /// leaves its place to the end of what stood before it.
  mutating func restore(_ place: Place, from before: [RecordBlock]) {
    guard before.indices.contains(place.block) else { return }
    if let block = counterpart(of: place.block, in: before) {
      if let row = row(of: block, scalar: place.stored) { top = max(0, row + place.below) }
      return
    }
    for earlier in (0..<place.block).reversed() {
      guard let block = counterpart(of: earlier, in: before) else { continue }
      if let row = lines.lastIndex(where: { parents[$0.block] == block }) { top = row + 1 }
      return
    }
  }

  /// Which block is now what one was before.
  private func counterpart(of index: Int, in before: [RecordBlock]) -> Int? {
    let block = before[index]
    let now = blocks.prefix(roots)
    // Of several that are alike, the one with as many of them before it.
    let number = before.prefix(index).count { $0.isSame(as: block) }
    let alike = now.indices.filter { now[$0].isSame(as: block) }
    if alike.indices.contains(number) { return alike[number] }
    return now.count == before.count ? index : alike.last
  }

  /// How far one has read, for a title: nothing when all is in sight, "end", or a part in percent.
  ///
  /// What is not laid out counts for as many lines as it would have if it went on as before.
  func place(height: Int) -> String {
    let bottom = top + height
    let rest = linesToCome
    guard lines.count + rest > height else { return "" }
    if bottom >= lines.count, rest == 0 { return "end" }
    let all = lines.count + rest
    return "\(min(99, bottom * 100 / max(1, all)))%"
  }

  private var linesToCome: Int {
    var sum = 0
    var laid = 0
    var parent = -1
    for line in lines {
      if parents[line.block] != parent { (parent, laid) = (parents[line.block], 0) }
      if case .more(let rest) = line.kind {
        let done = max(0, blocks[parent].text.text.utf8.count - rest)
        sum += laid > 0 && done > 0 ? rest / max(1, done / laid) : rest / max(1, width) + 1
      } else {
        laid += 1
      }
    }
    return sum
  }
}

extension RecordBlock {
  /// Whether it is the same piece of a record as one of another layout.
  fileprivate func isSame(as other: RecordBlock) -> Bool {
    guard anchor == other.anchor, origin == other.origin else { return false }
    if origin != nil { return true }
    if comparison != nil || other.comparison != nil { return comparison == other.comparison }
    return text.text == other.text.text
  }
}
