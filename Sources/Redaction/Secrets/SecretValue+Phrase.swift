/// Values of several words: pass phrases, told from what forms and messages say of a password.
extension SecretValue {
  /// Whether several words in quotes are a secret: what stands there goes to the closing quote, whatever it is
  /// made of, unless it reads as a sentence of a form.
  ///
  /// Words alone, without a digit, a symbol or a capital inside, may be a label of a form behind a colon, so
  /// three are asked for there; what a program assigns is none.
  func isPhrase(style: SecretSeparator.Style) -> Bool {
    let words = bytes.split(separator: 0x20)
    guard style != .bare, (2...12).contains(words.count), bytes.count >= 6 else { return false }
    let small = words.map { word in Self.lowercased(word.filter { $0.isLetter || $0 >= 0x80 }) }
    let forms = small.filter(Self.formWords.contains)
    // "New York 1984!": one such word that is an everyday one too says little beside a digit.
    guard
      forms.isEmpty
        || makeup.digits > 0 && forms.count == 1 && Self.everydayWords.contains(forms[0]),
      !namesPassword(Self.lowercased(bytes.prefix(96)))
    else { return false }
    let links = small.count { Self.sentenceWords.contains($0) }
    let isOdd = makeup.digits > 0 || words.contains(where: Self.isOdd)
    let hasOddWord = makeup.digits > 0 || words.contains { $0.count > 1 && Self.isOdd($0) }
    guard hasOddWord || !isHint(words, small) else { return false }
    if style == .prose {
      return links == 0 && (makeup.digits > 0 ? bytes.count >= 8 : isPlain(words))
    }
    guard links * 2 <= words.count, !isQuestion || makeup.digits > 0 else { return false }
    if isOdd { return true }
    let isAssigned =
      text[text.start(before: openingQuote, limit: 4) { $0 == 0x20 } - 1] == UInt8(ascii: "=")
    return isAssigned || links == 0 && isPlain(words)
  }

  /// Whether the words say where the secret is, or tell something of a place that has as many of a thing.
  private func isHint(_ words: [ArraySlice<UInt8>], _ small: [String]) -> Bool {
    if words.count >= 4, small[0] == "see", words.contains([UInt8(ascii: ">")]) { return true }
    if words.count >= 4, Self.hints.contains(small[0]), Self.articles.contains(small[1]) {
      return true
    }
    return words.count >= 6 && small[0] == "there"
      && ["is", "are", "was", "were"].contains(small[1])
      && bytes.last == UInt8(ascii: ".")
  }

  private static let hints: Set = ["ask", "see", "contact", "check"]
  private static let articles: Set = ["the", "our", "with"]

  /// Three words or more of letters and hyphens, twelve bytes in all.
  private func isPlain(_ words: [ArraySlice<UInt8>]) -> Bool {
    words.count >= 3 && bytes.count >= 12 && makeup.capitals <= words.count
      && words.allSatisfy { word in word.allSatisfy { $0.isAlphanumeric || $0 == 0x2D } }
  }

  /// Whether a capital stands inside a word, or a symbol that ends no sentence.
  private static func isOdd(_ word: ArraySlice<UInt8>) -> Bool {
    word.dropFirst().contains { $0 &- 0x41 < 26 }
      || word.contains { "!#$%&*@^~_+=<>|".utf8.contains($0) }
  }

  private var isQuestion: Bool {
    bytes.last.map { "?:".utf8.contains($0) } ?? false || bytes.suffix(3).elementsEqual("...".utf8)
      || bytes.suffix(3).elementsEqual("\u{2026}".utf8)
  }

  private var openingQuote: Int {
    text.start(before: range.lowerBound, limit: 8) { Self.isQuote($0) || $0 == UInt8(ascii: "\\") }
  }

  /// The pass phrase that fills the rest of a line without quotes: four to twelve words in small letters, none
  /// of which sentences or forms have.
  static func phrase(from start: Int, in text: ScannedText) -> Range<Int>? {
    let end = text.end(from: start, limit: 128) { $0 &- 0x61 < 26 || $0 == 0x20 }
    guard end > start, text[start] != 0x20, text[end - 1] != 0x20,
      text[end] == 0 && end >= text.count || text[end] == 0x0A || text[end] == 0x0D
    else { return nil }
    let words = (start..<end).split { text[$0] == 0x20 }.map { word in
      String(decoding: word.map { text[$0] }, as: UTF8.self)
    }
    let isPhrase =
      (4...12).contains(words.count)
      && words.allSatisfy { word in
        (3...10).contains(word.utf8.count) && !formWords.contains(word)
          && !sentenceWords.contains(word)
      }
    return isPhrase ? start..<end : nil
  }

  /// Words of which a sentence has many, and a phrase of words by chance few.
  private static let sentenceWords: Set = [
    "a", "an", "the", "is", "are", "be", "to", "for", "not", "if", "with", "at", "and", "in", "of",
    "or", "does",
    "do", "it", "we", "i", "he", "she", "they", "this", "that", "no", "on", "by", "as", "from",
    "was", "has", "have",
    "will", "can", "when", "before", "after", "so", "but", "only", "all", "any", "same", "used",
    "using",
    "de", "der", "die", "das", "den", "und", "ist", "ein", "eine", "nicht", "im", "zu", "le", "la",
    "les", "et", "un",
    "une", "est", "el", "los", "y", "en", "il", "di", "e", "o", "het", "een", "van",
  ]
  /// Words of forms and messages that phrases have as well.
  private static let everydayWords: Set = [
    "you", "enter", "new", "current", "type", "again", "change", "show", "hide", "user", "login",
    "log", "sign", "account", "create", "match", "value", "string", "field", "set", "wrong",
    "missing", "days", "hours", "error", "failed",
  ]
  /// Words of forms and messages.
  private static let formWords: Set = everydayWords.union([
    "your", "please", "must", "should", "cannot", "required", "invalid", "forgot", "forgotten",
    "least", "characters", "chars", "letters", "digits", "numbers", "minimum", "maximum",
    "length", "expires", "expired", "minutes", "continue", "confirm", "confirmation", "changed",
    "reset", "incorrect", "username", "click", "choose", "default", "description", "optional",
    "encrypted", "hashed", "stored", "alphanumeric", "bitte", "ihr", "ihre", "eingeben",
    "mindestens", "zeichen", "vergessen", "neues", "sie", "votre", "veuillez", "entrez",
    "saisissez", "nouveau", "introduzca", "ingrese", "nueva", "su", "tu", "inserisci", "tua",
    "uw", "voer", "digite", "sua",
  ])
}
