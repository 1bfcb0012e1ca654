/// Looks for the pieces of texts in bytes, in a time that is linear in the bytes.
///
/// At each place the next 24 bytes are hashed whole and looked up, so that it does not matter how many
/// pieces begin alike; a piece of 12 to 23 bytes is looked up by its own length where the first 12
/// bytes are those of one.
package struct TraceSearch: Sendable {
  /// The pieces, when they are known: what has the hash of one is compared with it.
  private let pieces: [[UInt8]]
  private let lengths: [Int]
  private var isFound: [Bool]
  private let hash: PieceHash
  private let whole: PieceTable
  private let short: PieceTable
  private let shortHeads: PieceFilter
  /// The lengths of the short pieces.
  private let shortLengths: [Int]
  /// The longest piece: so many bytes, less one, of a chunk belong before the next one.
  package let overlap: Int

  /// Looks for these.
  package init(_ traces: TextTraces) {
    let pieces = TracePieces(traces)
    self.init(TraceSketch(pieces, traces), pieces.whole + pieces.short)
  }

  /// Looks for what a sketch was made of, by the hashes alone.
  ///
  /// That other bytes have the hash of a piece happens in one of many thousand searches.
  package init(_ sketch: TraceSketch) { self.init(sketch, []) }

  private init(_ sketch: TraceSketch, _ pieces: [[UInt8]]) {
    self.pieces = pieces
    let whole = Array(repeating: TextTraces.pieceLength, count: sketch.whole.count)
    lengths = whole + sketch.short.map(\.length)
    hash = sketch.hash
    self.whole = PieceTable(zip(sketch.whole, 0...))
    short = PieceTable(zip(sketch.short.map(\.hash), sketch.whole.count...))
    shortHeads = PieceFilter(sketch.short.map(\.head))
    shortLengths = Set(sketch.short.map(\.length)).sorted()
    isFound = Array(repeating: false, count: lengths.count)
    overlap = max(lengths.max() ?? 1, 1) - 1
  }

  /// How many pieces are looked for.
  package var count: Int { lengths.count }

  /// How many pieces were found so far.
  package var found: Int { isFound.count { $0 } }

  /// Looks through some bytes.
  ///
  /// - Returns: how many pieces are in them that were not found before.
  @discardableResult
  package mutating func look(in bytes: UnsafeRawBufferPointer) -> Int {
    var found: [Int] = []
    forEachPiece(in: bytes) { piece, _ in if !isFound[piece] { found.append(piece) } }
    let new = Set(found)
    for piece in new { isFound[piece] = true }
    return new.count
  }

  /// Where pieces stand in some bytes that were found here and not there, by the number of the piece.
  ///
  /// - Parameter other: a copy of this search that looked elsewhere.
  package func places(
    in bytes: UnsafeRawBufferPointer,
    besides other: TraceSearch
  ) -> [(piece: Int, range: Range<Int>)] {
    var places: [(piece: Int, range: Range<Int>)] = []
    forEachPiece(in: bytes) { piece, start in
      guard isFound[piece], !other.isFound[piece] else { return }
      places.append((piece, start..<start + lengths[piece]))
    }
    return places
  }

  @inline(__always)
  private func forEachPiece(
    in bytes: UnsafeRawBufferPointer,
    _ body: (Int, Int) -> Void
  ) {
    guard !lengths.isEmpty, bytes.count >= TextTraces.shortest else { return }
    for start in 0...(bytes.count - TextTraces.shortest) {
      let room = bytes.count - start
      if room >= TextTraces.pieceLength {
        let value = hash(bytes, start, TextTraces.pieceLength)
        if whole.filter.mayHave(value), let piece = piece(value, in: whole, bytes, start) {
          body(piece, start)
        }
      }
      guard !shortLengths.isEmpty, shortHeads.mayHave(hash(bytes, start, TextTraces.shortest))
      else { continue }
      for length in shortLengths where length <= room {
        let value = hash(bytes, start, length)
        if short.filter.mayHave(value), let piece = piece(value, in: short, bytes, start) {
          body(piece, start)
        }
      }
    }
  }

  /// The piece of a hash, if it stands at a place.
  private func piece(
    _ value: UInt64,
    in table: PieceTable,
    _ bytes: UnsafeRawBufferPointer,
    _ start: Int
  ) -> Int? {
    guard let index = table.pieces[value] else { return nil }
    guard !pieces.isEmpty else { return index }
    let piece = pieces[index]
    return bytes[start..<start + piece.count].elementsEqual(piece) ? index : nil
  }

  /// The pieces that were found here and not there: what nobody else has.
  ///
  /// - Parameter other: a copy of this search that looked elsewhere.
  package func found(besides other: TraceSearch) -> [Int] {
    isFound.indices.filter { isFound[$0] && !other.isFound[$0] }
  }
}

/// Which piece has a hash; of two with one hash, which happens to nobody, the last.
private struct PieceTable: Sendable {
  let pieces: [UInt64: Int]
  let filter: PieceFilter

  init(_ hashes: some Sequence<(UInt64, Int)>) {
    pieces = Dictionary(hashes, uniquingKeysWith: { $1 })
    filter = PieceFilter(Array(pieces.keys))
  }
}

/// Says of most hashes that are not in a table that they are not, by one bit.
private struct PieceFilter: Sendable {
  private let bits: [UInt64]
  private let shift: UInt64

  init(_ hashes: [UInt64]) {
    // At least 16 bits a hash.
    var size = 10
    while size < 26, 1 << size < hashes.count * 16 { size += 1 }
    shift = UInt64(64 - size)
    var bits = [UInt64](repeating: 0, count: 1 << (size - 6))
    for hash in hashes {
      let place = Int(truncatingIfNeeded: hash >> shift)
      bits[place >> 6] |= 1 << UInt64(place & 63)
    }
    self.bits = bits
  }

  @inline(__always)
  func mayHave(_ hash: UInt64) -> Bool {
    let place = Int(truncatingIfNeeded: hash >> shift)
    return bits[place >> 6] & 1 << UInt64(place & 63) != 0
  }
}
