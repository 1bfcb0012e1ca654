import TextAnalysis

/// The form in which two answers are compared: they agree when only case, white space or prose
/// punctuation differs, by the same folding as for questions.
///
/// What may carry meaning stays ("-5", "5%", "C#", "1.5", brackets), so that what is merged unseen is
/// surely the same; a needless difference only costs a person a look.
struct AgreementKey: Hashable {
  private let folded: String

  init(_ text: String) { folded = questionKey(of: text) }
}
