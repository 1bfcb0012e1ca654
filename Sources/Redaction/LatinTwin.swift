/// A Cyrillic or Greek letter that looks like a Latin one and stands in a Latin word.
///
/// Source: Unicode's table of confusables (UTS 39), the letters that are drawn alike in most faces. In
/// a word of their own script they stay: one neighbour is an ASCII letter or digit, and none is
/// outside ASCII.
struct LatinTwin {
  let letter: UInt8

  init?(at index: Int, in text: ScannedText) {
    let scalar = UInt32(text[index] & 0x1F) << 6 | UInt32(text[index + 1] & 0x3F)
    let before = text[index - 1]
    let after = text[index + 2]
    guard (0x391...0x51D).contains(scalar), before < 0x80, after < 0x80,
      before.isAlphanumeric || after.isAlphanumeric, let letter = Self.letters[scalar]
    else { return nil }
    self.letter = letter
  }

  private static let letters: [UInt32: UInt8] = {
    let pairs: [(twins: String, latin: String)] = [
      ("АВЕЅІЈКМНОРСТХаеоpрсухѕіјһԁԛԝ", "ABESIJKMHOPCTXaeoppcyxsijhdqw"),
      ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανρ", "ABEZHIKMNOPTYXoavp"),
    ]
    var letters: [UInt32: UInt8] = [:]
    for (twins, latin) in pairs {
      for (twin, letter) in zip(twins.unicodeScalars, latin.utf8) where twin.value > 0x7F {
        letters[twin.value] = letter
      }
    }
    return letters
  }()
}
