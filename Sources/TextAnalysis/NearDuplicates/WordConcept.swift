/// What a word is compared as: its stem in one spelling, or the first word of its group of synonyms.
///
/// `invoices` and `invoice`, `colour` and `color`, `cancelled` and `canceled`, `purchase` and `buy` are one.
/// The stem is light and English, since in a text of another language an ending may carry the sense: of words with
/// outside ASCII nothing is taken off but the marks.
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

  /// Whether a word is in a group of words for one thing.
  static func hasSynonyms(_ word: some Collection<UInt8>) -> Bool {
    var stem = Array(word)
    if Synonyms.table[stem] != nil { return true }
    shorten(&stem)
    return Synonyms.table[stem] != nil
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

  /// Takes the ending of the plural off, and writes what is left as in American English.
  ///
  /// In the manner of the S-stemmer (Harman, "How Effective Is Suffixing?", 1991). Endings of verbs stay: `the training` is no
  /// train, and who is billed is not who is billing. So do plurals that are no plurals (`https`), or mean something else than their
  /// singular (Quirk et al., "A Comprehensive Grammar of the English Language", 1985, 5.73 to 5.78).
  static func shorten(_ word: inout [UInt8]) {
    guard word.count > 3 else { return }
    if !lonePlurals.contains(word) { cutPlural(&word) }
    for (ending, other) in spellings where word.count >= ending.utf8.count + 3 {
      if replace(ending, with: other, in: &word) { return }
    }
    for ending in ["ed", "ing"] where ends(word, with: "l" + ending) {
      let stem = word.dropLast(ending.utf8.count)
      guard doubled.contains(Array(stem.dropLast())), stem.dropLast().last == stem.last else {
        return
      }
      word = Array(stem.dropLast()) + Array(ending.utf8)
      return
    }
  }

  private static func cutPlural(_ word: inout [UInt8]) {
    if word.count > 4, replace("ies", with: "y", in: &word) { return }
    for ending in ["sses", "shes", "ches", "xes", "zzes"] where ends(word, with: ending) {
      word.removeLast(2)
      return
    }
    guard word.last == s, !["ss", "us", "is", "ics"].contains(where: { ends(word, with: $0) })
    else { return }
    word.removeLast()
  }

  private static let lonePlurals: Set<[UInt8]> = Set(
    """
    alms amends arms arrears ashes belongings blues bowels brains canvas checkers chess clothes     communications compasses congratulations contents customs damages does draughts drawers earnings economics effects ethics     forces funds gas glasses goods grounds guts headquarters heads honors honours jeans kudos lens letters looks lots manners     mars mathematics maths means minutes moneys news odds outskirts pains pants papers paris parts physics pies plus politics     premises proceeds quarters regards relations remains riches rights savings scales scissors series shorts sights sales species spectacles     spirits stairs statistics surroundings suspenders tails terms texas thanks tights times trousers troops tropics     wages windows woods works yes https ftps imaps ldaps smtps mqtts nntps
    """
    .split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }
  )

  /// Before an ending some double their last letter, some do not.
  private static let doubled: Set<[UInt8]> = Set(
    """
    cancel travel label model level signal fuel dial total channel counsel marvel pedal quarrel rival shovel spiral tunnel equal
    """
    .split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }
  )

  /// British endings by the American ones.
  private static let spellings = [
    ("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("iser", "izer"), ("ise", "ize"),
    ("yse", "yze"), ("ysed", "yzed"), ("ysing", "yzing"), ("our", "or"), ("oured", "ored"),
    ("ourite", "orite"), ("tre", "ter"),
    ("ogue", "og"), ("ence", "ense"),
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

  private static let s = UInt8(ascii: "s")
}
