extension SecretValue {
  /// A variable, a lookup, or a value that another tool has encrypted.
  var isReference: Bool {
    switch bytes[0] {
    case UInt8(ascii: "$"):
      // The start of a hash by crypt(3) is a dollar and a digit or two.
      return !(bytes[1].isDigit || Self.lowercased(bytes.prefix(7)) == "$argon2")
    case UInt8(ascii: "{"), UInt8(ascii: "<"), UInt8(ascii: "("), UInt8(ascii: "["),
      UInt8(ascii: "%"),
      UInt8(ascii: "&"):
      return !makeup.isRandom
    case UInt8(ascii: "`") where bytes.last == UInt8(ascii: "`"):
      // What a command of a shell prints.
      return true
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

  var isPathOrURL: Bool {
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

  var isPlaceholder: Bool {
    if makeup.distinct <= 2 { return true }
    let small = Self.lowercased(bytes.prefix(96))
    if Self.standIns.contains(small) { return true }
    if Self.standInParts.contains(where: { small.utf8.contains($0.utf8) }) { return true }
    // `my_secret_token`, `API-KEY`, `user_password`: it says what it is for.
    return isWord && namesSecret(small)
  }

  /// Whether a text in small letters has the name of a secret in it.
  private func namesSecret(_ small: String) -> Bool {
    namesPassword(small) || Self.names.contains { small.utf8.contains($0.utf8) }
  }

  /// Whether a text in small letters has the name of a password in it.
  func namesPassword(_ small: String) -> Bool {
    Self.passwordNames.contains { small.utf8.contains($0.utf8) }
  }

  private static let names = ["secret", "token", "apikey", "api-key", "api_key", "credential"]
  private static let passwordNames = [
    "password", "passwd", "passwort", "kennwort", "passphrase", "passcode", "mot de passe",
    "contrase",
    "wachtwoord", "senha", "has\u{142}o", "parola", "\u{43F}\u{430}\u{440}\u{43E}\u{43B}",
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
  /// A date, a time or a version: digits and their separators.
  var isMoment: Bool {
    bytes.allSatisfy { $0.isDigit || "-:.TZ+/ ".utf8.contains($0) }
  }
}

extension Collection<UInt8> {
  /// Whether the bytes of a short text stand in these, by the plain way of looking.
  fileprivate func contains(_ part: some Collection<UInt8>) -> Bool {
    guard let first = part.first else { return true }
    return indices.contains { self[$0] == first && self[$0...].starts(with: part) }
  }
}
