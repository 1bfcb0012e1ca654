/// Pieces of texts, by which anything that is left of them in raw bytes is found.
///
/// A text is cut into pieces of 24 bytes that touch one another, so that whatever is left of it in 47
/// bytes or more has a whole piece in it, wherever a page of a database cut it. A text of 12 to 23 bytes
/// is one piece; shorter ones ("Yes.") stand in other places by chance and are not looked for, nor are
/// pieces of one byte repeated. Beyond half a million pieces only the first of each text is taken, beyond
/// a million none; how many were left out is counted.
package struct TextTraces: Sendable {
  static let pieceLength = 24
  static let shortest = 12
  private let manyPieces: Int
  private let mostPieces: Int

  private(set) var pieces: Set<[UInt8]> = []
  /// How many pieces were left out because there are so many; one that stands twice counts twice.
  package private(set) var leftOut = 0
  /// How many texts were too short, or too uniform, to be looked for.
  package private(set) var tooShort = 0

  /// Makes traces of nothing.
  ///
  /// - Parameters:
  ///   - manyPieces: from how many pieces on only the first of each text is taken.
  ///   - mostPieces: from how many on none.
  package init(manyPieces: Int = 500_000, mostPieces: Int = 1_000_000) {
    self.manyPieces = manyPieces
    self.mostPieces = mostPieces
  }

  /// Whether there is nothing to look for.
  package var isEmpty: Bool { pieces.isEmpty }

  /// How many pieces there are.
  package var count: Int { pieces.count }

  /// Takes a text in.
  package mutating func add(_ bytes: some Collection<UInt8>) {
    let bytes = Array(bytes)
    let cut = Self.cut(bytes)
    guard !cut.isEmpty else {
      if !bytes.isEmpty { tooShort += 1 }
      return
    }
    for (index, piece) in cut.enumerated() {
      if index > 0, pieces.count >= manyPieces {
        leftOut += cut.count - index
        return
      }
      insert(piece)
    }
  }

  /// Takes in what others took in.
  package mutating func add(_ other: TextTraces) {
    for piece in other.pieces { insert(piece[...]) }
    tooShort += other.tooShort
    leftOut += other.leftOut
  }

  /// Takes a text in, unless it is nil.
  package mutating func add(_ text: String?) {
    if let text { add(text.utf8) }
  }

  /// The pieces of a text that can be looked for.
  private static func cut(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    guard bytes.count >= shortest else { return [] }
    var cut: [ArraySlice<UInt8>] = []
    for start in stride(from: 0, through: bytes.count - pieceLength, by: pieceLength) {
      cut.append(bytes[start..<start + pieceLength])
    }
    if bytes.count < pieceLength {
      cut = [bytes[...]]
    } else if !bytes.count.isMultiple(of: pieceLength) {
      cut.append(bytes[(bytes.count - pieceLength)...])
    }
    return cut.filter { piece in !piece.allSatisfy { $0 == piece.first } }
  }

  private mutating func insert(_ piece: ArraySlice<UInt8>) {
    let piece = Array(piece)
    if pieces.count < mostPieces {
      pieces.insert(piece)
    } else if !pieces.contains(piece) {
      leftOut += 1
    }
  }
}
