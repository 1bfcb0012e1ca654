/// The form in which two answers are compared: they agree when only case, white space or the
/// punctuation round their words differs.
///
/// Signs inside a word and those that carry meaning stay ("-5", "5%", "C#", "1.5"), so that what is
/// merged unseen is surely the same; a needless difference only costs a person a look.
struct AgreementKey: Hashable {
  private let words: [String]

  init(_ text: String) {
    words = text.lowercased().split(whereSeparator: \.isWhitespace).compactMap(Self.bare)
  }

  private static func bare(_ word: Substring) -> String? {
    var word = word
    while let last = word.last, edges.contains(last) { word.removeLast() }
    while let first = word.first, edges.contains(first), !startsNumber(word) { word.removeFirst() }
    if word.allSatisfy({ dashes.contains($0) }) { return nil }
    return String(word.map { $0 == "\u{2019}" ? "'" : $0 })
  }

  /// Whether the word is a number that begins with its decimal sign: ".5".
  private static func startsNumber(_ word: Substring) -> Bool {
    (word.first == "." || word.first == ",") && word.dropFirst().first?.isNumber == true
  }

  private static let edges = Set(".,;:!?…'\"`´‘’“”„«»‹›()[]{}*_¿¡。，、；：！？「」『』（）")
  private static let dashes = Set("-‐‑‒–—―")
}
