/// Tells the bytes of a store's file that are those of its rows from those that lie unused in it.
///
/// Words that an erasure should have taken may be left where nothing points at: in pages that are free,
/// and between the cells of others. A text of somebody else that ends as an erased one, before a byte that
/// happens to go on as that did, is nothing that was left, and only the order of the file can tell.
///
/// So the trees of all tables and indexes are walked, from their roots to the last page of each row. Of the
/// search index nothing counts as a row's, since its words only repeat what stands in the others.
package struct RowBytes {
  private let file: PageFile
  private var wanted: Set<Int>
  private var found: [Int: [Range<Int>]] = [:]
  private var isSeen: [Bool]

  /// Of some ranges of bytes of a file, which have no byte that is no row's.
  ///
  /// What leads to rows (the headers of pages, the places of cells, numbers before a text) counts as theirs.
  ///
  /// - Parameters:
  ///   - ranges: from the file's beginning.
  ///   - path: the database, which nobody in this process has open, and no link to it.
  /// - Returns: an answer for each range; false for all when the file cannot be read as a database, or
  ///   was changed meanwhile.
  package static func cover(_ ranges: [Range<Int>], in path: String) -> [Bool] {
    do throws(MisreadFile) {
      let file = try PageFile(path)
      var rows = RowBytes(file, ranges)
      try rows.walk()
      try file.checkUnchanged()
      return ranges.map(rows.covers)
    } catch {
      return ranges.map { _ in false }
    }
  }

  private init(_ file: PageFile, _ ranges: [Range<Int>]) {
    self.file = file
    isSeen = Array(repeating: false, count: file.count + 1)
    wanted = []
    for range in ranges where !range.isEmpty {
      wanted.formUnion(
        range.lowerBound / file.pageSize + 1...(range.upperBound - 1) / file.pageSize + 1
      )
    }
  }

  private func covers(_ range: Range<Int>) -> Bool {
    range.allSatisfy { place in
      let (page, byte) = place.quotientAndRemainder(dividingBy: file.pageSize)
      return found[page + 1]?.contains { $0.contains(byte) } ?? false
    }
  }

  private mutating func walk() throws(MisreadFile) {
    var roots: [Int] = []
    try walk(from: 1) { (payload) throws(MisreadFile) in
      if let root = try SchemaEntry(payload).root { roots.append(root) }
    }
    for root in roots { try walk(from: root) { _ in } }
  }

  private mutating func walk(
    from root: Int,
    _ row: (ArraySlice<UInt8>) throws(MisreadFile) -> Void
  ) throws(MisreadFile) {
    var waiting = [root]
    while let number = waiting.popLast() {
      try see(number)
      let page = try file.page(number)
      var ranges = [try page.order]
      for cell in try page.cells {
        ranges.append(cell.range)
        if let child = cell.child { waiting.append(child) }
        if !cell.payload.isEmpty { try row(page.slice(cell.payload)) }
        if let overflow = cell.overflow { try follow(overflow, cell.rest) }
      }
      if let child = try page.lastChild { waiting.append(child) }
      if wanted.contains(number) { found[number] = ranges }
    }
  }

  /// Goes through the pages of the rest of a row.
  private mutating func follow(_ first: Int, _ size: Int) throws(MisreadFile) {
    var (number, rest) = (first, size)
    while rest > 0 {
      try see(number)
      let part = min(rest, file.overflowSize)
      if wanted.contains(number) { found[number] = [0..<4 + part] }
      rest -= part
      number = try file.page(number).long(0)
    }
    guard number == 0 else { throw MisreadFile() }
  }

  private mutating func see(_ number: Int) throws(MisreadFile) {
    guard isSeen.indices.contains(number), number > 0, !isSeen[number] else { throw MisreadFile() }
    isSeen[number] = true
  }
}

/// A row of the schema, as far as it says where a tree begins.
private struct SchemaEntry {
  /// The first page of the tree; nil of what has none, and of the search index.
  let root: Int?

  /// Reads type, name, table and first page.
  init(_ payload: ArraySlice<UInt8>) throws(MisreadFile) {
    var header = VarintReader(payload)
    var place = payload.startIndex + (try header.next())
    var fields: [ArraySlice<UInt8>] = []
    for _ in 0..<4 {
      let end = place + (try Self.size(ofType: try header.next()))
      guard end <= payload.endIndex else { throw MisreadFile() }
      fields.append(payload[place..<end])
      place = end
    }
    let number = fields[3].reduce(0) { $0 << 8 | Int($1) }
    let isIndexOfWords = fields[2].elementsEqual("search_blocks".utf8)
    root = number == 0 || isIndexOfWords ? nil : number
  }

  private static func size(ofType type: Int) throws(MisreadFile) -> Int {
    switch type {
    case 0, 8, 9: 0
    case 1...4: type
    case 5: 6
    case 6, 7: 8
    case 12...: (type - 12) / 2
    default: throw MisreadFile()
    }
  }
}
