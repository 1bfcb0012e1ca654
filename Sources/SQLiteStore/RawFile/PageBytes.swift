/// The bytes of one page of a database file, read as the format has them.
///
/// Source: "Database File Format", section 1.6, sqlite.org/fileformat2.html. What does not fit the format
/// throws ``MisreadFile``; nothing in a page is trusted.
struct PageBytes {
  private let bytes: [UInt8]
  /// Its number, from 1 on.
  let number: Int
  /// How much of it cells can take.
  private let usable: Int

  init(_ bytes: [UInt8], number: Int, usable: Int) {
    self.bytes = bytes
    self.number = number
    self.usable = usable
  }

  /// A cell of a page of a tree: a row, an entry of an index, or what leads to others.
  struct Cell {
    /// Where it stands in its page, with the number of its first overflow page.
    var range: Range<Int>
    /// Where the part of its row is that stands in the page; empty in a cell that only leads on.
    var payload: Range<Int>
    /// The page to the left of it.
    var child: Int?
    /// The first page of the rest of its row.
    var overflow: Int?
    /// How many bytes the rest has.
    var rest = 0
  }

  /// The kind of a page of a tree.
  enum Kind: UInt8 {
    case indexInterior = 2
    case tableInterior = 5
    case indexLeaf = 10
    case tableLeaf = 13

    fileprivate var isInterior: Bool { self == .indexInterior || self == .tableInterior }
  }

  private var start: Int { number == 1 ? 100 : 0 }

  /// What kind it is.
  var kind: Kind {
    get throws(MisreadFile) {
      guard let kind = Kind(rawValue: try byte(start)) else { throw MisreadFile() }
      return kind
    }
  }

  /// The headers and the places of the cells, which stand at its beginning.
  var order: Range<Int> {
    get throws(MisreadFile) {
      let end = start + (try kind.isInterior ? 12 : 8) + 2 * (try count)
      guard end <= usable else { throw MisreadFile() }
      return 0..<end
    }
  }

  /// The last page below it, when there are any.
  var lastChild: Int? {
    get throws(MisreadFile) { try kind.isInterior ? try long(start + 8) : nil }
  }

  private var count: Int { get throws(MisreadFile) { try short(start + 3) } }

  /// Its cells.
  var cells: [Cell] {
    get throws(MisreadFile) {
      let (kind, order) = (try kind, try order)
      let places = order.upperBound - 2 * (try count)
      var cells: [Cell] = []
      for index in 0..<(try count) {
        let place = try short(places + 2 * index)
        guard (order.upperBound..<usable).contains(place) else { throw MisreadFile() }
        cells.append(try cell(at: place, kind))
      }
      return cells
    }
  }

  private func cell(at place: Int, _ kind: Kind) throws(MisreadFile) -> Cell {
    var end = place
    var child: Int?
    if kind.isInterior {
      child = try long(end)
      end += 4
    }
    if kind == .tableInterior {
      _ = try varint(at: &end)
      return Cell(range: place..<end, payload: end..<end, child: child)
    }
    let size = try varint(at: &end)
    if kind == .tableLeaf { _ = try varint(at: &end) }
    let here = local(size, kind)
    var cell = Cell(range: place..<end + here, payload: end..<end + here, child: child)
    if here < size {
      cell.overflow = try long(end + here)
      cell.rest = size - here
      cell.range = place..<end + here + 4
    }
    guard cell.range.upperBound <= usable else { throw MisreadFile() }
    return cell
  }

  /// How much of a row stands in the page of its cell.
  private func local(_ size: Int, _ kind: Kind) -> Int {
    let most = kind == .tableLeaf ? usable - 35 : (usable - 12) * 64 / 255 - 23
    if size <= most { return size }
    let least = (usable - 12) * 32 / 255 - 23
    let fitting = least + (size - least) % (usable - 4)
    return fitting <= most ? fitting : least
  }

  /// The bytes of a range.
  func slice(_ range: Range<Int>) -> ArraySlice<UInt8> { bytes[range] }

  private func byte(_ place: Int) throws(MisreadFile) -> UInt8 {
    guard place < usable else { throw MisreadFile() }
    return bytes[place]
  }

  private func short(_ place: Int) throws(MisreadFile) -> Int {
    Int(try byte(place)) << 8 | Int(try byte(place + 1))
  }

  /// A number of four bytes, such as that of a page.
  func long(_ place: Int) throws(MisreadFile) -> Int {
    try short(place) << 16 | short(place + 2)
  }

  private func varint(at place: inout Int) throws(MisreadFile) -> Int {
    guard place < usable else { throw MisreadFile() }
    var reader = VarintReader(bytes[place..<min(usable, place + 9)])
    let value = try reader.next()
    place += reader.read
    return value
  }
}

/// Reads numbers of variable length; see "Database File Format", section 1.6.
struct VarintReader {
  private let bytes: ArraySlice<UInt8>
  /// How many bytes were read.
  private(set) var read = 0

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// The next number, which must not be negative.
  mutating func next() throws(MisreadFile) -> Int {
    var value: UInt64 = 0
    for index in 0..<9 {
      let place = bytes.startIndex + read
      guard place < bytes.endIndex else { throw MisreadFile() }
      read += 1
      if index == 8 {
        value = value << 8 | UInt64(bytes[place])
        break
      }
      value = value << 7 | UInt64(bytes[place] & 0x7F)
      if bytes[place] < 0x80 { break }
    }
    guard value < 1 << 40 else { throw MisreadFile() }
    return Int(value)
  }
}

/// A file does not fit the format, or was changed while it was read.
struct MisreadFile: Error {}
