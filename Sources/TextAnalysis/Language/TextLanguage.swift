/// The language that a text is written in, as far as its script and its most common words tell.
///
/// A measure of few words, without a model: a script that one language has names it; in Latin and Cyrillic the words
/// that every text needs (articles, prepositions, pronouns) vote. A text is only judged when there are enough of
/// them and one language leads clearly, for a wrong answer costs more than none. The idea of telling languages by their
/// function words is that of Ingle (1976) and Grefenstette (1995).
package enum TextLanguage: String, CaseIterable, Sendable {
  /// Languages told by the words that every text needs.
  case english = "en", german = "de", french = "fr", spanish = "es", italian = "it",
    portuguese = "pt", dutch = "nl", swedish = "sv", danish = "da", polish = "pl", czech = "cs",
    turkish = "tr", finnish = "fi", romanian = "ro", indonesian = "id", russian = "ru",
    ukrainian = "uk"
  /// Languages told by their script.
  case chinese = "zh", japanese = "ja", korean = "ko", arabic = "ar", hebrew = "he", greek = "el",
    hindi = "hi", thai = "th"

  /// How many scalars of a text are looked at.
  package static let longest = 4_000

  /// Judges a text; nil when it is too short, mixed, or in a language that is not known.
  ///
  /// - Parameter words: those of the text, where they are known.
  package init?(of text: String, words: WordSequence? = nil) {
    var counts = ScriptCounts()
    var isASCII = true
    if !text.utf8.allSatisfy({ $0 < 0x80 }) {
      isASCII = false
      for scalar in text.unicodeScalars.prefix(Self.longest) { counts.add(scalar) }
    }
    guard let script = isASCII ? .latin : counts.main else { return nil }
    switch script {
    case .latin, .cyrillic:
      let read = words ?? WordSequence(String(text.unicodeScalars.prefix(Self.longest)))
      guard let language = CommonWords.language(of: read) else { return nil }
      self = language
    case .kana: self = .japanese
    case .han: self = .chinese
    case .hangul: self = .korean
    case .arabic: self = .arabic
    case .hebrew: self = .hebrew
    case .greek: self = .greek
    case .devanagari: self = .hindi
    case .thai: self = .thai
    }
  }

  /// Its name in English.
  package var name: String { String(describing: self) }
}

/// How many letters of each script a text has.
private struct ScriptCounts {
  enum Script: CaseIterable {
    case latin, cyrillic, greek, hebrew, arabic, devanagari, thai, hangul, kana, han
  }

  private var counts: [Script: Int] = [:]
  private var all = 0

  /// A sign that stands for a word or syllable counts as so many letters.
  private static let signWeight = 3
  private static let fewest = 12

  mutating func add(_ scalar: Unicode.Scalar) {
    let script: Script
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: script = .latin
    case 0x370...0x3FF, 0x1F00...0x1FFF: script = .greek
    case 0x400...0x52F: script = .cyrillic
    case 0x590...0x5FF: script = .hebrew
    case 0x600...0x6FF, 0x750...0x77F: script = .arabic
    case 0x900...0x97F: script = .devanagari
    case 0xE00...0xE7F: script = .thai
    case 0xAC00...0xD7AF: script = .hangul
    case 0x3040...0x30FF: script = .kana
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: script = .han
    default: return
    }
    let weight =
      switch script {
      case .hangul, .kana, .han: Self.signWeight
      default: 1
      }
    counts[script, default: 0] += weight
    all += weight
  }

  /// The script of three of five letters at least; Japanese is what has kana among its Han.
  var main: Script? {
    guard all >= Self.fewest else { return nil }
    let (kana, han) = (counts[.kana] ?? 0, counts[.han] ?? 0)
    if kana * 10 >= kana + han, (kana + han) * 5 >= all * 3, kana > 0 { return .kana }
    return Script.allCases.first { (counts[$0] ?? 0) * 5 >= all * 3 }
  }
}
