extension Settings {
  /// The most words of the user's own, and the letters of one.
  private static let limits = (words: 10_000, letters: 60)

  /// Reads the table `editor`.
  mutating func readEditor(
    _ node: TOMLNode,
    _ document: TOMLDocument
  ) throws(ConfigurationError) {
    for (key, node) in try document.table(node, at: ["editor"]) {
      let place = ["editor", key]
      switch key {
      case "spell": spelling = try Self.dictionary(node, at: place, document)
      case "words": spelledWords = try Self.words(node, at: place, document)
      default: throw document.unknown(place, known: ["spell", "words"])
      }
    }
  }

  private static func dictionary(
    _ node: TOMLNode,
    at place: [String],
    _ document: TOMLDocument
  ) throws(ConfigurationError) -> String? {
    let name = try document.text(node, at: place)
    if name.isEmpty { return nil }
    let isName =
      name.utf8.count <= 40
      && name.unicodeScalars.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
          || $0 == "-" || $0 == "_"
      }
    guard isName else {
      throw document.error(
        at: place,
        "spell cannot be \(name)",
        "Write the name of a dictionary: spell = \"en_US\"."
      )
    }
    return name
  }

  private static func words(
    _ node: TOMLNode,
    at place: [String],
    _ document: TOMLDocument
  ) throws(ConfigurationError) -> [String] {
    let words = try document.texts(node, at: place)
    let isGood = words.allSatisfy { word in
      (1...limits.letters).contains(word.unicodeScalars.count)
        && word.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == "'" }
    }
    guard isGood, words.count <= limits.words else {
      throw document.error(
        at: place,
        "words has an entry that is no word, or more than \(limits.words) entries",
        "Write single words of letters: words = [\"Pelican\"]."
      )
    }
    return words
  }
}
