import TextAnalysis

/// An expected answer in another language than its question, by ``TextLanguage``.
///
/// Short and mixed texts are not judged, nor is a question that names a language, for it may want a translation. Source of the idea:
/// the language filters of datatrove and NeMo Curator, which ask a model (fastText) for one language of the whole set; here question
/// and answer are compared.
struct LanguageRule: CurationRule {
  static let name = "language"
  static let version = 1
  static let usualAction = RuleAction.warn
  static let summary = "an answer in another language than its question"

  init(_ policy: CurationPolicy) {}

  func judge(_ record: RuleSubject) -> RuleFinding? {
    guard let asked = TextLanguage(of: record.question, words: record.questionWords),
      let answered = TextLanguage(of: record.expected, words: record.expectedWords),
      asked != answered,
      !Self.alike.contains([asked, answered]),
      Self.names.firstPlace(in: record.questionWords, 0..<record.questionWords.count) == nil
    else { return nil }
    return .fault("the question is \(asked.name), the expected answer \(answered.name)")
  }

  /// Languages that common words alone hardly tell apart.
  private static let alike: Set<Set<TextLanguage>> = [
    [.swedish, .danish], [.spanish, .portuguese], [.russian, .ukrainian], [.polish, .czech],
  ]

  private static let names = PhraseTable(
    """
    translate
    translation
    language
    english
    german
    french
    spanish
    italian
    portuguese
    dutch
    russian
    chinese
    japanese
    korean
    arabic
    übersetze
    übersetzung
    englisch
    auf deutsch
    traduire
    traduis
    traduction
    anglais
    traduce
    traducir
    inglés
    traduci
    inglese
    traduzir
    traduza
    inglês
    переведи
    翻译
    翻譯
    英文
    中文
    翻訳
    英語
    번역
    """
  )
}
