/// Pieces of texts, by which anything that is left of them in raw bytes is found.
///
/// A text is cut into pieces of 24 bytes that touch one another, so that whatever is left of it in 47
/// bytes or more has a whole piece in it, wherever a page of a database cut it. A text of 12 to 23 bytes
/// is one piece; shorter ones ("Yes.") stand in other places by chance and are not looked for. Beyond
/// half a million pieces only the first of each text is taken, beyond a million none.
package struct TextTraces: Sendable {
  private static let pieceLength = 24
  private static let shortest = 12
  private static let manyPieces = 500_000
  private static let mostPieces = 1_000_000

  private(set) var pieces: Set<[UInt8]> = []
  /// Whether some pieces were left out because there are so many.
  package private(set) var isSampled = false

  /// Makes traces of nothing.
  package init() {}

  /// Whether there is nothing to look for.
  package var isEmpty: Bool { pieces.isEmpty }

  /// How many pieces there are.
  package var count: Int { pieces.count }

  /// Takes a text in.
  package mutating func add(_ bytes: some Collection<UInt8>) {
    let bytes = Array(bytes)
    guard bytes.count >= Self.shortest else { return }
    if bytes.count < Self.pieceLength {
      insert(bytes[...])
      return
    }
    var start = 0
    while start + Self.pieceLength <= bytes.count {
      insert(bytes[start..<start + Self.pieceLength])
      if isSampled { return }
      start += Self.pieceLength
    }
    if start < bytes.count { insert(bytes[(bytes.count - Self.pieceLength)...]) }
  }

  /// Takes in what others took in.
  package mutating func add(_ other: TextTraces) {
    for piece in other.pieces { insert(piece[...]) }
  }

  /// Takes a text in, unless it is nil.
  package mutating func add(_ text: String?) {
    if let text { add(text.utf8) }
  }

  private mutating func insert(_ piece: ArraySlice<UInt8>) {
    if pieces.count >= Self.manyPieces { isSampled = true }
    guard pieces.count < Self.mostPieces, !piece.allSatisfy({ $0 == piece.first }) else { return }
    pieces.insert(Array(piece))
  }
}

/// Looks for the pieces of texts in bytes: one look into a table for each place.
package struct TraceSearch: Sendable {
  private static let tableBits = 20
  private static let headLength = 8

  /// The pieces, and for each whether it was found.
  private let pieces: [[UInt8]]
  private var isFound: [Bool]
  private let byHead: [UInt64: [Int]]
  private let table: [UInt64]
  /// The longest piece: so many bytes, less one, of a chunk belong before the next one.
  package let overlap: Int

  /// Looks for these.
  package init(_ traces: TextTraces) {
    pieces = Array(traces.pieces)
    isFound = Array(repeating: false, count: pieces.count)
    var byHead: [UInt64: [Int]] = [:]
    var table = [UInt64](repeating: 0, count: 1 << (Self.tableBits - 6))
    for (index, piece) in pieces.enumerated() {
      let head = piece.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }
      byHead[head, default: []].append(index)
      let place = Self.place(of: head)
      table[place >> 6] |= 1 << UInt64(place & 63)
    }
    self.byHead = byHead
    self.table = table
    overlap = (pieces.map(\.count).max() ?? 1) - 1
  }

  /// How many pieces were found so far.
  package var found: Int { isFound.count { $0 } }

  /// Looks through some bytes.
  ///
  /// - Returns: how many pieces are in them that were not found before.
  @discardableResult
  package mutating func look(in bytes: UnsafeRawBufferPointer) -> Int {
    guard bytes.count >= Self.headLength, !pieces.isEmpty else { return 0 }
    var new = 0
    table.withUnsafeBufferPointer { table in
      for start in 0...(bytes.count - Self.headLength) {
        let head = bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)
        let place = Self.place(of: head)
        guard table[place >> 6] & 1 << UInt64(place & 63) != 0, let candidates = byHead[head] else {
          continue
        }
        for index in candidates where !isFound[index] {
          let piece = pieces[index]
          guard start + piece.count <= bytes.count,
            bytes[start..<start + piece.count].elementsEqual(piece)
          else { continue }
          isFound[index] = true
          new += 1
        }
      }
    }
    return new
  }

  /// How many pieces were found here that were not found there: what nobody else has.
  package func found(besides other: TraceSearch) -> Int {
    let elsewhere = Set(zip(other.pieces, other.isFound).filter { $0.1 }.map(\.0))
    return zip(pieces, isFound).count { $0.1 && !elsewhere.contains($0.0) }
  }

  private static func place(of head: UInt64) -> Int {
    Int(truncatingIfNeeded: (head &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - tableBits))
  }
}
