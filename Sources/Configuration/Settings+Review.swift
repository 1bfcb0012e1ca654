import ReviewModel

extension Settings {
  /// Reads the table `review`.
  mutating func readReview(
    _ node: TOMLNode,
    _ document: TOMLDocument
  ) throws(ConfigurationError) {
    for (key, node) in try document.table(node, at: ["review"]) {
      let place = ["review", key]
      switch key {
      case "second-reading": readings.second = try Self.parts(document.share(node, at: place))
      case "again": readings.again = try Self.parts(document.share(node, at: place))
      default: throw document.unknown(place, known: ["second-reading", "again"])
      }
    }
  }

  /// How many of a million a share is.
  private static func parts(_ share: Double) -> Int { Int((share * 1_000_000).rounded()) }
}
