package import Curation
import ReviewModel

/// The policy of the curator as a file.
///
/// The table of settings is `CurationPolicy.settings`; here is only how it is written in TOML. For example:
///
///     near-duplicates = true
///
///     [rules.refusal]
///     action = "drop"
///
///     [rules]
///     language = "off"      # the same as action in a table of its own
extension CurationPolicy {
  /// Reads a file.
  ///
  /// - Throws: a `ConfigurationError`, with the line, for a file that is not there, what is unknown, what is not allowed and
  ///   what contradicts itself.
  package init(path: String) throws(ConfigurationError) {
    guard let text = try TextFile.read(path) else {
      throw .unreadable(path: path, reason: "there is no such file")
    }
    try self.init(toml: text, path: path)
  }

  /// Reads a policy.
  ///
  /// - Parameters:
  ///   - toml: the text.
  ///   - path: where it is from, for errors.
  /// - Throws: as ``init(path:)`` does.
  package init(toml: String, path: String) throws(ConfigurationError) {
    self.init()
    let document = try TOMLDocument(toml, path: path)
    try read(.table(document.root), at: [], document)
    if let contradiction {
      throw document.error(
        at: contradiction.setting.split(separator: ".").map(String.init),
        contradiction.problem,
        contradiction.remedy
      )
    }
  }

  private mutating func read(
    _ node: TOMLNode,
    at place: [String],
    _ document: TOMLDocument
  ) throws(ConfigurationError) {
    for (key, node) in try document.table(node, at: place) {
      let place = place + [key]
      let name = place.joined(separator: ".")
      if let setting = CurationPolicy.setting(name) {
        try set(setting, to: node, at: place, document)
      } else if let action = CurationPolicy.setting("\(name).action"), !node.isTable {
        try set(action, to: node, at: place, document)
      } else if CurationPolicy.settings.contains(where: { $0.name.hasPrefix("\(name).") }) {
        try read(node, at: place, document)
      } else {
        throw document.unknown(place, known: Self.names(below: place.dropLast()))
      }
    }
  }

  private mutating func set(
    _ setting: PolicySetting,
    to node: TOMLNode,
    at place: [String],
    _ document: TOMLDocument
  ) throws(ConfigurationError) {
    let entry = node.entry(of: setting.kind)
    if let entry, setting.demand(on: entry) == nil {
      self[setting] = entry
      return
    }
    let remedy = "It must be \(setting.demand(on: entry ?? .text("\u{0}")) ?? "another value")."
    if case .choice(let words) = setting.kind, case .string(let word) = node {
      throw document.error(
        at: place,
        "\(place.last ?? "") cannot be \(word)",
        Spelling.remedy(for: word, among: words)
      )
    }
    throw document.error(at: place, "\(place.last ?? "") is \(node.words)", remedy)
  }

  /// What may stand in a table.
  private static func names(below place: some Collection<String>) -> [String] {
    let prefix = place.map { "\($0)." }.joined()
    var names: [String] = []
    for setting in settings where setting.name.hasPrefix(prefix) {
      let name = setting.name.dropFirst(prefix.count).prefix { $0 != "." }
      if !names.contains(String(name)) { names.append(String(name)) }
    }
    return names
  }

  /// The policy as a file: every setting with what it is for.
  package var toml: String {
    var lines = [
      "# The policy of `errata curate`: every setting, with what it is for. Name the file with --policy FILE, or in",
      "# errata.toml as policy = \"FILE\" under [curate]. What is left out has its default. An action is",
      "# \"drop\", \"warn\" or \"off\"; a rule that drops still warns of what is only doubtful.",
    ]
    var table = ""
    for setting in CurationPolicy.settings {
      let parts = setting.name.split(separator: ".")
      let own = parts.dropLast().joined(separator: ".")
      if own != table || lines.count == 3 {
        lines.append("")
        if own != table { lines.append("[\(own)]") }
        table = own
      }
      let assignment = "\(parts.last ?? "") = \(self[setting].toml)"
      let blanks = String(repeating: " ", count: max(1, 34 - assignment.utf8.count))
      lines.append("\(assignment)\(blanks)# \(setting.help)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension TOMLNode {
  fileprivate var isTable: Bool { if case .table = self { true } else { false } }

  /// The value for a setting of a kind; nil when it is none at all.
  fileprivate func entry(of kind: PolicySetting.Kind) -> PolicyEntry? {
    switch (self, kind) {
    case (.integer(let number), .decimal):
      FixedDecimal(Double(number)).map(PolicyEntry.decimal)
    case (.decimal(let number), .decimal): FixedDecimal(number).map(PolicyEntry.decimal)
    case (.integer(let number), _): .count(number)
    case (.boolean(let flag), _): .flag(flag)
    case (.string(let text), _): .text(text)
    case (.decimal, _), (.array, _), (.table, _), (.other, _): nil
    }
  }

  /// What stands there, in words.
  fileprivate var words: String {
    switch self {
    case .integer(let number): String(number)
    case .decimal(let number): String(number)
    case .boolean(let flag): String(flag)
    case .string, .array, .table, .other: kind
    }
  }
}

extension PolicyEntry {
  /// The value as TOML has it; what a basic string cannot hold is escaped.
  fileprivate var toml: String {
    guard case .text(let text) = self else { return self.text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default:
        if scalar.properties.generalCategory == .control {
          let digits = String(scalar.value, radix: 16)
          quoted += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        } else {
          quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return quoted + "\""
  }
}
