import ReviewModel

extension Settings {
  /// Reads the list of failure kinds: `["wrong-fact", { code = "price", title = "Wrong price" }]`.
  ///
  /// The order gives each its digit, 1 to 9 and then 0.
  mutating func readFailureKinds(
    _ node: TOMLNode,
    _ document: TOMLDocument
  ) throws(ConfigurationError) {
    let place = ["failure-kinds"]
    guard case .array(let nodes) = node else {
      throw document.error(
        at: place,
        "failure-kinds is no list",
        "Write [\"wrong-fact\", { code = \"price\", title = \"Wrong price\" }]."
      )
    }
    guard (1...FailureChoice.limit).contains(nodes.count) else {
      throw document.error(
        at: place,
        "failure-kinds has \(nodes.count) entries",
        "A kind is chosen by one digit, so there can be 1 to \(FailureChoice.limit)."
      )
    }
    var choices: [FailureChoice] = []
    for node in nodes {
      let choice = try failureChoice(node, at: place, document)
      guard !choices.contains(where: { $0.kind == choice.kind }) else {
        throw document.error(
          at: place,
          "the failure kind \(choice.kind.rawValue) stands there twice",
          "Leave one of them out."
        )
      }
      choices.append(choice)
    }
    failureKinds = choices
  }

  private func failureChoice(
    _ node: TOMLNode,
    at place: [String],
    _ document: TOMLDocument
  ) throws(ConfigurationError) -> FailureChoice {
    var code = ""
    var title: String?
    if case .table(let members) = node {
      for (key, node) in members.sorted(by: { $0.key < $1.key }) {
        switch key {
        case "code": code = try document.text(node, at: place)
        case "title": title = try document.text(node, at: place)
        default:
          throw document.error(
            at: place,
            "a failure kind has no \(key)",
            Spelling.remedy(for: key, among: ["code", "title"])
          )
        }
      }
    } else {
      code = try document.text(node, at: place)
    }
    guard let kind = FailureKind(code: code), kind.rawValue == code, code != "none" else {
      throw document.error(
        at: place,
        "a failure kind cannot be \(code.isEmpty ? "without a code" : code)",
        "Write small letters, digits and hyphens, \(FailureKind.codeLimit) at most, and none of "
          + "answer, conflict, none: \"wrong-price\"."
      )
    }
    if let title, title.isEmpty || title.count > 40 {
      throw document.error(
        at: place,
        "the title of \(code) has \(title.count) characters",
        "Write 1 to 40."
      )
    }
    return FailureChoice(kind, title: title)
  }
}
