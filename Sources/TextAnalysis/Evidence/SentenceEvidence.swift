/// What the sources hold for one sentence.
package struct SentenceEvidence: Hashable, Sendable {
  /// The sentence, in scalars from the start of its text.
  package var range: Range<Int>
  /// The judgement.
  package var standing: Standing
  /// How much of it no source holds, from 0 to 1: the measure of ``EvidenceIndex``.
  package var lack: Double
  /// What comes nearest in the sources; nil when they share nothing with it.
  package var passage: Passage?
  /// Whether the passage denies what the sentence affirms, or the other way round.
  package var differsInNegation = false

  /// A judgement on a sentence.
  package enum Standing: Hashable, Sendable, CaseIterable {
    /// A source says it, as far as words can tell.
    case supported
    /// A source says some of it, or the opposite in the same words.
    case partly
    /// No source says most of it.
    case unsupported
    /// No source has anything of it, but it has too few words beyond those of the question to be judged.
    case unjudged
    /// There is nothing in it to look for: it introduces, asks, or says what the sources do not say.
    case plain
    /// No source has a text to look in.
    case noSource
  }

  /// A stretch of a source.
  package struct Passage: Hashable, Sendable {
    /// Which source, from 0.
    package var source: Int
    /// Where, in scalars from the start of its text: one to three whole sentences.
    package var range: Range<Int>
  }
}

extension SentenceEvidence {
  /// Whether the sources were found to say it, or not to.
  package var isJudged: Bool {
    switch standing {
    case .supported, .partly, .unsupported: true
    case .unjudged, .plain, .noSource: false
    }
  }
}
