/// Pieces of texts, by which anything that is left of them in raw bytes is found.
///
/// A text is cut into pieces of 24 bytes that touch one another, so that whatever is left of it in 47
/// bytes or more has a whole piece in it, wherever a page of a database cut it. A text of 12 to 23 bytes
/// is one piece; shorter ones ("Yes.") stand in other places by chance and are not looked for. Beyond
/// half a million pieces only the first of each text is taken, beyond a million none.
package struct TextTraces: Sendable {
  static let pieceLength = 24
  static let shortest = 12
  private static let manyPieces = 500_000
  private static let mostPieces = 1_000_000

  private(set) var pieces: Set<[UInt8]> = []
  /// Whether some pieces were left out because there are so many.
  package private(set) var isSampled = false
  /// How many texts were too short to be looked for.
  package private(set) var tooShort = 0

  /// Makes traces of nothing.
  package init() {}

  /// Whether there is nothing to look for.
  package var isEmpty: Bool { pieces.isEmpty }

  /// How many pieces there are.
  package var count: Int { pieces.count }

  /// Takes a text in.
  package mutating func add(_ bytes: some Collection<UInt8>) {
    let bytes = Array(bytes)
    guard bytes.count >= Self.shortest else {
      if !bytes.isEmpty { tooShort += 1 }
      return
    }
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
    tooShort += other.tooShort
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
