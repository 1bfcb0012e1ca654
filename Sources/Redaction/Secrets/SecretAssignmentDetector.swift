/// The value that a name such as `DB_PASSWORD` or `api key` is given, in programs, configurations,
/// command lines and prose.
///
/// A name alone is no proof, nor is a value that looks like chance: both are asked for. Variables,
/// stand-ins from manuals, words, paths and addresses stay, as does what is not secret by its name
/// (`public_key`, `token_count`, `key_id`).
struct SecretAssignmentDetector: Detector {
  let id: String
  let type: FindingType
  let triggers: Triggers
  let examples: [String]
  private let kind: SecretName.Kind

  /// Finds passwords.
  static let passwords = SecretAssignmentDetector(
    id: "password",
    type: .password,
    kind: .password,
    literals: SecretName.passwords.map { word in
      // Two letters that stand in many a word and address.
      if word == "ww" { return "ww:" }
      // What stands before the first byte outside ASCII is enough.
      let ascii = String(decoding: word.utf8.prefix { $0 < 0x80 }, as: UTF8.self)
      return ascii.utf8.count >= 2 ? ascii : word
    },
    examples: SecretExamples.passwords
  )

  /// Finds keys and tokens of which only the name tells.
  static let tokens = SecretAssignmentDetector(
    id: "secret-assignment",
    type: .apiKey,
    kind: .token,
    literals: SecretName.tokens,
    examples: SecretExamples.tokens
  )

  private init(
    id: String,
    type: FindingType,
    kind: SecretName.Kind,
    literals: [String],
    examples: [String]
  ) {
    self.id = id
    self.type = type
    self.kind = kind
    self.examples = examples
    triggers = Triggers(literals: literals)
  }

  func match(at index: Int, in text: ScannedText) -> Match? {
    guard let name = SecretName(kind, at: index, in: text),
      let separator = SecretSeparator(after: name, in: text)
    else { return nil }
    if let value = SecretValue(at: separator.end, style: separator.style, in: text),
      value.isSecret(of: name, style: separator.style)
    {
      return Match(value.wholeRange, .context)
    }
    guard separator.style == .colon, text.hasLowercased(Self.passphrase, at: index) else {
      return nil
    }
    return SecretValue.phrase(from: separator.end, in: text).map { Match($0, .context) }
  }

  private static let passphrase = Array("passphrase".utf8)

  func evidence(for match: Match, in text: ScannedText) -> Evidence {
    guard let place = trigger(of: match, reach: 160, in: text) else { return Evidence() }
    let words = kind == .password ? SecretName.passwords : SecretName.tokens
    let word = words.first { text.hasLowercased(Array($0.utf8), at: place) }
    return Evidence(word: word)
  }
}
