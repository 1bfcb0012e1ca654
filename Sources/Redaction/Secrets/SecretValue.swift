/// What stands where a secret may stand, and whether it is one.
struct SecretValue {
  let text: ScannedText
  /// Without quotes.
  let range: Range<Int>
  let isQuoted: Bool
  private let makeup: SecretMakeup
  private let bytes: [UInt8]

  private static let limit = 512

  /// Reads the value that begins, perhaps with a quote, at an offset.
  init?(at start: Int, style: SecretSeparator.Style, in text: ScannedText) {
    var open = start
    if style == .assignment { open = Self.afterConversion(open, in: text) }
    // A prefix of Python's or C#'s strings, or a backslash before the quote.
    if "bBrRuUfF@$".utf8.contains(text[open]), Self.isQuote(text[open + 1]) { open += 1 }
    let isEscaped = text[open] == UInt8(ascii: "\\") && Self.isQuote(text[open + 1])
    if isEscaped { open += 1 }
    self.text = text
    if let (length, close) = Self.quote(at: open, in: text),
      let end = Self.end(ofQuote: close, from: open + length, isEscaped: isEscaped, in: text)
    {
      range = open + length..<end
      isQuoted = true
    } else {
      let from = Self.isQuote(text[open]) ? open + 1 : start
      let end = Self.endUnquoted(from: from, style: style, in: text)
      range = from..<end
      isQuoted = false
    }
    guard range.count >= 4, range.count <= Self.limit else { return nil }
    bytes = range.map { text[$0] }
    makeup = SecretMakeup(bytes)
  }

  /// A value whose ends are known.
  init(whole range: Range<Int>, in text: ScannedText) {
    self.text = text
    self.range = range
    isQuoted = false
    bytes = range.map { text[$0] }
    makeup = SecretMakeup(bytes)
  }

  /// The range with what a value goes on with that is longer than is looked at to judge it.
  var wholeRange: Range<Int> {
    guard !isQuoted, range.count > Self.limit - 16 else { return range }
    let end = text.end(from: range.upperBound, limit: Self.longest) { byte in
      byte > 0x20 && !Self.isQuote(byte) && byte != UInt8(ascii: "<") && byte != UInt8(ascii: ";")
    }
    return range.lowerBound..<end
  }

  private static let longest = 1 << 20

  /// Whether it stands for a secret rather than is one: a variable, an example, a path.
  var isStandIn: Bool { bytes.isEmpty || isPlaceholder || isReference || isPathOrURL }

  /// Whether it has digits only.
  var isNumber: Bool { makeup.digits == makeup.count }

  private static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
  }

  /// Passes a conversion that takes the value as a text: `[]byte("…")`, `SecretStr("…")`.
  private static func afterConversion(_ start: Int, in text: ScannedText) -> Int {
    let name = text.end(from: start, limit: 32) { byte in
      byte.isWordByte || ".[]:".utf8.contains(byte)
    }
    guard name > start, text[name] == UInt8(ascii: "("), isQuote(text[name + 1]) else {
      return start
    }
    let word = text.start(before: name, limit: 16, while: \.isLetter)
    return conversions.contains { $0.count == name - word && text.hasLowercased($0, at: word) }
      ? name + 1 : start
  }

  private static let conversions = [
    "byte", "bytes", "bytearray", "string", "str", "secretstr", "secret", "from", "encode",
    "fromstring", "tobytes", "tobuffer", "securestring", "literal",
  ].map { Array($0.utf8) }

  /// The length of the quote at an offset, and what closes it.
  private static func quote(at place: Int, in text: ScannedText) -> (Int, [UInt8])? {
    if isQuote(text[place]) { return (1, [text[place]]) }
    let pairs: [(StaticString, StaticString)] = [
      ("\u{201C}", "\u{201D}"), ("\u{201E}", "\u{201C}"), ("\u{2018}", "\u{2019}"),
      ("\u{AB}", "\u{BB}"), ("\u{300C}", "\u{300D}"),
    ]
    for (open, close) in pairs where text.has(open, at: place) {
      return (open.utf8CodeUnitCount, Array(close.description.utf8))
    }
    return nil
  }

  private static func end(
    ofQuote close: [UInt8],
    from start: Int,
    isEscaped: Bool,
    in text: ScannedText
  ) -> Int? {
    var place = start
    while place < start + limit, place < text.count, text[place] != 0x0A {
      if text[place] == UInt8(ascii: "\\") {
        if isEscaped, text[place + 1] == close[0] { return place > start ? place : nil }
        place += 2
        continue
      }
      if close.indices.allSatisfy({ text[place + $0] == close[$0] }) {
        return place > start ? place : nil
      }
      place += 1
    }
    return nil
  }

  private static func endUnquoted(
    from start: Int,
    style: SecretSeparator.Style,
    in text: ScannedText
  ) -> Int {
    var end = start
    scan: while end < start + limit, end < text.count {
      let byte = text[end]
      switch byte {
      case 0...0x20, UInt8(ascii: "\""), UInt8(ascii: "`"), UInt8(ascii: "<"), UInt8(ascii: ";"):
        break scan
      case 0xE3 where text[end + 1] == 0x80: break scan  // U+3000 to U+303F, CJK punctuation
      case UInt8(ascii: ","):
        let next = text[end + 1]
        if next <= 0x20 || next >= 0x80 || isQuote(next) { break scan }
      // A value in ASCII ends where Chinese, Japanese or Korean goes on.
      case 0xE3...0xED where end > start && text[end - 1] < 0x80: break scan
      case UInt8(ascii: "&"):
        let name = text.end(from: end + 1, limit: 32) { $0.isWordByte || $0 == UInt8(ascii: "-") }
        if name > end + 1, text[name] == UInt8(ascii: "=") || text[name] == UInt8(ascii: ";") {
          break scan
        }
      case UInt8(ascii: "\\"):
        // An escaped line end or quote of a program's text.
        if "nrt\"'".utf8.contains(text[end + 1]) { break scan }
      default: break
      }
      end += 1
    }
    while end > start {
      switch text[end - 1] {
      case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "'"),
        UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "*"), UInt8(ascii: "|"):
        end -= 1
      case UInt8(ascii: ")") where !(start..<end).contains { text[$0] == UInt8(ascii: "(") }:
        end -= 1
      default: return end
      }
    }
    return end
  }

  // Judging

  /// Whether it is a secret, given by a name in some style.
  func isSecret(of name: SecretName, style: SecretSeparator.Style) -> Bool {
    // The quick looks first: most of what stands after a name is the next word of a sentence.
    let isLikely =
      switch name.kind {
      case .password:
        isPassword(style: style) || style == .bare && isLoose && followsUser(name.range)
      case .token: isToken(isPlain: name.isPlain) && (style != .bare || isLongToken)
      }
    return isLikely && !isStandIn
  }

  private func isPassword(style: SecretSeparator.Style) -> Bool {
    if bytes.contains(0x20) { return isQuoted && isPhrase(style: style) }
    if isWord {
      switch style {
      case .assignment, .option:
        return isQuoted || !isCode || isScrambled || isPassPhrase ? bytes.count >= 6 : false
      case .colon: return bytes.count >= 6 && (isQuoted || endsLine || isHyphenated)
      case .prose:
        return isQuoted && bytes.count >= 6 || isScrambled || isPassPhrase
          || isHyphenated && followsColon && endsLine
      case .bare: return isScrambled || isPassPhrase
      }
    }
    switch style {
    case .assignment, .option, .colon: return isQuoted || !isCode
    case .prose:
      let inner = bytes.reversed().drop { $0 == UInt8(ascii: "!") || $0 == UInt8(ascii: "?") }
      let rest = SecretMakeup(inner)
      return isQuoted || rest.digits > 0 || rest.symbols > 0 || rest.capitals > 1
    case .bare:
      return isQuoted && makeup.digits + makeup.symbols > 0
        || bytes.count >= 8 && makeup.symbols > 0 && !isWord && makeup.changes >= 2
        || bytes.count >= 8 && makeup.isRandom && makeup.capitals > 1
        || bytes.count >= 7 && makeup.digits > 0 && makeup.smalls > 0 && !startsWithNumber
          && (makeup.changes >= 2 || makeup.symbols > 0 || makeup.capitals > 0 || isWordWithYear)
    }
  }

  /// Six bytes or more with letters and digits or symbols among them, and no word of a path.
  var isMixed: Bool {
    bytes.count >= 6 && makeup.smalls + makeup.capitals > 0 && !isMoment
      && !bytes.contains(UInt8(ascii: "/"))
      && (makeup.digits > 0 && (makeup.digits > 1 || makeup.changes > 1 || makeup.symbols > 0)
        || makeup.symbols > 1 && !isWord || isPassPhrase)
  }

  /// Whether nothing but a password looks so: seven bytes or more without a dot or a bracket, a digit among
  /// them, and a symbol or a change between cases that is no word's; or a pass phrase.
  var isTelling: Bool {
    if isPassPhrase || isHyphenated { return true }
    guard bytes.count >= 7, !isMoment, !startsWithNumber, makeup.digits > 0,
      makeup.smalls + makeup.capitals > 2,
      !bytes.contains(where: { "./()[]{}<>=:,+".utf8.contains($0) })
    else { return false }
    let isKnown =
      makeup.isHex && (makeup.smalls == 0 || makeup.capitals == 0)
      || Self.technical.contains { name in text.hasLowercased(name, within: range) }
    if isKnown { return false }
    let ends = bytes.last.map { "!?#$%&*@^~".utf8.contains($0) } ?? false
    let isSpiked = makeup.symbols > 0 && makeup.digits > 1 && !bytes.contains(0x2D)
    return isSpiked || makeup.symbols > 0 && (ends || makeup.changes >= 2) || makeup.changes >= 3
      || makeup.digits >= 2 && makeup.smalls >= 5 && makeup.changes <= 2 && !isProduct
  }

  /// What names of methods have in them.
  private static let technical = [
    "sha1", "sha2", "sha3", "sha5", "aes", "md5", "rsa", "hmac", "base64", "utf8", "utf-8", "oauth",
    "crypt", "pbkdf", "argon", "http", "tls1", "win1", "win32", "x509", "p256", "ed25519",
  ].map { Array($0.utf8) }

  /// A capital, small letters, and two or three digits: `Windows11`, `Firefox120`.
  private var isProduct: Bool {
    makeup.capitals > 0 && makeup.digits <= 3 || makeup.symbols > 0
  }

  /// Letters and digits or symbols, or letters in no word's order: enough beside the name of a user.
  private var isLoose: Bool {
    bytes.count >= 6 && makeup.smalls + makeup.capitals > 0
      && (makeup.digits > 0 && !startsWithNumber || makeup.symbols > 1 && !isWord
        || makeup.symbols > 0 && makeup.digits > 0 || isScrambled || isHyphenated)
  }

  /// Whether "user NAME" stands before the password's name.
  private func followsUser(_ name: Range<Int>) -> Bool {
    if name.count <= 3 { return true }
    return Self.users.lastEnd(before: name.lowerBound, in: text, reach: 48) != nil
  }

  private static let users = ContextWords(
    "|user |login| |username |benutzer |utilisateur |identifiant |usuario |utente |gebruiker |usu\u{E1}rio |admin|"
  )

  /// A word of five small letters or more and two digits or more: `buster854`.
  private var isWordWithYear: Bool {
    makeup.digits >= 2 && makeup.smalls >= 5 && makeup.changes == 1 && makeup.symbols == 0
      && bytes.last?.isDigit == true
  }

  /// Letters alone whose capitals stand where no word and no name in a program has them.
  ///
  /// Some stand beside each other, and some with one or two small letters between; in a name each capital
  /// begins a word.
  private var isScrambled: Bool {
    guard isLettersOnly, bytes.count >= 8, makeup.capitals >= 2, makeup.smalls >= 2,
      makeup.changes >= 2
    else { return false }
    var run = 0
    var (singles, shorts, neighbours) = (0, 0, 0)
    var last: UInt8 = 0
    for byte in bytes + [UInt8(ascii: "A")] {
      if byte &- 0x41 < 26 {
        if last &- 0x41 < 26 { neighbours += 1 }
        if run == 1 { singles += 1 }
        if run == 2 { shorts += 1 }
        run = 0
      } else {
        run += 1
      }
      last = byte
    }
    return singles >= 2 || neighbours > 0 && singles + shorts >= (singles > 0 ? 1 : 2)
  }

  private var isLettersOnly: Bool { bytes.allSatisfy { $0.isLetter || $0 == 0x2D || $0 == 0x5F } }

  /// Three words or more, joined by hyphens and the like, as generators of pass phrases make them.
  private var isPassPhrase: Bool {
    isHyphenated && words(by: UInt8(ascii: "-")).count != 3
      && words(by: UInt8(ascii: ".")).count != 3
  }

  private func words(by joiner: UInt8) -> [ArraySlice<UInt8>] {
    bytes.split(separator: joiner, omittingEmptySubsequences: false)
  }

  private var followsColon: Bool {
    let before = text.start(before: range.lowerBound, limit: 2) { $0 == 0x20 }
    return text[before - 1] == UInt8(ascii: ":")
  }

  /// The same, or three words with hyphens or dots, which are also an adjective of English or a name in a
  /// program.
  private var isHyphenated: Bool {
    guard bytes.count >= 15, let joiner = bytes.first(where: { !$0.isLetter }),
      "-_.".utf8.contains(joiner)
    else { return false }
    let words = words(by: joiner)
    return words.count >= 3
      && words.allSatisfy { $0.count >= 4 && $0.count <= 10 && $0.allSatisfy(\.isLetter) }
  }

  private func isToken(isPlain: Bool) -> Bool {
    guard bytes.count >= 8, !bytes.contains(where: { $0 <= 0x20 }), !isMoment else { return false }
    let isUUID = text.isInUUID(range)
    if isUUID { return isPlain }
    if makeup.isHex, makeup.digits > 0, makeup.smalls + makeup.capitals > 0 {
      return bytes.count >= 16 && makeup.entropy >= 2.5 || bytes.count >= 12 && isQuoted
    }
    guard makeup.distinct >= 6, makeup.others == 0, isQuoted || !isCode else { return false }
    let isMixed = makeup.digits > 0 && makeup.smalls + makeup.capitals > 0
    if bytes.count >= 16 {
      return isMixed && makeup.entropy >= 3
        || !isWord && makeup.changes >= 4 && makeup.entropy >= 3.5
    }
    return isMixed && (makeup.changes >= 2 || makeup.symbols > 0)
  }

  /// Whether it is a token by its look alone, since nothing but a blank stands between it and its name.
  private var isLongToken: Bool {
    guard bytes.count >= 20, !text.isInUUID(range) else { return false }
    if makeup.isHex { return bytes.count >= 32 }
    let isCapitals = makeup.smalls == 0 && makeup.symbols == 0 && makeup.capitals > 0
    return makeup.digits > (makeup.changes >= 6 ? 0 : 1)
      && (makeup.smalls > 0 && makeup.capitals > 0 || isCapitals) && makeup.changes >= 4
      && makeup.entropy >= 3.5
  }

  /// Several words in quotes: a pass phrase, when they are no sentence.
  private func isPhrase(style: SecretSeparator.Style) -> Bool {
    guard style == .assignment || style == .colon || style == .prose else { return false }
    let words = bytes.split(separator: 0x20)
    guard (2...8).contains(words.count), bytes.count >= 12 else { return false }
    if makeup.digits > 0, words.count <= 3 { return true }
    let isPlain = words.allSatisfy { word in
      word.allSatisfy { $0.isAlphanumeric || $0 == UInt8(ascii: "-") }
    }
    return isPlain && makeup.capitals <= words.count && words.count >= 3
      && !words.contains { Self.sentenceWords.contains(Self.lowercased($0)) }
  }

  private static func lowercased(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: bytes.map(\.lowercased), as: UTF8.self)
  }

  /// Letters only, perhaps joined by hyphens and the like, as words and names in programs are.
  var isWord: Bool {
    guard makeup.digits == 0 else { return false }
    return bytes.allSatisfy { byte in
      byte.isLetter || byte >= 0x80 || "-_.'/".utf8.contains(byte)
    }
  }

  private var startsWithNumber: Bool { bytes[0].isDigit }

  private var endsLine: Bool {
    let next = text.end(from: range.upperBound, limit: 3) {
      $0 == 0x20 || "\"'.,;)".utf8.contains($0)
    }
    return next >= text.count || text[next] == 0x0A || text[next] == 0x0D
  }

  /// A call, an index or a member in a program.
  private var isCode: Bool {
    if bytes.contains(UInt8(ascii: "(")) || bytes.contains(UInt8(ascii: "[")) { return true }
    guard bytes[0].isLetter || bytes[0] == UInt8(ascii: "_") else { return false }
    let isName = bytes.allSatisfy { $0.isWordByte || $0 == UInt8(ascii: ".") }
    guard isName else { return false }
    if bytes.contains(UInt8(ascii: ".")) {
      let parts = bytes.split(separator: UInt8(ascii: "."))
      return parts.allSatisfy { part in
        part.count > 1 && part.contains(where: \.isLetter) && SecretMakeup(part).changes <= 1
      }
    }
    // `newValue2`, `access_token`: letters and at most a number at the end.
    return makeup.digits == 0
  }

  /// A variable, a lookup, or a value that another tool has encrypted.
  private var isReference: Bool {
    switch bytes[0] {
    case UInt8(ascii: "$"):
      // The start of a hash by crypt(3) is a dollar and a digit or two.
      return !(bytes[1].isDigit || Self.lowercased(bytes.prefix(7)) == "$argon2")
    case UInt8(ascii: "{"), UInt8(ascii: "<"), UInt8(ascii: "("), UInt8(ascii: "["),
      UInt8(ascii: "%"),
      UInt8(ascii: "&"):
      return !makeup.isRandom
    case UInt8(ascii: "!") where style(hasPrefix: "!vault"),
      UInt8(ascii: "=") where bytes[1] == UInt8(ascii: "="):
      return true
    default: break
    }
    let small = Self.lowercased(bytes.prefix(64))
    return Self.references.contains { small.hasPrefix($0) }
  }

  private func style(hasPrefix prefix: String) -> Bool {
    Self.lowercased(bytes.prefix(prefix.utf8.count)) == prefix
  }

  private static let references = [
    "os.environ", "os.getenv", "process.env", "import.meta", "system.getenv", "getenv", "env.",
    "env[",
    "env(", "enc[", "enc(", "secrets.", "vault:", "ssm:", "arn:", "op://", "ref+", "self.", "this.",
    "config.", "settings.", "params.", "request.", "req.", "args.", "options.", "var.", "local.",
    "data.", "azurerm_", "aws_", "keyring.", "ssh-rsa", "ssh-ed25519", "projects/", "file:",
    "sha256:",
  ]

  private var isPathOrURL: Bool {
    if text.has("://", at: range.lowerBound + bytes.prefix(while: { $0.isAlphanumeric }).count) {
      return true
    }
    switch bytes[0] {
    case UInt8(ascii: "/"):
      return bytes.dropFirst().contains(UInt8(ascii: "/")) && makeup.entropy < 4.3
    case UInt8(ascii: "."), UInt8(ascii: "~"):
      return bytes[1] == UInt8(ascii: "/")
        || bytes[1] == UInt8(ascii: ".") && bytes[2] == UInt8(ascii: "/")
    default: break
    }
    if bytes[1] == UInt8(ascii: ":"), bytes[2] == UInt8(ascii: "\\") { return true }
    // A file's name.
    guard let dot = bytes.lastIndex(of: UInt8(ascii: ".")), (2...5).contains(bytes.count - dot)
    else {
      return false
    }
    return Self.fileEndings.contains(Self.lowercased(bytes[(dot + 1)...]))
  }

  private static let fileEndings: Set = [
    "txt", "pem", "key", "crt", "json", "yml", "yaml", "toml", "env", "py", "js", "ts", "go", "rb",
    "html", "php", "md", "csv", "xml", "cfg", "conf", "ini", "pub", "jks", "p12", "pfx", "java",
  ]

  private var isPlaceholder: Bool {
    if makeup.distinct <= 2 { return true }
    let small = Self.lowercased(bytes.prefix(96))
    if Self.standIns.contains(small) { return true }
    if Self.standInParts.contains(where: { small.utf8.contains($0.utf8) }) { return true }
    // `my_secret_token`, `API-KEY`, `user_password`: it says what it is for.
    return isWord && Self.names.contains { small.utf8.contains($0.utf8) }
  }

  private static let names = [
    "password", "passwd", "secret", "token", "passwort", "apikey", "api-key", "api_key",
    "credential",
  ]

  private static let standIns: Set = [
    "null", "none", "nil", "true", "false", "undefined", "string", "text", "value", "required",
    "optional", "empty", "blank", "default", "secret", "password", "pass", "pwd", "token", "test",
    "char", "varchar", "boolean", "integer", "number", "object", "array", "bytes", "yes", "input",
    "hidden", "field", "type", "name", "username", "email", "admin", "root", "user", "incorrect",
    "invalid", "expired", "wrong", "correct", "protected", "forgotten", "reset", "changed",
    "stored",
    "hashed", "encrypted", "plaintext", "unknown", "missing", "needed", "weak", "strong", "unset",
    "disabled", "enabled", "prompt", "stdin", "await", "return", "const", "function", "async",
    "public", "private", "static", "bearer", "basic", "login", "signup", "register", "change",
    "update", "minimum", "maximum", "length", "characters", "letters", "digits", "must", "should",
    "between", "least", "enter", "confirm", "please", "choose", "select", "https", "http",
    "localhost",
    "security", "manager", "policy", "policies", "protection", "recovery", "requirements",
    "managers",
    "sha256", "sha512", "bcrypt", "argon2", "base64", "utf-8", "utf8", "auto", "n/a", "tbd", "void",
    "only", "with", "that", "this", "from", "your", "have", "been", "same", "used",
    "case-sensitive",
    "case", "sensitive", "authentication", "verification", "generation", "hashing", "rotation",
  ]
  private static let standInParts = [
    "your", "change_me", "change-me", "changeme", "placeholder", "redacted", "dummy", "insert",
    "replace", "xxxx", "<", "{{", "${", "...", "****", "\u{2022}\u{2022}", "not-a-real", "sample",
    "example", "removed", "masked", "todo", "fake", "goes-here", "goes_here", "_here", "-here",
  ]
  private static let sentenceWords: Set = [
    "a", "an", "the", "is", "are", "your", "you", "enter", "please", "must", "should", "password",
    "be", "to", "for", "not", "if", "with", "at", "least", "or", "and", "in", "of", "does", "do",
    "field", "required", "invalid", "type", "new", "current", "confirm", "reset", "user", "forgot",
  ]

  /// A date, a time or a version: digits and their separators.
  private var isMoment: Bool {
    bytes.allSatisfy { $0.isDigit || "-:.TZ+/ ".utf8.contains($0) }
  }
}

extension SecretMakeup {
  /// Whether it looks made by chance.
  var isRandom: Bool { digits > 0 && smalls + capitals > 0 && changes >= 3 && entropy >= 3 }
}

extension Collection<UInt8> {
  /// Whether the bytes of a short text stand in these, by the plain way of looking.
  fileprivate func contains(_ part: some Collection<UInt8>) -> Bool {
    guard let first = part.first else { return true }
    return indices.contains { self[$0] == first && self[$0...].starts(with: part) }
  }
}
