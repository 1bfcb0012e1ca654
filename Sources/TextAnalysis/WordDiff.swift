/// How one text became another, word by word.
///
/// Words are aligned by the shortest edit script (Myers, "An O(ND) Difference Algorithm and Its
/// Variations", 1986, in its linear-space form); white space then follows the words, and what
/// changed between two kept words is one deletion and one insertion, not a mosaic.
///
/// Bounded in time and memory: a text of more than `WordDiff.longest` scalars, or a comparison that
/// would take more than `WordDiff.mostSteps` steps, is not aligned further; the stretch in question
/// is then deleted and inserted as a whole. The result still turns one text exactly into the other.
package struct WordDiff: Hashable, Sendable {
  /// The longest text that is aligned by words, in scalars; a longer one keeps only what both texts
  /// begin and end with.
  package static let longest = 1 << 20
  /// The most steps that the alignment may take, about 20 ms.
  package static let mostSteps = 2_000_000

  /// The pieces in the order of both texts; neighbours differ in kind, none is empty.
  package private(set) var pieces: [Piece] = []

  /// A stretch that stayed, went or came.
  package struct Piece: Hashable, Sendable {
    /// What became of it.
    package var kind: Kind
    /// Its scalars in the base text; empty where it was inserted.
    package var base: Range<Int>
    /// Its scalars in the new text; empty where it was deleted.
    package var text: Range<Int>
  }

  /// What became of a stretch.
  package enum Kind: Hashable, Sendable {
    /// It is in both texts.
    case equal
    /// It is in the base text only.
    case deleted
    /// It is in the new text only.
    case inserted
  }

  /// Compares two texts.
  ///
  /// - Parameter mostSteps: how many steps the alignment may take.
  package init(from base: String, to text: String, mostSteps: Int = Self.mostSteps) {
    self.init(
      from: Array(base.unicodeScalars),
      to: Array(text.unicodeScalars),
      mostSteps: mostSteps
    )
  }

  /// Compares two texts.
  ///
  /// - Parameter mostSteps: how many steps the alignment may take.
  package init(
    from base: [Unicode.Scalar],
    to text: [Unicode.Scalar],
    mostSteps: Int = Self.mostSteps
  ) {
    let isAligned = base.count <= Self.longest && text.count <= Self.longest
    let baseTokens = isAligned ? WordToken.tokens(of: base) : []
    let textTokens = isAligned ? WordToken.tokens(of: text) : []
    var done = (base: 0, text: 0)
    let kept = Self.keptTokens(base, baseTokens, text, textTokens, mostSteps: mostSteps)
    for pair in kept {
      let baseToken = baseTokens[pair.base].range
      let textToken = textTokens[pair.text].range
      appendChange(
        base,
        done.base..<baseToken.lowerBound,
        text,
        done.text..<textToken.lowerBound
      )
      append(.equal, base: baseToken, text: textToken)
      done = (baseToken.upperBound, textToken.upperBound)
    }
    appendChange(base, done.base..<base.count, text, done.text..<text.count)
  }

  private static func keptTokens(
    _ base: [Unicode.Scalar],
    _ baseTokens: [WordToken],
    _ text: [Unicode.Scalar],
    _ textTokens: [WordToken],
    mostSteps: Int
  ) -> [Alignment.Pair] {
    var numbers: [ArraySlice<Unicode.Scalar>: Int] = [:]
    func number(_ word: ArraySlice<Unicode.Scalar>) -> Int {
      if let known = numbers[word] { return known }
      numbers[word] = numbers.count
      return numbers.count - 1
    }
    return Alignment.pairs(
      baseTokens.map { number(base[$0.range]) },
      textTokens.map { number(text[$0.range]) },
      mostSteps: mostSteps
    )
  }

  /// Appends what stands between two kept words: equal ends stay, the middle goes and comes.
  private mutating func appendChange(
    _ base: [Unicode.Scalar],
    _ baseRange: Range<Int>,
    _ text: [Unicode.Scalar],
    _ textRange: Range<Int>
  ) {
    let isAligned = base.count <= Self.longest && text.count <= Self.longest
    var (baseRange, textRange) = (baseRange, textRange)
    let head = Self.commonCount(base[baseRange], text[textRange], isSpaceOnly: isAligned)
    append(.equal, base: baseRange.prefix(head), text: textRange.prefix(head))
    baseRange = baseRange.dropFirst(head)
    textRange = textRange.dropFirst(head)
    let tail = Self.commonCount(
      base[baseRange].reversed(),
      text[textRange].reversed(),
      isSpaceOnly: isAligned
    )
    append(.deleted, base: baseRange.dropLast(tail), text: textRange.prefix(0))
    append(.inserted, base: baseRange.dropLast(tail).suffix(0), text: textRange.dropLast(tail))
    append(.equal, base: baseRange.suffix(tail), text: textRange.suffix(tail))
  }

  /// How many scalars both begin with, all of them or white space only.
  private static func commonCount(
    _ left: some Collection<Unicode.Scalar>,
    _ right: some Collection<Unicode.Scalar>,
    isSpaceOnly: Bool
  ) -> Int {
    zip(left, right).prefix { one, other in
      one == other && (!isSpaceOnly || one.properties.isWhitespace)
    }.count
  }

  private mutating func append(_ kind: Kind, base: Range<Int>, text: Range<Int>) {
    guard !base.isEmpty || !text.isEmpty else { return }
    if let last = pieces.last, last.kind == kind {
      pieces[pieces.count - 1].base = last.base.lowerBound..<base.upperBound
      pieces[pieces.count - 1].text = last.text.lowerBound..<text.upperBound
    } else {
      pieces.append(Piece(kind: kind, base: base, text: text))
    }
  }
}
