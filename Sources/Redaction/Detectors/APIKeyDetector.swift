/// Keys and tokens that name their issuer: a fixed prefix, then characters of one alphabet.
///
/// The shapes stand in `APIKeyShapes.swift`. A body of few different characters is a stand-in from a
/// manual (`ghp_xxxx…`) and stays, as does one without a digit or a change of case, which is a word.
struct APIKeyDetector: Detector {
  let id = "api-key"
  let type = FindingType.apiKey
  let triggers: Triggers

  let examples = [
    "key «AKIAIOSFODNN7EXAMPLE», «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»",
    "export K=\"«sk-ant-api03-curvwh-iwXRk_PkjX5dJ0FQfyrXLzd1npvfNOaH4»\" «sk_live_i2Ko4II3w9YwZohyFJewmh5l»",
    "clone https://oauth2:«glpat-QIwvvCW9ud_cSDBUUFn7»@git.example.com",
    "hook «https://hooks.slack.com/services/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»!",
    "«sk-proj-xnYzMEPVHXNcENmueKdlGz5snhN1d9hdx5ORpY2u» «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»",
    "«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».",
    "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx sk-ant-api03-... sk-learn AKIA AIza XAKIAIOSFODNN7EXAMPLE",
    "task-management-of-long-running-processes-in-1-system sk_live_short xoxb-not-a-token",
    "use hooks.slack.com/services/ for it; SG.1 and AKIAIOSFODNN7EXAMPLETOOLONG",
  ]

  /// The shapes by the byte of their prefix that triggers a look, with that byte's place.
  private let shapes: [[(shape: APIKeyShape, anchor: Int)]]
  /// Whether some shape has the pair of a byte and the one before it at its anchor.
  private let pairs: [Bool]

  /// How far a look goes on before it knows that it found a key; a bound keeps the walk linear.
  private let reach = 512

  init() {
    var shapes = [[(shape: APIKeyShape, anchor: Int)]](repeating: [], count: 256)
    var triggers = Triggers()
    var pairs = [Bool](repeating: false, count: 1 << 16)
    for shape in apiKeyShapes {
      guard let anchor = rarestByte(in: shape.prefix) else { continue }
      let byte = shape.prefix[anchor]
      if shapes[Int(byte)].isEmpty { triggers.bytes.append(byte) }
      shapes[Int(byte)].append((shape, anchor))
      pairs[Int(shape.prefix[anchor - 1]) << 8 | Int(byte)] = true
    }
    self.pairs = pairs
    self.shapes = shapes
    self.triggers = triggers
  }

  func match(at index: Int, in text: ScannedText) -> Match? {
    guard pairs[Int(text[index - 1]) << 8 | Int(text[index])] else { return nil }
    for (shape, anchor) in shapes[Int(text[index])] {
      let start = index - anchor
      guard stands(shape.prefix, at: start, in: text), !text[start - 1].isWordByte else { continue }
      let bodyStart = start + shape.prefix.count
      var end = text.end(
        from: bodyStart,
        limit: min(shape.length.upperBound, reach) + 1,
        while: shape.alphabet.contains
      )
      if shape.length.upperBound == APIKeyShape.open, end - bodyStart > reach,
        looksRandom(bodyStart..<end, in: text)
      {
        end = text.end(from: end, while: shape.alphabet.contains)
      }
      while end > bodyStart, !text[end - 1].isWordByte, text[end - 1] != UInt8(ascii: "=") {
        end -= 1
      }
      guard shape.length.contains(end - bodyStart), looksRandom(bodyStart..<end, in: text) else {
        continue
      }
      return Match(start..<end, .structure)
    }
    return nil
  }

  private func stands(_ prefix: [UInt8], at start: Int, in text: ScannedText) -> Bool {
    for step in prefix.indices where text[start + step] != prefix[step] { return false }
    return true
  }

  private func looksRandom(_ range: Range<Int>, in text: ScannedText) -> Bool {
    var seen: Set<UInt8> = []
    var hasDigit = false
    var hasSmall = false
    var hasCapital = false
    for place in range.prefix(64) {
      let byte = text[place]
      seen.insert(byte)
      if byte.isDigit { hasDigit = true }
      if byte.isLetter { if byte.lowercased == byte { hasSmall = true } else { hasCapital = true } }
    }
    return seen.count >= 6 && (hasDigit || hasSmall && hasCapital)
  }
}

/// The place of the byte, not the first, that prose has least, so that few looks are in vain.
private func rarestByte(in prefix: [UInt8]) -> Int? {
  func rank(_ byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: "_"): 0
    case UInt8(ascii: ":"): 2
    case UInt8(ascii: "-"): 3
    case UInt8(ascii: "."): 4
    case _ where byte.isLetter && byte.lowercased != byte: 1
    case UInt8(ascii: "/"): 5
    case _ where byte.isDigit: 6
    case UInt8(ascii: "j"), UInt8(ascii: "q"), UInt8(ascii: "x"), UInt8(ascii: "z"): 6
    case UInt8(ascii: "b"), UInt8(ascii: "k"), UInt8(ascii: "p"), UInt8(ascii: "v"): 7
    default: 8
    }
  }
  return prefix.indices.dropFirst().min { rank(prefix[$0]) < rank(prefix[$1]) }
}
