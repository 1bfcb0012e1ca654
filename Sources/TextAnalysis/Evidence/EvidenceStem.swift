/// Takes the ending off an English word, lightly: `cats`, `cat` and `cat's` meet, and so do `stopped`,
/// `stopping` and `stops`; `relate` and `relation` do not.
///
/// In the manner of the S-stemmer (Harman, "How Effective Is Suffixing?", 1991), with the endings
/// -ing, -ed and -ly of Porter's first step (1980).
enum EvidenceStem {
  /// Shortens a word in lower-case ASCII with apostrophes in place.
  static func shorten(_ word: inout [UInt8]) {
    if let apostrophe = word.lastIndex(of: 0x27) {
      if word.count - apostrophe <= 2 { word.removeSubrange(apostrophe...) }
      word.removeAll { $0 == 0x27 }
    }
    guard word.count > 3 else { return }
    for (ending, replacement) in endings where ends(word, with: ending) {
      guard word.count - ending.count >= 3, ending.count > 1 || !ends(word, with: doubleS) else {
        continue
      }
      word.removeLast(ending.count)
      word += replacement
      break
    }
    if word.count > 3, let last = word.last, word[word.count - 2] == last, last != 0x6C,
      last != 0x73
    {
      word.removeLast()
    }
    if word.count > 4, word.last == 0x65 { word.removeLast() }
  }

  private static let doubleS = Array("ss".utf8)

  private static let endings: [([UInt8], [UInt8])] = [
    ("sses", "ss"), ("ies", "y"), ("ing", ""), ("edly", ""), ("ed", ""), ("ly", ""), ("es", ""),
    ("s", ""),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  private static func ends(_ word: [UInt8], with ending: [UInt8]) -> Bool {
    let offset = word.count - ending.count
    guard offset >= 0 else { return false }
    for place in ending.indices where word[offset + place] != ending[place] { return false }
    return true
  }
}
