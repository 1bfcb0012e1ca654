package import ReviewModel

extension Settings {
  /// Reads the codes of reasons: `discard` and `flag` add some, `discard-menu` and `flag-menu` take the place
  /// of the built-in ones, in their order.
  mutating func readReasons(
    _ node: TOMLNode,
    _ document: TOMLDocument
  ) throws(ConfigurationError) {
    let lists = try document.table(node, at: ["reasons"])
    for (key, node) in lists {
      let codes = try document.reasonCodes(node, at: ["reasons", key])
      switch key {
      case "discard": discardReasons = codes
      case "discard-menu": discardMenu = codes
      case "flag": flagReasons = codes
      case "flag-menu": flagMenu = codes
      default:
        throw document.unknown(
          ["reasons", key],
          known: ["discard", "discard-menu", "flag", "flag-menu"]
        )
      }
    }
    for (name, offered, isBuiltIn) in [
      ("discard", allDiscardReasons, discardMenu == nil), ("flag", allFlagReasons, flagMenu == nil),
    ] {
      let key = !lists.contains { $0.key == name } ? "\(name)-menu" : name
      if offered.isEmpty {
        throw document.error(
          at: ["reasons", key],
          "reasons.\(key) is empty",
          "Name at least one, or leave it out for those of errata."
        )
      }
      guard offered.count > ReasonCode.limit else { continue }
      let built = isBuiltIn ? "with those of errata " : ""
      throw document.error(
        at: ["reasons", key],
        "the menu of \(name) has \(offered.count) entries",
        "A reason is chosen by one digit, so \(built)there can be \(ReasonCode.limit)."
      )
    }
  }

  /// What a discard is offered with, each once, in the order of the digits.
  package var allDiscardReasons: [ReasonCode] {
    Self.once((discardMenu ?? ReasonCode.forDiscard) + discardReasons)
  }

  /// What a flag is offered with, each once, in the order of the digits.
  package var allFlagReasons: [ReasonCode] {
    Self.once((flagMenu ?? ReasonCode.forFlag) + flagReasons)
  }

  private static func once(_ codes: [ReasonCode]) -> [ReasonCode] {
    var seen: Set<ReasonCode> = []
    return codes.filter { seen.insert($0).inserted }
  }
}

extension TOMLDocument {
  /// A list of codes in small letters, digits and hyphens.
  fileprivate func reasonCodes(
    _ node: TOMLNode,
    at keys: [String]
  ) throws(ConfigurationError) -> [ReasonCode] {
    let codes = try texts(node, at: keys)
    for code in codes {
      let isGood = code.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
      }
      guard isGood, (1...40).contains(code.utf8.count) else {
        throw error(
          at: keys,
          "a reason cannot be \(code.isEmpty ? "empty" : code)",
          "Write small letters, digits and hyphens, 40 at most: \"wrong-product\"."
        )
      }
    }
    return codes.map { ReasonCode($0) }
  }
}
