extension EvidenceIndex {
  /// Judges the sentences of a text in their order, at most ``mostSentences`` of its first
  /// ``longest`` scalars.
  ///
  /// - Parameter known: judgements on an earlier state of the text, with that text: a sentence whose
  ///   scalars have not changed keeps its judgement and is not compared again.
  package func judgements(
    of text: String,
    known: (text: String, judgements: [SentenceEvidence])? = nil
  ) -> [SentenceEvidence] {
    let scalars = Array(text.unicodeScalars.prefix(Self.longest))
    let ranges = Sentences(of: scalars, most: Self.mostSentences).ranges
    let before = known.map { KnownJudgements($0.text, $0.judgements) }
    return ranges.map { range in
      before?.judgement(of: scalars, range) ?? judgement(of: scalars, range)
    }
  }

  /// Judges one sentence of a text.
  ///
  /// - Parameter range: the sentence, in scalars.
  package func judgement(of text: [Unicode.Scalar], _ range: Range<Int>) -> SentenceEvidence {
    let sentence = WeighedSentence(text, range, in: self)
    guard !isEmpty else {
      return SentenceEvidence(range: range, standing: .noSource, lack: 0)
    }
    guard sentence.weight > 0 else {
      return SentenceEvidence(range: range, standing: .plain, lack: 0)
    }
    let best = bestWindow(for: sentence)
    let found = best.weight + Self.elsewhere * (sentence.foundWeight - best.weight)
    let lack = max(0, (sentence.weight - found) / (sentence.weight + Self.benefit))
    var evidence = SentenceEvidence(range: range, standing: .supported, lack: lack)
    if best.weight > 0 { narrow(to: best, for: sentence, &evidence) }
    if sentence.isRemark {
      evidence.lack = lack * Self.remarkShare
      evidence.standing = .plain
    } else if lack >= Self.unsupportedLack {
      evidence.standing = .unsupported
    } else if evidence.passage == nil {
      evidence.standing = sentence.claimsNothing ? .plain : .unjudged
    } else if lack >= Self.partlyLack || evidence.differsInNegation || saysMore(sentence) {
      evidence.standing = .partly
    }
    return evidence
  }

  /// Whether a short sentence says what no source has a word of: `The lamp is blue` of a green one.
  private func saysMore(_ sentence: WeighedSentence) -> Bool {
    sentence.words <= Self.shortWords && sentence.absentShare >= Self.absence
  }

  /// What a term is worth that a source has, but not the best window.
  private static let elsewhere = 0.5
  /// The words, as it were, that are taken for found.
  private static let benefit = 4.0
  private static let remarkShare = 0.3
  /// Up to so many words, of whatever kind, a sentence is short.
  private static let shortWords = 8
  /// From this share on what a short sentence says is not what the sources say.
  private static let absence = 0.4
  /// From this share of the sentence on a single sentence of a source says the same, or its opposite.
  private static let same = 0.75

  private struct Window {
    var start: Int
    var weight: Double
  }

  /// The window of sentences that has most of the weight; the first of those that have as much.
  private func bestWindow(for sentence: WeighedSentence) -> Window {
    var weights = Array(repeating: 0.0, count: places.count)
    var seen = Array(repeating: -1, count: places.count)
    var everywhere = 0.0
    for (number, term) in sentence.terms.enumerated() {
      let count = count(of: term.form)
      if count > Self.mostPostings {
        everywhere += term.weight
        continue
      }
      guard count > 0 else { continue }
      forEachSentence(with: term.form) { place in
        var start = place
        while start >= 0, place - start < Self.window, places[start].source == places[place].source
        {
          if seen[start] != number {
            seen[start] = number
            weights[start] += term.weight
          }
          start -= 1
        }
      }
    }
    var best = Window(start: 0, weight: 0)
    for (start, weight) in weights.enumerated() where weight > best.weight + 1e-9 {
      best = Window(start: start, weight: weight)
    }
    // Of windows with the same weight the first one may begin with sentences that add nothing, which
    // `narrow` cuts off.
    best.weight += everywhere
    return best
  }

  /// Narrows a window to the sentences that matter, and compares the negation of the nearest one.
  private func narrow(
    to window: Window,
    for sentence: WeighedSentence,
    _ evidence: inout SentenceEvidence
  ) {
    let source = places[window.start].source
    var end = window.start
    while end < places.count, end - window.start < Self.window, places[end].source == source {
      end += 1
    }
    let length = end - window.start
    // The weight that each subset of the window's sentences shares with the sentence.
    var shared = Array(repeating: 0.0, count: 1 << length)
    for term in sentence.terms {
      let count = count(of: term.form)
      guard count > 0, count <= Self.mostPostings else { continue }
      var mask = 0
      forEachSentence(with: term.form) { place in
        if place >= window.start, place < end { mask |= 1 << (place - window.start) }
      }
      shared[mask] += term.weight
    }
    func weight(_ part: Range<Int>) -> Double {
      let bits = part.reduce(0) { $0 | 1 << $1 }
      return shared.indices.reduce(0) { $0 + ($1 & bits != 0 ? shared[$1] : 0) }
    }
    let whole = weight(0..<length)
    guard whole > 0 else { return }
    var chosen = 0..<length
    for count in (1...length).reversed() {
      for start in 0...(length - count) where weight(start..<start + count) >= whole * 0.95 {
        if count < chosen.count { chosen = start..<start + count }
      }
    }
    let first = places[window.start + chosen.lowerBound].range.lowerBound
    let last = places[window.start + chosen.upperBound - 1].range.upperBound
    evidence.passage = SentenceEvidence.Passage(source: source, range: first..<last)
    let nearest = (0..<length).max { weight($0..<$0 + 1) < weight($1..<$1 + 1) } ?? 0
    let isSame = weight(nearest..<nearest + 1) >= Self.same * sentence.weight
    evidence.differsInNegation =
      isSame && negated[window.start + nearest] != sentence.isNegated
  }
}

/// A sentence's terms with their weights by the sources.
struct WeighedSentence {
  /// The terms and pairs, each once.
  private(set) var terms: [(form: UInt64, weight: Double)] = []
  /// What all of them weigh.
  private(set) var weight = 0.0
  /// What those weigh that any source has.
  private(set) var foundWeight = 0.0
  /// What its single words, numbers and names weigh, and those of them that no source has.
  private var (said, absent) = (0.0, 0.0)
  /// How many words and numbers it has, of whatever kind, each as often as it comes.
  private(set) var words = 0
  /// Whether it denies, by the number of its negations.
  private(set) var isNegated = false
  /// Whether it says that the sources do not say something.
  private(set) var isRemark = false
  /// Whether it introduces, asks, or is a single word.
  private(set) var claimsNothing = false

  private var placesOfTerms = HashTable(capacity: 30)

  init(_ text: [Unicode.Scalar], _ range: Range<Int>, in index: EvidenceIndex) {
    var reader = EvidenceTerms(of: text, in: range)
    var previous: (form: UInt64, weight: Double)?
    var hasSource = false
    var left = EvidenceIndex.mostTerms
    while left > 0, let term = reader.next() {
      left -= 1
      if term.kind == .negation { isNegated.toggle() }
      if term.kind == .negation || EvidenceWords.denies(term.form) { isRemark = true }
      if EvidenceWords.isSource(term.form) { hasSource = true }
      words += 1
      var weight = 0.0
      if term.factor > 0, !index.asked.contains(term.form) {
        weight = term.factor * index.rarity(of: term.form)
      }
      if weight > 0 {
        add(term.form, weight, index)
        if term.kind != .negation, term.kind != .letter {
          said += weight
          if index.count(of: term.form) == 0 { absent += weight }
        }
        if let previous, previous.weight > 0 {
          let pair = EvidenceHash.of(previous.form, term.form)
          add(pair, (previous.weight * weight).squareRoot(), index)
        }
      }
      previous = (term.form, weight)
    }
    isRemark = isRemark && hasSource
    let last = text[range].last { !$0.properties.isWhitespace }
    claimsNothing = left >= EvidenceIndex.mostTerms - 1 || last == ":" || last == "?"
  }

  /// Of what its words, numbers and names weigh, the share of those that no source has at all.
  var absentShare: Double { said > 0 ? absent / said : 0 }

  private mutating func add(_ form: UInt64, _ weight: Double, _ index: EvidenceIndex) {
    self.weight += weight
    if index.count(of: form) > 0 { foundWeight += weight }
    let (place, isNew) = placesOfTerms.number(of: form)
    if isNew {
      terms.append((form, weight))
    } else {
      terms[place].weight += weight
    }
  }
}
