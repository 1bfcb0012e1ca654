import ReviewModel

extension Settings {
  /// Reads the table `capture`.
  mutating func readCapture(
    _ node: TOMLNode,
    _ document: TOMLDocument
  ) throws(ConfigurationError) {
    for (key, node) in try document.table(node, at: ["capture"]) {
      let place = ["capture", key]
      guard key == "keep" else { throw document.unknown(place, known: ["keep"]) }
      let names = try document.texts(node, at: place)
      do throws(UnknownCapturedField) {
        keptFields = try CapturedFields(names: names)
        keptNames = names
      } catch {
        throw document.error(
          at: place,
          "keep cannot have \(error.name.isEmpty ? "an empty name" : error.name)",
          Spelling.remedy(for: error.name, among: CapturedFields.names)
        )
      }
    }
  }
}
