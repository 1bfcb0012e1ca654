/// The name that a secret is given in an assignment: `DB_PASSWORD`, `x-api-key`, `clientSecret`.
struct SecretName {
  /// What a name promises.
  enum Kind: Sendable {
    /// Something that people type.
    case password
    /// Something that programs carry: a key, a token.
    case token
  }

  let kind: Kind
  /// From the start of the identifier to its end.
  let range: Range<Int>
  /// Whether an identifier may stand for it, as `api_key` may; a mere `token` is often none.
  let isPlain: Bool

  /// Words of passwords, the longer before the shorter that begins it; the first ones are
  /// recognised inside an identifier without a boundary too.
  static let passwords = [
    "password", "passwort", "passphrase", "passwd", "passcode", "kennwort", "wachtwoord", "clave",
    "motdepasse",
    "mot_de_passe", "mot de passe", "contrase\u{F1}a", "contrasena", "salasana", "l\u{F6}senord",
    "adgangskode", "has\u{142}o", "jelsz\u{F3}", "heslo", "\u{15F}ifre", "senha", "пароль",
    "Пароль", "密码",
    "密碼", "口令", "パスワード", "비밀번호", "zugangscode", "wlan-schl\u{FC}ssel", "wlan schl\u{FC}ssel",
    "netzwerkschl\u{FC}ssel",
    "palavra-passe", "palavra passe", "cl\u{E9} wifi", "cl\u{E9} wi-fi", "clave wifi",
    "clave del wifi",
    "wifi-code", "wifi code", "code wifi", "code wi-fi", "wifi-key", "wifi key", "wlan-key",
    "passord", "pword", "ww", "pwd", "mdp", "psw", "pass",
    "pw",
  ]
  /// Those that need a boundary before and after them.
  private static let shortPasswords: Set = [
    "pass", "psw", "pw", "ww", "mdp", "senha", "heslo", "clave",
  ]
  /// Words of keys and tokens.
  static let tokens =
    foreignKeys + [
      "secret", "token", "apikey", "credential", "cred", "key", "psk", "salt", "appid",
    ]
  /// An API's key in other languages than English.
  private static let foreignKeys = [
    "api-schl\u{FC}ssel", "api_schluessel", "api-schluessel", "api schl\u{FC}ssel",
    "apischl\u{FC}ssel", "cl\u{E9} api",
    "cl\u{E9} d'api",
    "cle api", "clave api", "clave de api", "chiave api", "chave api", "chave de api", "klucz api",
    "jeton", "clave secreta", "cl\u{E9} secr\u{E8}te", "chiave segreta", "chave secreta",
    "geheimer schl\u{FC}ssel", "geheimen schl\u{FC}ssel", "api-nyckel", "api-sleutel",
    "api sleutel",
  ]

  init?(_ kind: Kind, at index: Int, in text: ScannedText) {
    guard let (word, wordEnd) = Self.word(of: kind, at: index, in: text) else { return nil }
    let start = text.start(before: index, limit: 64, while: Self.isNameByte)
    let end = text.end(from: wordEnd, limit: 32) { $0.isWordByte || $0 == UInt8(ascii: "-") }
    let needsBoundary = Self.shortPasswords.contains(word) || kind == .token && word != "apikey"
    let before = text[index - 1]
    let isInWord = before.isLetter && !Self.isCapital(text[index], after: before)
    if needsBoundary, isInWord, !(word == "token" || word == "secret" || word == "key") {
      return nil
    }
    let head = Self.parts(start..<index, in: text)
    guard Self.accepts(tail: Self.parts(wordEnd..<end, in: text), of: word),
      Self.notSecret.isDisjoint(with: head)
    else { return nil }
    switch word {
    case "clave":
      guard Self.wordBefore(start, in: text) != ["palabra"] else { return nil }
      isPlain = true
    case "appid":
      guard before == UInt8(ascii: "?") || before == UInt8(ascii: "&") else { return nil }
      isPlain = true
    case "psk": isPlain = true
    case "key", "salt":
      let before = head.isEmpty ? Self.wordBefore(start, in: text) : head
      guard
        before.contains(where: { part in
          Self.namesKey(part) || isInWord && Self.gluedKeyWords.contains { part.hasSuffix($0) }
        }), Self.notSecret.isDisjoint(with: before)
      else { return nil }
      isPlain = true
    case "token":
      guard !isInWord || head.last.map({ Self.gluedTokenWords.contains($0) }) ?? false else {
        return nil
      }
      isPlain = !head.isEmpty && !head.allSatisfy { $0 == "request" || $0 == "x" }
    default:
      if isInWord, word == "secret" { return nil }
      isPlain = true
    }
    self.kind = kind
    range = start..<end
  }

  /// Whether the name of a field is a secret's.
  static func isOne(_ name: String) -> Bool {
    var name = name
    return name.withUTF8 { bytes in
      let text = ScannedText(bytes)
      var isSecret = false
      starts.forEachPlace(in: bytes.indices, of: text) { place in
        isSecret =
          isSecret || SecretName(.password, at: place, in: text) != nil
          || SecretName(.token, at: place, in: text) != nil
      }
      return isSecret
    }
  }

  /// How the words begin.
  private static let starts: BytePairs = {
    var starts = BytePairs()
    for word in passwordBytes + tokenBytes { starts.insert(word[0], word[1]) }
    return starts
  }()

  private static let passwordBytes = passwords.map { Array($0.utf8) }
  private static let tokenBytes = tokens.map { Array($0.utf8) }

  /// The first word of the kind that stands at a place, and where it ends.
  private static func word(
    of kind: Kind,
    at index: Int,
    in text: ScannedText
  ) -> (word: String, end: Int)? {
    let words = kind == .password ? passwordsByFirst : tokensByFirst
    let first = Int(text[index].lowercased)
    for place in words.places(of: first) where text.hasLowercased(words[place].bytes, at: index) {
      return (words[place].text, index + words[place].bytes.count)
    }
    return nil
  }

  private struct Word: Sendable {
    var text: String
    var bytes: [UInt8]
  }

  private static let passwordsByFirst = byFirst(passwords)
  private static let tokensByFirst = byFirst(tokens)

  /// The words by their first bytes, in their order.
  private static func byFirst(_ words: [String]) -> GroupedList<Word> {
    var lists = [[Word]](repeating: [], count: 256)
    for word in words {
      let bytes = Array(word.utf8)
      lists[Int(bytes[0].lowercased)].append(Word(text: word, bytes: bytes))
    }
    return GroupedList(lists)
  }

  /// Whether a word before `key` makes a secret of it.
  private static func namesKey(_ part: String) -> Bool {
    keyWords.contains(part) || Vendors.names.contains(part)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte.isWordByte || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  private static func isCapital(_ byte: UInt8, after before: UInt8) -> Bool {
    byte &- 0x41 < 26 && before &- 0x61 < 26
  }

  /// The words of an identifier in small letters, taken apart at separators, digits and capitals.
  private static func parts(_ range: Range<Int>, in text: ScannedText) -> [String] {
    var parts: [String] = []
    var bytes: [UInt8] = []
    var last: UInt8 = 0
    for place in range {
      let byte = text[place]
      if !byte.isLetter || isCapital(byte, after: last) {
        if !bytes.isEmpty { parts.append(String(decoding: bytes, as: UTF8.self)) }
        bytes = []
      }
      if byte.isLetter { bytes.append(byte.lowercased) }
      last = byte
    }
    if !bytes.isEmpty { parts.append(String(decoding: bytes, as: UTF8.self)) }
    return parts
  }

  private static func wordBefore(_ start: Int, in text: ScannedText) -> [String] {
    guard text[start - 1] == 0x20 else { return [] }
    return parts(text.start(before: start - 1, limit: 24, while: isNameByte)..<start - 1, in: text)
  }

  private static func accepts(tail: [String], of word: String) -> Bool {
    if word == "cred" || word == "credential" { return tail.isEmpty || tail == ["s"] }
    return tail.allSatisfy { tails.contains($0) } && !(word == "token" && tail == ["s"])
  }

  /// What may follow the word in its identifier.
  private static let tails: Set = [
    "s", "value", "val", "plain", "plaintext", "text", "string", "str", "raw", "base", "b", "hex",
    "prod", "production", "dev", "development", "staging", "stage", "test", "live", "new", "old",
    "et", "confirm", "confirmation", "again", "repeat", "admin", "root", "default", "current",
    "temp",
    "tmp", "primary", "secondary", "backup", "main", "v", "w", "hash", "digest",
  ]

  /// Words before that make another thing of it.
  private static let notSecret: Set = [
    "public", "pub", "publishable", "foreign", "primary", "partition", "sort", "cache", "unique",
    "composite", "surrogate", "hot", "shortcut", "arrow", "row", "registry", "translation",
    "object",
    "next", "page", "pagination", "continuation", "continue", "pad", "eos", "bos", "unk", "sep",
    "cls", "mask", "special", "max", "min", "num", "number", "total", "input", "output", "prompt",
    "completion", "cancellation", "sync", "cursor", "stop", "count", "forgot", "reset", "has", "is",
    "show", "hide", "toggle", "invalid", "wrong", "no", "missing", "without", "site", "locale",
    "ssh-rsa", "tokenizer", "idempotency", "etag", "routing", "dedupe", "host", "known",
  ]

  /// Words before that make a secret of a key.
  private static let keyWords: Set = [
    "api", "access", "secret", "private", "account", "encryption", "encrypt", "decryption",
    "signing",
    "signature", "license", "licence", "auth", "authorization", "shared", "master", "storage",
    "subscription", "admin", "service", "server", "app", "application", "client", "consumer",
    "deploy", "integration", "webhook", "write", "session", "cookie", "aes", "hmac", "jwt",
    "crypto",
    "cipher", "activation", "ingest", "ingestion", "functions", "function", "instrumentation",
    "wifi", "wpa", "wireguard", "preshared", "symmetric", "hash", "password", "token", "rest",
    "bot",
    "user", "developer", "dev", "live", "test", "prod", "sdk", "x", "anon", "role", "apikey",
  ]
  private static let gluedKeyWords = ["api", "access", "secret", "private", "auth", "shared"]
  private static let gluedTokenWords: Set = [
    "auth", "access", "refresh", "bearer", "bot", "api", "id", "user", "session", "app", "oauth",
    "private", "personal", "deploy", "device", "push", "my", "zugriffs", "zugangs",
  ]
}

/// Names of issuers whose keys have no text of their own; beside `key` or `token` they speak for one.
enum Vendors {
  static let names: Set = [
    "adafruit", "airbrake", "airtable", "algolia", "alchemy", "amplitude", "artifactory", "asana",
    "assemblyai", "auth0", "azure", "baidu", "bitbucket", "bitly", "bittrex", "bugsnag", "clarifai",
    "clearbit", "cloudflare", "cloudinary", "codecov", "cohere", "coinbase", "coinmarketcap",
    "contentful", "coveralls", "datadog", "deepgram", "deepl", "deepseek", "discord", "dropbox",
    "elastic", "elevenlabs", "etherscan", "etsy", "fastly", "finicity", "firebase", "flickr",
    "freshdesk", "gemini", "giphy", "gitter", "google", "hubspot", "infura", "instagram",
    "intercom",
    "ipinfo", "ipstack", "jira", "jotform", "kraken", "kucoin", "launchdarkly", "linkedin",
    "lokalise", "loggly", "looker", "mailchimp", "mapbox", "mattermost", "messagebird", "mistral",
    "mixpanel", "moralis", "nasa", "netlify", "newrelic", "nexmo", "nytimes", "okta", "opsgenie",
    "openweather", "openweathermap", "owm", "pagerduty", "pexels", "plivo", "postmark", "pubnub",
    "pusher", "quandl", "rapid", "rapidapi", "rollbar", "salesforce", "segment", "sentry",
    "serpapi",
    "shodan", "snyk", "sonar", "splunk", "spotify", "square", "squarespace", "stability", "stripe",
    "sumologic", "telegram", "tomtom", "travis", "trello", "twilio", "twitch", "twitter",
    "unsplash",
    "vercel", "virustotal", "vonage", "weather", "wolfram", "yandex", "yelp", "youtube", "zendesk",
    "zoho", "zoom",
  ]
}
