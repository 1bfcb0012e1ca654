import TextAnalysis

/// How a text is cut into the tokens that scores count.
enum AnswerTokens {
  /// The words that are left when a text is normalised as for SQuAD: lower case, without ASCII punctuation and English
  /// articles.
  ///
  /// Source: Rajpurkar et al. 2016, `evaluate-v1.1.py`.
  /// Scripts without spaces between words give a token a character, where the original has one for the whole text.
  static func normalised(_ text: String) -> [Substring] {
    var bare = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars where !scalar.isASCIIPunctuation {
      if scalar.standsAlone {
        bare.append(contentsOf: [" ", scalar, " "])
      } else {
        bare.append(scalar)
      }
    }
    return String(bare).split(whereSeparator: \.isWhitespace)
      .filter { !["a", "an", "the"].contains($0) && !$0.isPunctuation }
  }

  /// The words of a text as for ROUGE: lower case, runs of letters and figures of any script.
  ///
  /// The original (Lin 2004; `rouge_score`) knows ASCII letters only, so that other scripts have no words; here they have,
  /// one a character where no spaces are written.
  static func words(_ text: String) -> [Substring] {
    var spaced = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars {
      if scalar.standsAlone {
        spaced.append(contentsOf: [" ", scalar, " "])
      } else {
        let properties = scalar.properties
        let isLetter =
          properties.isAlphabetic || properties.numericType != nil
          || properties.canonicalCombiningClass != .notReordered
        spaced.append(isLetter ? scalar : " ")
      }
    }
    return String(spaced).split(separator: " ").filter { !$0.isPunctuation }
  }
}

extension Substring {
  /// Whether it is nothing but punctuation of scripts without spaces, such as `。`.
  fileprivate var isPunctuation: Bool {
    unicodeScalars.allSatisfy { scalar in
      guard scalar.standsAlone else { return false }
      return !scalar.properties.isAlphabetic && scalar.properties.numericType == nil
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isASCIIPunctuation: Bool {
    switch value {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  /// Whether it is a token of its own: a letter of a script without spaces, or a wide mark that stands between such.
  fileprivate var standsAlone: Bool { isWrittenWithoutSpaces || 0xFF01...0xFF65 ~= value }
}
