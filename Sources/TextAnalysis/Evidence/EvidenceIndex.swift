/// The sources of a record, ready to be asked what in them supports a sentence.
///
/// A lexical measure, without a model: it sees words, not what they mean. A sentence is compared with
/// every window of up to three sentences of a source. With t the terms of the sentence and b its
/// pairs of neighbouring terms,
///
///     weight(t) = factor(t) · idf(t),   weight(b) = √(weight(t₁) · weight(t₂))
///     idf(t)    = ln(1 + (N + 1) / (df(t) + ½)) / ln(1 + 2 (N + 1))
///     found     = best + ½ · (anywhere − best)
///     lack      = (all − found) / (all + 4)
///
/// where `best` is the weight that the best window has, `anywhere` that which any source has, `all`
/// that of the whole sentence, N the number of the sources' sentences and df(t) of how many t is in.
/// Numbers and names count twice (``EvidenceTerm/Kind``), words of the question not at all, for the
/// answer only repeats them. The 4 stands for as many words that are found: of a few words little can
/// be said. So a sentence of at most eight words is supported in part only when no source has 0.4 of what
/// they weigh, whatever it lacks. Sentences that say what the sources do not say lack 0.3 of it. The idf is that of Robertson
/// and Spärck Jones (1976) in the smoothed form of BM25, divided by its largest value; the idea of
/// the share of n-grams that a source holds is that of ROUGE-N (Lin, 2004), the other way round.
///
/// Of the sources the first ``longest`` scalars are read, of a text ``mostSentences`` sentences; a term
/// that more than 64 sentences have counts as found in every window. So the work is bounded whatever
/// the texts are.
package struct EvidenceIndex: Hashable, Sendable {
  /// How many scalars of the sources are read in all.
  package static let longest = 1 << 17
  /// How many sentences of a text are judged.
  package static let mostSentences = 200
  /// From this ``SentenceEvidence/lack`` on a sentence is unsupported.
  package static let unsupportedLack = 0.5
  /// From this ``SentenceEvidence/lack`` on a sentence is supported in part only.
  package static let partlyLack = 0.25

  /// How many sentences of a source a passage has at most.
  static let window = 3
  /// How many terms of a sentence are looked for.
  static let mostTerms = 400
  static let mostPostings = 64

  /// Whether the sources go on beyond what was read.
  package private(set) var isCut = false

  private(set) var places: [SentenceEvidence.Passage] = []
  private(set) var negated: [Bool] = []
  private(set) var asked: Set<UInt64> = []
  private var rarities: [Double] = [1]
  private var terms = HashTable(capacity: 1000)
  private var counts: [Int] = []
  private var lastPostings: [Int] = []
  private var postings: [Posting] = []

  struct Posting: Hashable, Sendable {
    var sentence: Int
    /// The one before of the same term, -1 at the first.
    var previous: Int
  }

  /// Reads the sources.
  ///
  /// - Parameters:
  ///   - sources: their texts in order; an empty one stands for a source that has none.
  ///   - question: the question, whose words need no support.
  package init(sources: [String], question: String = "") {
    var room = Self.longest
    for (number, source) in sources.enumerated() {
      var text: [Unicode.Scalar] = []
      for scalar in source.unicodeScalars {
        if room == 0 {
          isCut = true
          break
        }
        text.append(scalar)
        room -= 1
      }
      add(text, number: number)
    }
    let total = Double(places.count)
    let most = Self.rarity(of: 0, in: total)
    rarities = (0...min(places.count, 500)).map { Self.rarity(of: Double($0), in: total) / most }
    let words = Array(question.unicodeScalars.prefix(10_000))
    var reader = EvidenceTerms(of: words, in: words.indices)
    while let term = reader.next() { asked.insert(term.form) }
  }

  /// Whether no source has a text to look in.
  package var isEmpty: Bool { places.isEmpty }

  private static func rarity(of count: Double, in total: Double) -> Double {
    Logarithm.natural(1 + (total + 1) / (count + 0.5))
  }

  private mutating func add(_ text: [Unicode.Scalar], number: Int) {
    for range in Sentences(of: text).ranges {
      let sentence = places.count
      var previous: EvidenceTerm?
      var isNegated = false
      var reader = EvidenceTerms(of: text, in: range)
      while let term = reader.next() {
        if term.kind == .negation { isNegated.toggle() }
        if term.factor > 0 {
          note(term.form, in: sentence)
          if let previous, previous.factor > 0 {
            note(EvidenceHash.of(previous.form, term.form), in: sentence)
          }
        }
        previous = term
      }
      places.append(SentenceEvidence.Passage(source: number, range: range))
      negated.append(isNegated)
    }
  }

  private mutating func note(_ form: UInt64, in sentence: Int) {
    let (term, isNew) = terms.number(of: form)
    if isNew {
      counts.append(1)
      lastPostings.append(postings.count)
      postings.append(Posting(sentence: sentence, previous: -1))
      return
    }
    let last = lastPostings[term]
    guard postings[last].sentence != sentence else { return }
    counts[term] += 1
    guard counts[term] <= Self.mostPostings else { return }
    lastPostings[term] = postings.count
    postings.append(Posting(sentence: sentence, previous: last))
  }

  /// How rare a term is, from 0 to 1; 1 when no source has it.
  func rarity(of form: UInt64) -> Double { rarities[min(count(of: form), rarities.count - 1)] }

  /// How many of the sources' sentences have a term.
  func count(of form: UInt64) -> Int { terms[form].map { counts[$0] } ?? 0 }

  /// Goes through the sentences that have a term, the last first.
  func forEachSentence(with form: UInt64, do body: (Int) -> Void) {
    guard let term = terms[form] else { return }
    var place = lastPostings[term]
    while place >= 0 {
      body(postings[place].sentence)
      place = postings[place].previous
    }
  }
}
