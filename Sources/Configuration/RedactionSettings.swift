import Redaction

/// The part `[redaction]` of the settings.
///
/// For example:
///
///     [redaction]
///     regions = ["DE", "AT"]
///     allow = ["help@acme.example"]
///     off = ["IP"]
///     persons = "private"
///     published = ["acme.example", "https://wiki.acme.example/public/"]
///
///     [redaction.rules.badge]
///     label = "BADGE"
///     pattern = '\bB-(\d{6})\b'
///     context = ["badge", "staff number"]
///     validator = "luhn"
///     dictionary = "badges.txt"
///     regions = ["DE"]
///     allow = ["B-000000"]
struct RedactionSettings {
  private(set) var phoneRegion: String?
  private(set) var policy = RedactionPolicy()
  private(set) var external: ExternalRedactorSettings?
  private let document: TOMLDocument

  /// Reads the table.
  init(_ node: TOMLNode, _ document: TOMLDocument) throws(ConfigurationError) {
    self.document = document
    for (key, node) in try document.table(node, at: ["redaction"]) {
      let place = ["redaction", key]
      switch key {
      case "phone-region": try readRegion(node, at: place)
      case "regions": policy.regions = try readRegions(node, at: place)
      case "allow": policy.allowed = try readAllowed(node, at: place)
      case "off": policy.offTypes = try readTypes(node, at: place)
      case "persons": policy.persons = try document.choice(node, at: place)
      case "published": policy.publishers = try readPublishers(node, at: place)
      case "rules":
        for (name, node) in try document.table(node, at: place) {
          policy.rules.append(try readRule(name, node, at: place + [name]))
        }
      case "external": external = try ExternalRedactorSettings(node, document)
      default:
        throw document.unknown(
          place,
          known: [
            "regions", "phone-region", "allow", "off", "persons", "published", "rules", "external",
          ]
        )
      }
    }
    if policy.persons != .private, !policy.publishers.isEmpty {
      throw document.error(
        at: ["redaction", "published"],
        "published says nothing while persons is \(policy.persons.rawValue)",
        "Set persons = \"private\", or take published out."
      )
    }
    try check()
  }

  /// Values that stay; a star would stand for itself, which nobody means.
  private func readAllowed(
    _ node: TOMLNode,
    at place: [String]
  ) throws(ConfigurationError) -> [String] {
    let values = try document.texts(node, at: place)
    guard !values.contains(where: { $0.allSatisfy(\.isWhitespace) }) else {
      throw document.error(
        at: place,
        "allow has an empty text, which is no value",
        "Take it out, or write the value that is to stay."
      )
    }
    guard !values.contains(where: { $0.contains("*") }) else {
      throw document.error(
        at: place,
        "allow takes whole values, and no wildcard",
        "Write each value as it stands in the texts: \"help@acme.example\"."
      )
    }
    return values
  }

  private func readPublishers(
    _ node: TOMLNode,
    at place: [String]
  ) throws(ConfigurationError) -> [Publisher] {
    var publishers: [Publisher] = []
    for text in try document.texts(node, at: place) {
      guard let publisher = Publisher(text) else {
        throw document.error(
          at: place,
          "published cannot have \(text.isEmpty ? "an empty text" : text)",
          "Write a host, with all hosts below it, or the beginning of web addresses: "
            + "\"acme.example\", \"https://wiki.acme.example/public/\"."
        )
      }
      publishers.append(publisher)
    }
    return publishers
  }

  private func readRegions(
    _ node: TOMLNode,
    at place: [String]
  ) throws(ConfigurationError) -> Set<RegionCode> {
    var regions: Set<RegionCode> = []
    for text in try document.texts(node, at: place) {
      guard let region = RegionCode(text) else {
        throw document.error(
          at: place,
          "regions cannot have \(text.isEmpty ? "an empty text" : text)",
          "Write the two capital letters of countries, by ISO 3166: [\"US\", \"DE\"]."
        )
      }
      regions.insert(region)
    }
    guard !regions.isEmpty else {
      throw document.error(
        at: place,
        "regions is empty",
        "Name a country, [\"DE\"], or take the line out: then it is for everywhere."
      )
    }
    return regions
  }

  private mutating func readRegion(
    _ node: TOMLNode,
    at place: [String]
  ) throws(ConfigurationError) {
    let region = try document.text(node, at: place)
    guard region.utf8.count == 2, region.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
      throw document.error(
        at: place,
        "phone-region cannot be \(region)",
        "Write the two capital letters of a country: \"US\", \"DE\"."
      )
    }
    guard knownPhoneRegions.contains(region) else {
      throw document.error(
        at: place,
        "phone-region cannot be \(region)",
        "The regions whose numbers are known: \(knownPhoneRegions.joined(separator: ", "))."
      )
    }
    phoneRegion = region
  }

  private func readTypes(
    _ node: TOMLNode,
    at place: [String]
  ) throws(ConfigurationError) -> Set<String> {
    let labels = try document.texts(node, at: place)
    let known = Set(standardDetectors.map(\.type.label)).sorted()
    if let label = labels.first(where: { !known.contains($0) }) {
      throw document.error(
        at: place,
        "there is no type \(label)",
        Spelling.remedy(for: label, among: known)
      )
    }
    return Set(labels)
  }

  private func readRule(
    _ name: String,
    _ node: TOMLNode,
    at place: [String]
  ) throws(ConfigurationError) -> RedactionRule {
    var rule = RedactionRule(name: name, label: name.uppercased())
    for (key, node) in try document.table(node, at: place) {
      let inner = place + [key]
      switch key {
      case "label": rule.label = try document.text(node, at: inner)
      case "pattern": rule.pattern = try document.text(node, at: inner)
      case "ignore-case": rule.ignoresCase = try document.boolean(node, at: inner)
      case "context": rule.contextWords = try document.texts(node, at: inner)
      case "validator": rule.validator = try document.choice(node, at: inner)
      case "words":
        let words = try document.texts(node, at: inner)
        if let short = words.first(where: { $0.utf8.count < 2 }) {
          throw document.error(
            at: inner,
            "words of the rule \(name) cannot have \(short.isEmpty ? "an empty text" : "the word \(short)")",
            Self.shortWordRemedy
          )
        }
        rule.dictionary += words
      case "dictionary": rule.dictionary += try readWords(node, at: inner)
      case "allow": rule.allowed = try readAllowed(node, at: inner)
      case "regions": rule.regions = try readRegions(node, at: inner)
      default:
        throw document.unknown(
          inner,
          known: [
            "label", "pattern", "ignore-case", "context", "validator", "words", "dictionary",
            "allow", "regions",
          ]
        )
      }
    }
    return rule
  }

  /// The lines of a file beside the settings; empty ones and those after `#` do not count.
  private func readWords(
    _ node: TOMLNode,
    at place: [String]
  ) throws(ConfigurationError) -> [String] {
    let name = try document.text(node, at: place)
    let folder = document.path.lastIndex(of: "/").map { document.path[...$0] } ?? ""
    let path = name.hasPrefix("/") ? name : folder + name
    let text: String?
    do throws(ConfigurationError) {
      text = try TextFile.read(path)
    } catch .unreadable(_, let reason) {
      throw document.error(
        at: place,
        "the dictionary \(path) cannot be read: \(reason)",
        "A dictionary is a text file in UTF-8 of \(TextFile.limit >> 20) MiB at most; a longer one goes into "
          + "several rules."
      )
    }
    guard let text else {
      throw document.error(at: place, "there is no file \(path)", "Write one word or name a line.")
    }
    return text.split(whereSeparator: \.isNewline).map { line in
      String(line.drop { $0 == " " || $0 == "\t" })
    }
    .filter { !$0.isEmpty && !$0.hasPrefix("#") }
  }

  /// Compiles each rule, so that a bad one is refused now and here.
  private func check() throws(ConfigurationError) {
    for rule in policy.rules {
      var alone = RedactionPolicy()
      alone.rules = [rule]
      do throws(RedactionPolicyError) {
        _ = try Redactor(detectors: [], policy: alone)
      } catch {
        throw refusal(of: rule.name, error.reason)
      }
    }
  }

  private static let shortWordRemedy = "Words have at least two bytes; take it out."

  private func refusal(of rule: String, _ reason: RedactionRuleError) -> ConfigurationError {
    func place(_ key: String) -> [String] { ["redaction", "rules", rule, key] }
    return switch reason {
    case .label:
      document.error(
        at: place("label"),
        "the rule \(rule) has a label that cannot stand in a placeholder",
        "Write capital letters and underscores, 40 at most: \"BADGE\"."
      )
    case .empty:
      document.error(
        at: place("pattern"),
        "the rule \(rule) finds nothing",
        "Give it a pattern, words or a dictionary."
      )
    case .pattern(let message, let offset):
      document.error(
        at: place("pattern"),
        "the pattern of the rule \(rule) cannot be read from its byte \(offset) on: \(message)",
        "Mend it; the language is that of PCRE2."
      )
    case .matchesNothing:
      document.error(
        at: place("pattern"),
        "the pattern of the rule \(rule) can match without taking a character, as what only looks ahead does",
        "Make it take at least one character, behind its last \\K too."
      )
    case .matchesEverything:
      document.error(
        at: place("pattern"),
        "the pattern of the rule \(rule) takes every single character",
        "Say more of the value, or give the rule a context or a validator."
      )
    case .folded(let scalar):
      document.error(
        at: place("pattern"),
        "the pattern of the rule \(rule) has U+\(String(scalar.value, radix: 16, uppercase: true)), which no"
          + " text has when rules look at it",
        "Write the plain character: rules see `-` or a blank for a dash, and ASCII for look-alikes."
      )
    case .shortWord(let word):
      document.error(
        at: place("dictionary"),
        "the dictionary of the rule \(rule) has the word \(word), which would be found everywhere",
        Self.shortWordRemedy
      )
    }
  }
}
