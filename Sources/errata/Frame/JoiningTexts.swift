import Capture
import Redaction
import ReviewModel
import ReviewStorage
import TextAnalysis

/// Texts on their way to a record: a value has one name in all of them, and none that another value has in
/// them or in what stands with the record.
struct JoiningTexts {
  /// The record that they are about.
  let record: Interaction?
  private let external: ExternalRedactor?
  private let identity: RecordIdentity?
  private let context: [String]
  private var redaction: RecordRedaction

  /// Begins.
  ///
  /// - Parameters:
  ///   - texts: all that will join, as it was written.
  ///   - record: what they are about; nil for nothing in particular.
  ///   - standing: the texts whose names are not given again.
  ///   - external: is asked about what the rules have left; nil for nobody.
  ///   - redactor: the rules.
  ///   - known: the fingerprints of values that stand there already and keep their names; of several names
  ///     the first counts.
  ///   - taken: names that stand with other records too, and are given even to such a value only where they
  ///     mean it there as well.
  ///   - identity: makes fingerprints; nil where nothing can be known again.
  init(
    _ texts: [String?],
    record: Interaction?,
    standing: [String],
    external: ExternalRedactor?,
    redactor: Redactor,
    known: [ValueFingerprints] = [],
    besides taken: TakenNames = TakenNames(),
    identity: RecordIdentity? = nil
  ) {
    self.identity = identity
    self.record = record
    self.external = external
    context = standing + taken.names + texts.compactMap(\.self)
    redaction = RecordRedaction(redactor)
    for text in context { redaction.reserve(text) }
    if let identity, let record {
      redaction.recall(known, besides: taken, on: record.id, by: identity)
    }
  }

  /// Some of the texts with their private values replaced, and the labels of what the external redactor
  /// found and was kept.
  ///
  /// - Parameters:
  ///   - texts: the texts; nil stays nil.
  ///   - redactor: the rules for these.
  ///   - keepsOthers: whether only secrets are replaced of what the external redactor finds.
  /// - Throws: when the external redactor fails; then nothing may be stored.
  mutating func redact(
    _ texts: [String?],
    by redactor: Redactor,
    keepsOthers: Bool = false
  ) throws(ExternalFailure) -> (words: RedactedWords, kept: Set<String>) {
    redaction.use(redactor)
    if let record { redaction.leaveNames(of: record, besides: texts) }
    let before = redaction.counts
    var words = RedactedWords(texts.map { text in text.map { redaction.redact($0) } })
    var kept: Set<String> = []
    if let external {
      let outcome = try external.redact(
        words.texts.compactMap(\.self),
        context: context,
        keepsOthers: keepsOthers,
        with: &redaction
      )
      var rest = outcome.texts[...]
      words.texts = words.texts.map { $0.flatMap { _ in rest.popFirst() } }
      kept = outcome.kept
    }
    for (type, count) in redaction.counts where count > before[type] ?? 0 {
      words.replacedTypes[type.label, default: 0] += count - (before[type] ?? 0)
    }
    words.replaced = words.replacedTypes.values.reduce(0, +)
    return (words, kept)
  }

  /// By what the values are known again that words name; of words about no record nothing is kept.
  func fingerprints(in words: RedactedWords) -> FingerprintMaker {
    guard record != nil, let identity else { return FingerprintMaker() }
    return identity.fingerprints(of: redaction, in: words.texts + [words.kept?.reason])
  }
}
