/// What a word is compared as: its stem in one spelling, or the first word of its group of synonyms.
///
/// `invoices` and `invoice`, `colour` and `color`, `cancelled` and `canceling`, `purchase` and `buy` are one.
/// The stem is light and English, since in a text of another language an ending may carry the sense: of words with
/// letters outside ASCII nothing is taken off but the marks.
enum WordConcept {
  /// The form of a word of a normalised question, in UTF-8.
  static func form(of word: some Collection<UInt8>) -> [UInt8] {
    var form = Array(word)
    guard form.allSatisfy({ $0 &- 0x61 < 26 }) else {
      return Self.withoutMarks(String(decoding: form, as: UTF8.self))
    }
    if let concept = Synonyms.table[form] { return concept }
    shorten(&form)
    return Synonyms.table[form] ?? form
  }

  /// A word without the marks of its Latin letters, which people leave out: `numéro` and `numero`.
  private static func withoutMarks(_ word: String) -> [UInt8] {
    var letters: [UInt8] = []
    for scalar in word.unicodeScalars {
      let base = letterBases[scalar]
      letters += base.map { Array($0.utf8) } ?? Array(String(scalar).utf8)
    }
    return letters
  }

  private static let letterBases: [Unicode.Scalar: String] = {
    var bases: [Unicode.Scalar: String] = [:]
    for (base, letters) in [
      "a": "àáâãäåāăą", "c": "çćĉċč", "d": "ďđ", "e": "èéêëēĕėęě", "g": "ĝğġģ", "h": "ĥħ",
      "i": "ìíîïĩīĭįı", "j": "ĵ", "k": "ķ", "l": "ĺļľŀł", "n": "ñńņň", "o": "òóôõöøōŏő",
      "r": "ŕŗř", "s": "śŝşš", "t": "ţťŧ", "u": "ùúûüũūŭůűų", "w": "ŵ", "y": "ýÿŷ", "z": "źżž",
      "ss": "ß", "ae": "æ", "oe": "œ",
    ] {
      for letter in letters.unicodeScalars { bases[letter] = base }
    }
    return bases
  }()

  /// Takes the endings of number and tense off, and writes what is left as in American English.
  ///
  /// In the manner of the S-stemmer (Harman, "How Effective Is Suffixing?", 1991) and of the first step of
  /// Porter's (1980).
  static func shorten(_ word: inout [UInt8]) {
    guard word.count > 3 else { return }
    cutPlural(&word)
    cutTense(&word)
    if word.count > 3, word.last == e { word.removeLast() }
    if word.count > 3, let last = word.last, last == word[word.count - 2], !isVowel(last) {
      word.removeLast()
    }
    for (ending, other) in spellings where word.count >= ending.count + 2 {
      if replace(ending, with: other, in: &word) { break }
    }
  }

  private static func cutPlural(_ word: inout [UInt8]) {
    if word.count > 4, replace("ies", with: "y", in: &word) { return }
    for ending in ["sses", "shes", "ches", "xes", "zes"] where ends(word, with: ending) {
      word.removeLast(2)
      return
    }
    guard word.last == s, !["ss", "us", "is"].contains(where: { ends(word, with: $0) }) else {
      return
    }
    word.removeLast()
  }

  private static func cutTense(_ word: inout [UInt8]) {
    if word.count > 4, replace("ied", with: "y", in: &word) { return }
    for ending in ["ing", "ed"] where ends(word, with: ending) {
      let stem = word.dropLast(ending.utf8.count)
      guard stem.count >= 3, stem.contains(where: isVowel) else { return }
      word = Array(stem)
      return
    }
  }

  /// British endings, as they are when the rest is cut.
  private static let spellings = [
    ("isation", "ization"), ("our", "or"), ("is", "iz"), ("ys", "yz"), ("ter", "tr"),
    ("ogu", "og"), ("enc", "ens"),
  ]

  private static func replace(_ ending: String, with other: String, in word: inout [UInt8]) -> Bool
  {
    guard ends(word, with: ending) else { return false }
    word.removeLast(ending.utf8.count)
    word += Array(other.utf8)
    return true
  }

  private static func ends(_ word: [UInt8], with ending: String) -> Bool {
    word.count >= ending.utf8.count && word.suffix(ending.utf8.count).elementsEqual(ending.utf8)
  }

  private static func isVowel(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "a"), e, UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
      UInt8(ascii: "y"):
      true
    default: false
    }
  }

  private static let e = UInt8(ascii: "e")
  private static let s = UInt8(ascii: "s")
}
