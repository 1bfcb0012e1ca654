/// The claims that a correction adds to an answer, and those of the answer in whose place it says something else.
struct ClaimChange {
  /// The claims that the correction adds.
  private(set) var added: [Claim] = []
  /// The claims that it replaces.
  private(set) var replaced: [Claim] = []

  private let answer: ClaimText
  private let correction: ClaimText

  init(from answer: String, to correction: String) {
    self.answer = ClaimText(answer)
    self.correction = ClaimText(correction)
    let pieces = WordDiff(from: self.answer.scalars, to: self.correction.scalars).pieces
    readFacts(pieces)
    readPhrases(pieces)
  }

  // MARK: Numbers and names

  private mutating func readFacts(_ pieces: [WordDiff.Piece]) {
    added += correction.facts.prefix(Self.mostFacts).filter { !correction.isLowerEnd($0) }
      .map { Claim(kind: .number, text: correction.counted($0)) }
    added += correction.names
      .map { Claim(kind: .name, text: correction.text(correction.scalars(of: $0))) }
    let gone = replacedStretches(pieces)
    let numbers = StatedFacts(StatedDate.all(in: correction.text(correction.scalars.indices)).rest)
    for fact in answer.facts.prefix(Self.mostFacts) where !answer.isLowerEnd(fact) {
      let text = answer.text(fact)
      let isContradicted: Bool =
        if case .quantity(let quantity)? = StatedFact(text) {
          numbers.quantities.contains { $0.contradicts(quantity) }
        } else {
          false
        }
      guard isContradicted || gone.contains(where: { $0.overlaps(fact) }) else { continue }
      replaced.append(Claim(kind: .number, text: answer.counted(fact)))
    }
    for name in answer.names {
      let range = answer.scalars(of: name)
      guard gone.contains(where: { $0.overlaps(range) }) else { continue }
      replaced.append(Claim(kind: .name, text: answer.text(range)))
    }
  }

  /// The stretches of the answer in whose place something else stands: short ones, or all of a short answer.
  private func replacedStretches(_ pieces: [WordDiff.Piece]) -> [Range<Int>] {
    let isShort = answer.tokens.count <= Self.shortAnswer
    return pieces.indices.compactMap { index in
      let piece = pieces[index]
      guard piece.kind == .deleted else { return nil }
      let next = pieces.indices.contains(index + 1) ? pieces[index + 1] : nil
      let isReplaced =
        next?.kind == .inserted && !correction.tokens(in: next?.text ?? 0..<0).isEmpty
      let length = answer.tokens(in: piece.base).count
      return isShort || isReplaced && length <= Self.shortAnswer ? piece.base : nil
    }
  }

  /// Of the numbers of a text so many are looked at.
  private static let mostFacts = 200

  /// An answer of so many words and marks is one claim.
  private static let shortAnswer = 15

  /// Words of the matter for which another one may stand, each of them a claim.
  private static let longestSwap = 2

  // MARK: Phrases

  private mutating func readPhrases(_ pieces: [WordDiff.Piece]) {
    for index in pieces.indices where pieces[index].kind == .deleted {
      let next = pieces.indices.contains(index + 1) ? pieces[index + 1] : nil
      let isReplaced = next?.kind == .inserted
      let gone = answer.tokens(in: pieces[index].base)
      let came = correction.tokens(in: isReplaced ? next?.text ?? 0..<0 : 0..<0)
      let denies = answer.denies(gone)
      if isReplaced || denies || answer.isInsideWord(gone) {
        let came = isReplaced ? correction.tokens(in: next?.text ?? 0..<0) : 0..<0
        let isSwap =
          max(answer.contentCount(gone), correction.contentCount(came)) <= Self.longestSwap
        replaced += answer.phrases(in: gone).filter { isSwap || denies || $0.isSpecific }
          .map { denies ? $0.asDenial : $0 }
      }
      // What is no longer denied is said.
      if denies, !correction.denies(came) {
        added += correction.around(isReplaced ? next?.text ?? 0..<0 : pieces[index].text)
          .map(\.asDenial)
      }
    }
    for index in pieces.indices where pieces[index].kind == .inserted {
      let came = correction.tokens(in: pieces[index].text)
      added += correction.phrases(in: came)
      let before = index > 0 && pieces[index - 1].kind == .deleted ? pieces[index - 1].base : nil
      let gone = answer.tokens(in: before ?? 0..<0)
      // What is denied now was said.
      if correction.denies(came), !answer.denies(gone) {
        replaced += answer.around(before ?? pieces[index].base).map(\.asDenial)
      }
    }
  }
}
