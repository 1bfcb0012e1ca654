package import Redaction
package import ReviewModel

/// What the user has set in `errata.toml`.
///
/// A setting that the file does not name is nil or empty, and means the default of the module that it
/// is for.
package struct Settings: Hashable, Sendable {
  /// The name of the theme.
  package var theme: String?
  /// Whether the console draws no lines and nothing beyond ASCII.
  package var plain: Bool?
  /// Whether texts may go to the terminal's clipboard: `ask`, `on` or `off`.
  package var clipboard: String?
  /// The program that opens links, with its arguments; empty for none.
  package var opener: [String]?
  /// Whether the mouse is reported from the start.
  package var mouse: Bool?
  /// Milliseconds after an ESC within which the rest of a key's bytes must come.
  package var escapeDelay: Int?
  /// The Markdown file with the team's guidelines, as it is written.
  package var guidelines: String?
  /// After how many lines a source is folded; 0 for never.
  package var foldAfter: Int?
  /// Seconds for which a message is shown; 0 for until the next key.
  package var messageTime: Int?
  /// Reasons for discarding besides those of the menu.
  package var discardReasons: [ReasonCode] = []
  /// Reasons for discarding in place of the built-in ones; nil for those.
  package var discardMenu: [ReasonCode]?
  /// Reasons for flagging besides those of the menu.
  package var flagReasons: [ReasonCode] = []
  /// Reasons for flagging in place of the built-in ones; nil for those.
  package var flagMenu: [ReasonCode]?
  /// The failure kinds on offer, in the order of their digits; nil for the built-in ones.
  package var failureKinds: [FailureChoice]?
  /// The region that telephone numbers without a country's code belong to, by its ISO 3166 code.
  package var phoneRegion: String?
  /// The user's own rules of redaction, what they let stay, and the types that are off.
  package var redaction = RedactionPolicy()
  /// A program that is asked about texts besides errata's own redaction; nil for none.
  package var externalRedactor: ExternalRedactorSettings?
  /// The fields of records that are stored; nil for all.
  package var keptFields: CapturedFields?
  /// The same in the words of the file.
  package var keptNames: [String] = []
  /// The file of the curator's policy, as it is written; nil for the usual policy.
  package var curationPolicy: String?
  /// How often the flywheel turns; nil leaves that to errata.
  package var cadence: Cadence?
  /// What stands behind `errata gate --release DIR` when a cycle asks its candidate; nil for none.
  package var gateWords: [String]?
  /// What share of settled answers is judged once more.
  package var readings = ReadingPolicy()
  /// The folder that releases are offered to go into; nil for the default.
  package var releaseFolder: String?
  /// The dictionary that corrections are checked against, by its name such as `en_US`; nil for none.
  package var spelling: String?
  /// Words that are right besides those of the dictionary.
  package var spelledWords: [String] = []
  /// Named views of the queue.
  package var views = ViewSettings()
  /// The keys of commands, by the command's id; an empty list takes a command its keys.
  ///
  /// The console knows which commands and keys there are, and refuses what clashes.
  package var keys: [String: [String]] = [:]

  /// Makes settings that set nothing.
  package init() {}
}

extension Settings {
  /// Reads a file of settings.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - isRequired: whether the user named it, so that it has to be there; otherwise a file that
  ///     is not there sets nothing.
  /// - Throws: `ConfigurationError`, with the line, for what is unknown or not allowed.
  package init(path: String, isRequired: Bool) throws(ConfigurationError) {
    self.init()
    guard let text = try TextFile.read(path) else {
      if isRequired { throw .missing(path: path) }
      return
    }
    try self.init(toml: text, path: path)
  }

  /// Reads settings.
  ///
  /// - Parameters:
  ///   - toml: the text.
  ///   - path: where it is from, for errors.
  /// - Throws: `ConfigurationError`, with the line, for what is unknown or not allowed.
  package init(toml: String, path: String) throws(ConfigurationError) {
    self.init()
    let document = try TOMLDocument(toml, path: path)
    for (key, node) in document.root.sorted(by: { $0.key < $1.key }) {
      switch key {
      case "theme": theme = try document.text(node, at: [key])
      case "plain": plain = try document.boolean(node, at: [key])
      case "clipboard": clipboard = try readClipboard(node, document)
      case "opener": opener = try readOpener(node, document)
      case "mouse": mouse = try document.boolean(node, at: [key])
      case "escape-delay": escapeDelay = try document.integer(node, at: [key], in: 0...1000)
      case "fold-after": foldAfter = try document.integer(node, at: [key], in: 0...100_000)
      case "message-time": messageTime = try document.integer(node, at: [key], in: 0...600)
      case "guidelines": guidelines = try document.text(node, at: [key])
      case "reasons": try readReasons(node, document)
      case "failure-kinds": try readFailureKinds(node, document)
      case "redaction":
        let read = try RedactionSettings(node, document)
        phoneRegion = read.phoneRegion
        redaction = read.policy
        externalRedactor = read.external
      case "capture": try readCapture(node, document)
      case "curate": try readCurate(node, document)
      case "cycle": try readCycle(node, document)
      case "editor": try readEditor(node, document)
      case "keys": try readKeys(node, at: [key], document)
      case "releases":
        let folder = try document.text(node, at: [key])
        guard !folder.isEmpty else {
          throw document.error(at: [key], "releases is empty", "Name a folder, or leave it out.")
        }
        releaseFolder = folder
      case "review": try readReview(node, document)
      case "views": views = try ViewSettings(node, document)
      default:
        throw document.unknown(
          [key],
          known: [
            "theme", "plain", "clipboard", "opener", "mouse", "escape-delay", "fold-after",
            "message-time", "guidelines", "reasons", "failure-kinds", "redaction", "releases",
            "capture", "curate", "cycle", "editor", "keys", "review", "views",
          ]
        )
      }
    }
  }

  private func readClipboard(
    _ node: TOMLNode,
    _ document: TOMLDocument
  ) throws(ConfigurationError) -> String {
    let text = try document.text(node, at: ["clipboard"])
    let known = ["ask", "on", "off"]
    guard known.contains(text) else {
      throw document.error(
        at: ["clipboard"],
        "clipboard cannot be \(text)",
        Spelling.remedy(for: text, among: known)
      )
    }
    return text
  }

  private func readOpener(
    _ node: TOMLNode,
    _ document: TOMLDocument
  ) throws(ConfigurationError) -> [String] {
    if case .string(let program) = node { return program.isEmpty ? [] : [program] }
    return try document.texts(node, at: ["opener"])
  }

  /// Reads keys; `decide.affirm` is one command, whether it is quoted or written as a dotted key.
  private mutating func readKeys(
    _ node: TOMLNode,
    at place: [String],
    _ document: TOMLDocument
  ) throws(ConfigurationError) {
    for (key, node) in try document.table(node, at: place) {
      let inner = place + [key]
      if case .table = node {
        try readKeys(node, at: inner, document)
      } else {
        keys[inner.dropFirst().joined(separator: ".")] = try document.texts(node, at: inner)
      }
    }
  }
}
