import CWordDictionary
import TextAnalysis

extension WordDictionary {
  /// The ordinary words of English.
  static let ordinaryWords = WordDictionary { word in
    word.baseAddress.map { errata_is_ordinary_word($0, word.count) } ?? false
  }
}
