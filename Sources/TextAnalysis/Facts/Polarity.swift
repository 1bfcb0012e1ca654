/// Whether a text says yes or no.
package enum Polarity {
  /// What the first word of a text says: true for yes, false for no, nil for neither.
  package static func opening(of text: String) -> Bool? {
    let word = text.drop { !$0.isLetter }.prefix { $0.isLetter }.lowercased()
    if yes.contains(word) { return true }
    if no.contains(word) { return false }
    // Where no spaces are written, the word is the beginning of the run.
    if yes.contains(where: {
      $0.unicodeScalars.first?.isWrittenWithoutSpaces == true && word.hasPrefix($0)
    }) {
      return true
    }
    return word.hasPrefix("いいえ") || word.hasPrefix("不是") ? false : nil
  }

  /// Whether a sentence denies: by an odd number of words like `not`, in the languages whose words are known here.
  package static func denies(_ sentence: String) -> Bool { denials(in: sentence) % 2 == 1 }

  /// How many words like `not` a text has; `not only` and its like deny nothing.
  static func denials(in text: String) -> Int {
    var count = 0
    var last: String?
    var word = ""
    func close() {
      guard !word.isEmpty else { return }
      // `not only`, `nicht nur`, `no solo`.
      if last.map(isDenial) == true, only.contains(word) { count -= 1 }
      if isDenial(word) { count += 1 }
      last = word
      word = ""
    }
    for character in text.lowercased() {
      if character.isLetter, !(character.unicodeScalars.first?.isWrittenWithoutSpaces ?? false) {
        word.append(character)
      } else if character == "'" || character == "\u{2019}" {
        word.append("'")
      } else {
        close()
      }
    }
    close()
    return max(0, count) + withoutSpaces(text)
  }

  private static func isDenial(_ word: String) -> Bool {
    words.contains(word) || word.count > 3 && word.hasSuffix("n't")
  }

  /// Denials of Chinese and Japanese, by the longest match; what only looks like one is passed over.
  private static func withoutSpaces(_ text: String) -> Int {
    let scalars = Array(text.unicodeScalars)
    guard scalars.contains(where: \.isWrittenWithoutSpaces) else { return 0 }
    var count = 0
    var place = 0
    while place < scalars.count {
      guard scalars[place].isWrittenWithoutSpaces else {
        place += 1
        continue
      }
      let match = runs.first { run in scalars[place...].starts(with: run.scalars) }
      count += match?.denials ?? 0
      place += match?.scalars.count ?? 1
    }
    return count
  }

  private static let yes: Set<String> = [
    "yes", "yep", "yeah", "correct", "ja", "oui", "sí", "sì", "sim", "да", "是", "是的", "はい", "ええ",
    "네", "예",
  ]
  private static let no: Set<String> = [
    "no", "nope", "nein", "nee", "non", "não", "нет", "不", "不是", "いいえ", "아니요",
  ]

  private static let only: Set<String> = [
    "only", "just", "merely", "nur", "bloß", "solo", "sólo", "seulement", "só", "только", "alleen",
  ]

  private static let words: Set<String> = [
    "cannot", "cant", "didnt", "doesnt", "dont", "isnt", "neither", "never", "no", "nobody", "none",
    "not", "nothing",
    "nowhere", "without", "wont", "nicht", "kein", "keine", "keinen", "keinem", "keiner", "keines",
    "nie", "niemals",
    "pas", "jamais", "aucun", "aucune", "nunca", "ningún", "ninguna", "ninguno", "não", "nenhum",
    "nenhuma", "non",
    "nessun", "nessuno", "nessuna", "niet", "geen", "nooit", "не", "нет", "никогда", "inte", "ikke",
    "değil", "nie",
    "않습니다", "않는다", "않음", "아닙니다", "없습니다", "없다", "못합니다",
  ]

  private static let runs: [(scalars: [Unicode.Scalar], denials: Int)] = {
    let denying = [
      "ません", "ない", "なかった", "なく", "なければ", "ず、", "ぬ。", "不", "没", "沒", "未", "無法", "无法", "别", "勿",
    ]
    // Words that have such a sign and deny nothing.
    let harmless = [
      "かもしれません", "かもしれない", "すみません", "少ない", "すくない", "危ない", "ありません か", "不仅", "不但", "不僅", "不只", "不同",
      "不断", "不久",
      "未来", "未來", "不動産", "差不多", "不过", "不少", "特别", "分别", "区别", "级别", "別", "だけでなく", "だけではなく",
      "ではないでしょうか", "没问题",
    ]
    let all =
      denying.map { (Array($0.unicodeScalars), 1) } + harmless.map { (Array($0.unicodeScalars), 0) }
    return all.sorted { $0.0.count > $1.0.count }.map { (scalars: $0.0, denials: $0.1) }
  }()
}
