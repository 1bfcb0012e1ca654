/// The pieces of texts as keyed hashes: enough to find what is left of them, and no word of anybody.
///
/// An erasure that is interrupted leaves them behind, so that whoever finishes it can look for texts that
/// nobody knows any more. They go with it: who has key and hashes could try out guesses of a piece.
package struct TraceSketch: Hashable, Sendable {
  /// A piece of fewer than 24 bytes, which is looked for by its first 12.
  struct Short: Hashable, Sendable {
    var length: Int
    var hash: UInt64
    var head: UInt64
  }

  let hash: PieceHash
  /// The hashes of pieces of 24 bytes.
  let whole: [UInt64]
  let short: [Short]
  /// How many texts were too short, or too uniform, to be looked for.
  package let tooShort: Int
  /// How many pieces were left out because there are so many.
  package let leftOut: Int

  /// Takes the pieces of some texts.
  package init(_ traces: TextTraces) {
    self.init(TracePieces(traces), traces)
  }

  init(_ pieces: TracePieces, _ traces: TextTraces) {
    let hash = PieceHash()
    self.hash = hash
    whole = pieces.whole.map { $0.withUnsafeBytes { hash($0, 0, TextTraces.pieceLength) } }
    short = pieces.short.map { piece in
      piece.withUnsafeBytes {
        Short(length: $0.count, hash: hash($0, 0, $0.count), head: hash($0, 0, TextTraces.shortest))
      }
    }
    tooShort = traces.tooShort
    leftOut = traces.leftOut
  }

  /// How many pieces there are.
  package var count: Int { whole.count + short.count }

  /// The sketch as bytes, for a column.
  package var bytes: [UInt8] {
    var words = [
      Self.form, hash.first, hash.second, UInt64(tooShort), UInt64(leftOut), UInt64(whole.count),
      UInt64(short.count),
    ]
    words += whole
    for piece in short { words += [UInt64(piece.length), piece.hash, piece.head] }
    return words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } }
  }

  private static let form: UInt64 = 1

  /// Reads a sketch; nil when the bytes are none.
  package init?(bytes: UnsafeRawBufferPointer) {
    guard bytes.count.isMultiple(of: 8), bytes.count >= 56 else { return nil }
    let words = (0..<bytes.count / 8).map {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self))
    }
    guard words[0] == Self.form, let tooShort = Int(exactly: words[3]),
      let leftOut = Int(exactly: words[4]), let count = Int(exactly: words[5]),
      let shorts = Int(exactly: words[6]), count <= words.count, shorts <= words.count,
      words.count == 7 + count + 3 * shorts
    else { return nil }
    hash = PieceHash(first: words[1], second: words[2])
    self.tooShort = tooShort
    self.leftOut = leftOut
    whole = Array(words[7..<7 + count])
    short = stride(from: 7 + count, to: words.count, by: 3).map {
      Short(length: Int(clamping: words[$0]), hash: words[$0 + 1], head: words[$0 + 2])
    }
    guard
      short.allSatisfy({ (TextTraces.shortest..<TextTraces.pieceLength).contains($0.length) })
    else { return nil }
  }
}

/// The pieces of texts in one order: first those of 24 bytes, then the shorter ones.
struct TracePieces {
  let whole: [[UInt8]]
  let short: [[UInt8]]

  init(_ traces: TextTraces) {
    whole = traces.pieces.filter { $0.count == TextTraces.pieceLength }
    short = traces.pieces.filter { $0.count != TextTraces.pieceLength }
  }
}
