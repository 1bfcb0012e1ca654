/// The words of a text that a dictionary can be asked about.
///
/// Not among them: code, addresses, placeholders, anything with a digit or a sign in it, words in capitals or with
/// a capital inside, with a mark that stands behind its letter, single letters, and words in another script than the
/// dictionary's.
struct ProseWords {
  /// The scripts of which dictionaries are.
  enum Script {
    case latin
    case greek
    case cyrillic

    /// The script of a language by its code, such as `de` or `ru_RU`.
    init(language: String) {
      let code = language.prefix { $0 != "_" && $0 != "-" }
      switch code.lowercased() {
      case "el": self = .greek
      case "be", "bg", "kk", "mk", "mn", "ru", "sr", "uk": self = .cyrillic
      default: self = .latin
      }
    }

    fileprivate func has(_ scalar: Unicode.Scalar) -> Bool {
      switch self {
      case .latin: scalar.value < 0x250 || (0x1E00...0x1EFF).contains(scalar.value)
      case .greek:
        (0x370...0x3FF).contains(scalar.value) || (0x1F00...0x1FFF).contains(scalar.value)
      case .cyrillic: (0x400...0x52F).contains(scalar.value)
      }
    }
  }

  /// A longer word is none.
  private static let mostLetters = 60

  let script: Script

  /// The words as they are asked for, with the scalars that they take.
  func words(in text: String) -> [(word: String, scalars: Range<Int>)] {
    let scalars = Array(text.unicodeScalars)
    var found: [(word: String, scalars: Range<Int>)] = []
    var isFenced = false
    var start = 0
    while start <= scalars.count {
      let end = scalars[start...].firstIndex(of: "\n") ?? scalars.count
      let line = scalars[start..<end]
      let first = line.drop { $0 == " " }.prefix(3)
      if first.elementsEqual("```".unicodeScalars) || first.elementsEqual("~~~".unicodeScalars) {
        isFenced.toggle()
      } else if !isFenced {
        addWords(of: line, to: &found)
      }
      start = end + 1
    }
    return found
  }

  private func addWords(
    of line: ArraySlice<Unicode.Scalar>,
    to found: inout [(word: String, scalars: Range<Int>)]
  ) {
    var isCode = false
    for token in line.split(whereSeparator: \.properties.isWhitespace) {
      let ticks = token.count { $0 == "`" }
      defer { if !ticks.isMultiple(of: 2) { isCode.toggle() } }
      guard !isCode, ticks == 0, !token.contains(where: Self.isNoProse), !Self.isAddress(token)
      else { continue }
      var place = token.startIndex
      while place < token.endIndex {
        let rest = token[place...]
        guard let start = rest.firstIndex(where: \.properties.isAlphabetic) else { break }
        let end = Self.endOfWord(in: token, from: start)
        if let word = word(token[start..<end]) { found.append((word, start..<end)) }
        place = end
      }
    }
  }

  /// Signs that no prose has in a word, digits among them.
  private static func isNoProse(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.numericType != nil
      || ["@", "/", "\\", "_", "<", ">", "#", "=", "{", "}", "$", "%", "|", "~", "^", "+"]
        .contains(scalar)
  }

  /// Whether a token has a dot between letters, as hosts, files and abbreviations do.
  private static func isAddress(_ token: ArraySlice<Unicode.Scalar>) -> Bool {
    token.indices.dropFirst().dropLast().contains { place in
      token[place] == "." && token[place - 1].properties.isAlphabetic
        && token[place + 1].properties.isAlphabetic
    }
  }

  private static func endOfWord(in token: ArraySlice<Unicode.Scalar>, from start: Int) -> Int {
    var end = start
    while end < token.endIndex {
      let isLetter = token[end].properties.isAlphabetic || token[end].properties.isDiacritic
      let isInner =
        isApostrophe(token[end]) && end + 1 < token.endIndex
        && token[end + 1].properties.isAlphabetic
      guard isLetter || isInner else { break }
      end += 1
    }
    return end
  }

  private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "'" || scalar == "\u{2019}"
  }

  private func word(_ letters: ArraySlice<Unicode.Scalar>) -> String? {
    guard (2...Self.mostLetters).contains(letters.count) else { return nil }
    var word = String.UnicodeScalarView()
    for (index, scalar) in letters.enumerated() {
      if Self.isApostrophe(scalar) {
        word.append("'")
        continue
      }
      guard script.has(scalar), index == 0 || !scalar.properties.isUppercase else { return nil }
      word.append(scalar)
    }
    return String(word)
  }
}
