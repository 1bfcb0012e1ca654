import CellGrid

extension TOMLDocument {
  /// A text.
  func text(_ node: TOMLNode, at keys: [String]) throws(ConfigurationError) -> String {
    guard case .string(let text) = node else { throw mismatch(node, at: keys, "a text in quotes") }
    return text
  }

  /// True or false.
  func boolean(_ node: TOMLNode, at keys: [String]) throws(ConfigurationError) -> Bool {
    guard case .boolean(let value) = node else { throw mismatch(node, at: keys, "true or false") }
    return value
  }

  /// A number within bounds.
  func integer(
    _ node: TOMLNode,
    at keys: [String],
    in range: ClosedRange<Int>
  ) throws(ConfigurationError) -> Int {
    guard case .integer(let value) = node, range.contains(value) else {
      throw mismatch(node, at: keys, "a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  /// A list of texts; a single text counts as a list of one.
  func texts(_ node: TOMLNode, at keys: [String]) throws(ConfigurationError) -> [String] {
    if case .string(let text) = node { return [text] }
    guard case .array(let nodes) = node else {
      throw mismatch(node, at: keys, "a list of texts: [\"…\"]")
    }
    var texts: [String] = []
    for node in nodes { texts.append(try text(node, at: keys)) }
    return texts
  }

  /// A table, its members in the order of their names.
  func table(
    _ node: TOMLNode,
    at keys: [String]
  ) throws(ConfigurationError) -> [(key: String, value: TOMLNode)] {
    guard case .table(let members) = node else { throw mismatch(node, at: keys, "a table") }
    return members.sorted { $0.key < $1.key }
  }

  /// One of a few words.
  func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ node: TOMLNode,
    at keys: [String]
  ) throws(ConfigurationError) -> Choice {
    let word = try text(node, at: keys)
    guard let choice = Choice(rawValue: word) else {
      throw error(
        at: keys,
        "\(keys.last ?? "this") cannot be \(word)",
        Spelling.remedy(for: word, among: Choice.allCases.map(\.rawValue))
      )
    }
    return choice
  }

  /// A list of attributes by their names.
  func attributes(
    _ node: TOMLNode,
    at keys: [String]
  ) throws(ConfigurationError) -> Attributes {
    var attributes: Attributes = []
    for name in try texts(node, at: keys) {
      guard let named = Attributes.named.first(where: { $0.name == name }) else {
        throw error(
          at: keys,
          "there is no attribute \(name)",
          Spelling.remedy(for: name, among: Attributes.named.map(\.name))
        )
      }
      attributes.insert(named.attribute)
    }
    return attributes
  }

  private func mismatch(
    _ node: TOMLNode,
    at keys: [String],
    _ wanted: String
  ) -> ConfigurationError {
    error(at: keys, "\(keys.last ?? "this") is \(node.kind)", "It must be \(wanted).")
  }
}
