extension Settings {
  /// Reads the table `curate`.
  mutating func readCurate(
    _ node: TOMLNode,
    _ document: TOMLDocument
  ) throws(ConfigurationError) {
    for (key, node) in try document.table(node, at: ["curate"]) {
      let place = ["curate", key]
      guard key == "policy" else { throw document.unknown(place, known: ["policy"]) }
      let path = try document.text(node, at: place)
      guard !path.isEmpty else {
        throw document.error(at: place, "policy is empty", "Name a file, or leave it out.")
      }
      curationPolicy = path
    }
  }
}
