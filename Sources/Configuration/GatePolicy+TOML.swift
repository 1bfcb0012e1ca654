package import EvalGate
import ReviewModel

extension GatePolicy {
  /// Reads a policy file.
  ///
  /// - Throws: a ``ConfigurationError`` with file and line when there is none, or it says something that is unknown.
  package static func read(_ path: String) throws(ConfigurationError) -> GatePolicy {
    guard let text = try TextFile.read(path) else {
      throw .unreadable(path: path, reason: "there is no such file")
    }
    return try GatePolicy(text, path: path)
  }

  /// Reads the text of a policy file.
  package init(_ text: String, path: String) throws(ConfigurationError) {
    let document = try TOMLDocument(text, path: path)
    self.init()
    for (key, node) in document.root.sorted(by: { $0.key < $1.key }) {
      switch key {
      case "golden": try readKind(.golden, node, document)
      case "regression": try readKind(.regression, node, document)
      case "overall": try readOverall(node, document)
      case "waive": try readWaivers(node, document)
      default:
        throw document.unknown([key], known: ["golden", "regression", "overall", "waive"])
      }
    }
  }

  private mutating func readKind(
    _ kind: ExampleKind,
    _ node: TOMLNode,
    _ document: TOMLDocument
  ) throws(ConfigurationError) {
    var rule = ScoringRule()
    for (key, node) in try document.table(node, at: [kind.rawValue]) {
      let keys = [kind.rawValue, key]
      switch key {
      case "may-break": mayBreak[kind] = try document.share(node, at: keys)
      case "method": rule.method = try document.choice(node, at: keys)
      case "threshold": rule.threshold = try document.share(node, at: keys)
      default: throw document.unknown(keys, known: ["may-break", "method", "threshold"])
      }
    }
    scoring[kind] = rule
  }

  private mutating func readOverall(
    _ node: TOMLNode,
    _ document: TOMLDocument
  ) throws(ConfigurationError) {
    for (key, node) in try document.table(node, at: ["overall"]) {
      let keys = ["overall", key]
      switch key {
      case "significance":
        let share = try document.share(node, at: keys)
        significance = share > 0 ? share : nil
      case "most-drop": mostDrop = try document.share(node, at: keys)
      case "may-stay-unknown": mayStayUnknown = try document.share(node, at: keys)
      default:
        throw document.unknown(keys, known: ["significance", "most-drop", "may-stay-unknown"])
      }
    }
  }

  private mutating func readWaivers(
    _ node: TOMLNode,
    _ document: TOMLDocument
  ) throws(ConfigurationError) {
    for (id, node) in try document.table(node, at: ["waive"]) {
      var reason: String?
      var expires: Timestamp?
      for (key, node) in try document.table(node, at: ["waive", id]) {
        let keys = ["waive", id, key]
        switch key {
        case "reason": reason = try document.text(node, at: keys)
        case "expires": expires = try document.day(node, at: keys)
        default: throw document.unknown(keys, known: ["reason", "expires"])
        }
      }
      guard let reason, let expires, !reason.allSatisfy(\.isWhitespace) else {
        throw document.error(
          at: ["waive", id],
          "a waiver says why, and until when",
          "Write: { reason = \"…\", expires = \"2027-01-31\" }."
        )
      }
      waivers.append(Waiver(id: ExampleID(id), reason: reason, expires: expires))
    }
  }
}

extension TOMLDocument {
  /// A share between 0 and 1.
  func share(_ node: TOMLNode, at keys: [String]) throws(ConfigurationError) -> Double {
    let value: Double? =
      switch node {
      case .integer(let value): Double(value)
      case .decimal(let value): value
      default: nil
      }
    guard let value, (0...1).contains(value) else {
      throw error(
        at: keys,
        "\(keys.last ?? "this") is no share",
        "It must be a number from 0 to 1: 0.05 is 5 in a hundred."
      )
    }
    return value
  }

  /// The beginning of a day, written `2027-01-31` in quotes.
  fileprivate func day(_ node: TOMLNode, at keys: [String]) throws(ConfigurationError) -> Timestamp
  {
    let word = try text(node, at: keys)
    guard word.utf8.count == 10, let time = Timestamp(rfc3339: word + "T00:00:00Z") else {
      throw error(
        at: keys,
        "\(keys.last ?? "this") is no day",
        "Write a day of the calendar in quotes: \"2027-01-31\"."
      )
    }
    return time
  }
}
