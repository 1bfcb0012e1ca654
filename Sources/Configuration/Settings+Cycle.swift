import ReviewModel

extension Settings {
  /// Reads the table `cycle`.
  mutating func readCycle(
    _ node: TOMLNode,
    _ document: TOMLDocument
  ) throws(ConfigurationError) {
    for (key, node) in try document.table(node, at: ["cycle"]) {
      let place = ["cycle", key]
      switch key {
      case "every":
        guard let every = Cadence(rawValue: try document.text(node, at: place)) else {
          throw document.error(at: place, "every is no cadence", "Write \"week\" or \"month\".")
        }
        cadence = every
      case "gate":
        let words = try document.texts(node, at: place)
        guard words.first?.isEmpty == false else {
          throw document.error(
            at: place,
            "gate names no candidate",
            "Write what stands behind `errata gate --release DIR`, such as [\"--command\", \"./agent\"]."
          )
        }
        gateWords = words
      default: throw document.unknown(place, known: ["every", "gate"])
      }
    }
  }
}
