/// A stretch of a text that is compared as one: a word, or a single mark.
///
/// A word is a run of letters, combining marks and digits, with an apostrophe, point or comma inside
/// it where letters or digits stand on both sides (`don't`, `1.5`). Scripts that write without
/// spaces (Han, kana, Thai, Lao, Khmer, Burmese) give one token a scalar. White space is between tokens.
struct WordToken: Equatable {
  /// Where it stands, counted in scalars.
  var range: Range<Int>

  /// Splits a text.
  static func tokens(of text: [Unicode.Scalar]) -> [WordToken] {
    var tokens: [WordToken] = []
    var index = 0
    while index < text.count {
      let kind = Kind(text[index])
      var end = index + 1
      switch kind {
      case .space:
        index = end
        continue
      case .single, .joiner:
        break
      case .letter:
        while end < text.count {
          let next = Kind(text[end])
          if next == .letter {
            end += 1
          } else if next == .joiner, end + 1 < text.count, Kind(text[end + 1]) == .letter {
            end += 2
          } else {
            break
          }
        }
      }
      tokens.append(WordToken(range: index..<end))
      index = end
    }
    return tokens
  }

  private enum Kind {
    case space
    case letter
    case joiner
    case single

    init(_ scalar: Unicode.Scalar) {
      if scalar.isASCII {
        self =
          switch scalar {
          case "a"..."z", "A"..."Z", "0"..."9": .letter
          case "'", ".", ",": .joiner
          case " ", "\t"..."\r": .space
          default: .single
          }
        return
      }
      let properties = scalar.properties
      if properties.isWhitespace {
        self = .space
      } else if scalar == "\u{2019}" {
        self = .joiner
      } else if scalar.isWrittenWithoutSpaces {
        self = .single
      } else if properties.isAlphabetic || properties.numericType != nil
        || properties.canonicalCombiningClass != .notReordered
      {
        self = .letter
      } else {
        self = .single
      }
    }
  }
}
