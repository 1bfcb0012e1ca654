/// What stands between the name of a secret and its value, and where the value begins.
struct SecretSeparator {
  /// How the value is given, from which follows how much it must look like one.
  enum Style: Sendable {
    /// `name=value` or `"name": "value"`.
    case assignment
    /// `name: value`, which prose may be as well.
    case colon
    /// `--name value`.
    case option
    /// `name is value`.
    case prose
    /// `name value`.
    case bare
  }

  let style: Style
  /// Where the value or its quote begins.
  let end: Int

  /// Reads what follows a name, or gives nil when no value does.
  init?(after name: SecretName, in text: ScannedText) {
    var place = name.range.upperBound
    // A variable of a shell with what stands for it: `${DB_PASSWORD:?missing}`.
    if text.has("${", at: name.range.lowerBound - 2), text[place] == UInt8(ascii: ":") {
      return nil
    }
    if let end = Self.afterGenitive(place, in: text) {
      self.init(.prose, end)
      return
    }
    var isQuoted = false
    let closersEnd = text.end(from: place, limit: 6) { byte in
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: "*"), UInt8(ascii: "]"), UInt8(ascii: ")"): true
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): true
      default: false
      }
    }
    for step in place..<closersEnd where Self.isQuote(text[step]) { isQuoted = true }
    place = Self.skipBlanks(closersEnd, in: text)
    if text[place] == UInt8(ascii: "("), let end = Self.afterBracket(place, in: text) {
      self.init(.bare, end)
      return
    }
    if text[place] == UInt8(ascii: "("),
      case let close = text.end(
        from: place,
        limit: 40,
        while: { $0 != UInt8(ascii: ")") && $0 != 0x0A }
      ),
      text[close] == UInt8(ascii: ")")
    {
      place = Self.skipBlanks(close + 1, in: text)
    }
    if let end = Self.afterValueField(place, isQuoted: isQuoted, of: name, in: text) {
      self.init(.assignment, end)
      return
    }
    place = Self.afterAnnotation(place, in: text) ?? place
    let next = text[place + 1]
    switch text[place] {
    case UInt8(ascii: "="):
      if next == UInt8(ascii: "="), text[place + 2] != UInt8(ascii: "=") { return nil }
      let end = next == UInt8(ascii: ">") ? place + 2 : place + 1
      self.init(.assignment, Self.skipBlanks(end, in: text))
    case UInt8(ascii: ":"):
      if next == UInt8(ascii: ":") { return nil }
      let isWalrus = next == UInt8(ascii: "=")
      let end = Self.skipBlanks(isWalrus ? place + 2 : place + 1, in: text)
      let isCode = isQuoted || isWalrus
      self.init(isCode ? .assignment : .colon, Self.afterLineEnd(end, isCode: isCode, in: text))
    case UInt8(ascii: "-") where next == UInt8(ascii: ">"):
      self.init(.assignment, Self.skipBlanks(place + 2, in: text))
    case UInt8(ascii: ">")
    where text[name.range.lowerBound - 1] == UInt8(ascii: "<") && next != UInt8(ascii: "@"):
      self.init(.assignment, place + 1)
    case UInt8(ascii: ">") where isQuoted:
      self.init(.assignment, place + 1)
    case UInt8(ascii: "|") where next == 0x20:
      self.init(.colon, Self.skipBlanks(place + 1, in: text))
    case UInt8(ascii: ",") where isQuoted:
      let end = Self.skipBlanks(place + 1, in: text)
      guard Self.isQuote(text[end]) else { return nil }
      self.init(.assignment, end)
    case UInt8(ascii: ".") where isQuoted:
      guard let end = Self.afterCall(place + 1, in: text) else { return nil }
      self.init(.assignment, end)
    default:
      if let end = Self.afterParticle(place, in: text) {
        self.init(.prose, end)
        return
      }
      guard place > closersEnd || text[closersEnd] == 0x20 else { return nil }
      if isQuoted, let end = Self.afterAttribute(place, in: text) {
        self.init(.assignment, end)
        return
      }
      self.init(words: name, from: place, in: text)
    }
  }

  /// Passes the contracted verb in "my password's X", where the clause ends with one word.
  private static func afterGenitive(_ place: Int, in text: ScannedText) -> Int? {
    guard text.has("'s ", at: place) else { return nil }
    let end = text.end(from: place + 3, limit: 64) { $0 > 0x20 }
    let isLast = text[end] != 0x20 || ".,;!?".utf8.contains(text[end - 1])
    return isLast && end > place + 3 ? place + 3 : nil
  }

  /// Passes the bracket before one word that is a value by its look: `pw (blue42fish)`.
  private static func afterBracket(_ place: Int, in text: ScannedText) -> Int? {
    let end = text.end(from: place + 1, limit: 64) { $0 > 0x20 && $0 != UInt8(ascii: ")") }
    guard text[end] == UInt8(ascii: ")"), text[end + 1] != UInt8(ascii: ":") else { return nil }
    let makeup = SecretMakeup((place + 1..<end).lazy.map { text[$0] })
    return makeup.count >= 6 && makeup.digits > 0 && makeup.smalls > 0 ? place + 1 : nil
  }

  private init(_ style: Style, _ end: Int) {
    self.style = style
    self.end = end
  }

  /// Reads `--name value`, `name is value` and `name value`.
  private init?(words name: SecretName, from place: Int, in text: ScannedText) {
    if text[name.range.lowerBound] == UInt8(ascii: "-") {
      guard text[place] != UInt8(ascii: "-") else { return nil }
      self.init(.option, place)
      return
    }
    if name.kind == .token {
      let end = text.end(from: place, limit: Self.longToken) { $0 > 0x20 }
      if end - place == Self.longToken {
        self.init(.bare, place)
        return
      }
    }
    var word = place
    var owner = Owner.none
    for step in 0..<8 {
      if step > 0, text[word] == UInt8(ascii: "("), let end = Self.afterBracket(word, in: text) {
        self.init(.bare, end)
        return
      }
      let end = text.end(from: word, limit: 32) { $0 > 0x20 }
      guard end > word else { return nil }
      let last = text[end - 1]
      if last == UInt8(ascii: ":") || last == UInt8(ascii: "="), step > 0 || end > word + 1 {
        if step == 0 {
          // Base64 ends so too.
          guard last == UInt8(ascii: "="), (word..<end).contains(where: { text[$0].isDigit }) else {
            return nil
          }
          break
        }
        self.init(
          name.kind == .token ? .bare : .prose,
          Self.afterLineEnd(Self.skipBlanks(end, in: text), isCode: false, in: text)
        )
        return
      }
      if Self.copulas.contains(where: {
        $0.count == end - word && text.hasLowercased($0, at: word)
      }) {
        self.init(
          name.kind == .token ? .bare : .prose,
          Self.afterAdverbs(Self.skipBlanks(end, in: text), in: text)
        )
        return
      }
      let isComma = last == UInt8(ascii: ",") && Self.saysAfterComma(end, in: text)
      guard text[end] == 0x20,
        last.isWordByte || last == UInt8(ascii: "'") || last >= 0x80 || isComma
      else { break }
      // The last word before a long token, which alone is a proof.
      if name.kind == .token,
        case let tokenEnd = text.end(from: end + 1, limit: Self.longToken, while: { $0 > 0x20 }),
        tokenEnd - end - 1 == Self.longToken
      {
        self.init(.bare, end + 1)
        return
      }
      // "password for the router X", "Пароль от роутера X"
      if owner == .expected,
        !Self.articles.contains(where: { Self.isWord($0, word..<end, in: text) })
      {
        owner = .named(end: end + 1)
      } else if step == 0,
        Self.prepositions.contains(where: { Self.isWord($0, word..<end, in: text) })
      {
        owner = .expected
      }
      word = end + 1
    }
    guard name.kind == .password else { return nil }
    if case .named(let end) = owner { self.init(.bare, end) } else { self.init(.bare, place) }
  }

  /// Whether a comma is followed by what begins the answer: "the password for the wifi, it's X".
  private static func saysAfterComma(_ end: Int, in text: ScannedText) -> Bool {
    afterCommas.contains { text.hasLowercased($0, at: end) }
  }

  private static let afterCommas = [" c'est ", " it's ", " it is ", " das ist ", " es "].map {
    Array($0.utf8)
  }

  /// What a password is for, in the words between it and its name.
  private enum Owner: Equatable {
    case none, expected
    case named(end: Int)
  }

  private static func isWord(_ word: [UInt8], _ range: Range<Int>, in text: ScannedText) -> Bool {
    word.count == range.count && text.hasLowercased(word, at: range.lowerBound)
  }

  private static let prepositions = [
    "for", "of", "f\u{FC}r", "zu", "zum", "vom", "pour", "de", "du", "del", "para", "per", "di",
    "voor", "do", "\u{43E}\u{442}", "\u{434}\u{43B}\u{44F}", "\u{43A}",
  ].map { Array($0.utf8) }
  private static let articles = [
    "the", "my", "our", "das", "den", "dem", "die", "le", "la", "el", "il", "het", "de", "o", "a",
  ].map { Array($0.utf8) }

  /// Passes what follows a name in scripts without blanks: `密码是X`, `パスワードはXです`.
  private static func afterParticle(_ place: Int, in text: ScannedText) -> Int? {
    guard text[place] >= 0x80 else { return nil }
    for particle in particles where text.has(particle, at: place) {
      return skipBlanks(place + particle.utf8CodeUnitCount, in: text)
    }
    return nil
  }

  private static let particles: [StaticString] = [
    "就是", "是", "为", "為", "改成", "设为", "は", "が", "を", "は、", "는 ", "은 ", "가 ",
  ]

  /// Passes a call that types or sets a text: `.fill("…")`, `.send_keys("…")`.
  private static func afterCall(_ place: Int, in text: ScannedText) -> Int? {
    for call in calls where text.hasLowercased(call, at: place) {
      let end = place + call.count
      return isQuote(text[end]) ? end : nil
    }
    return nil
  }

  private static let calls = [
    "type(", "fill(", "sendkeys(", "send_keys(", "val(", "setvalue(", "set_value(", "value(",
    "typetext(", "type_text(", "clearandtype(", "presssequentially(", "replacetext(", "entertext(",
  ].map { Array($0.utf8) }

  /// How long a token is at least that stands behind its name with a blank alone.
  private static let longToken = 20

  private static let copulas = [
    "is", "was", "are", "be", "equals", "ist", "lautet", "war", "est", "es", "\u{E9}", "\u{E8}",
    "era", "it's", "sei", "w\u{E4}re", "waere", "sind", "c'est",
    "\u{E4}r", "er", "to", "auf", "jest",
  ].map { Array($0.utf8) }

  private static func afterAdverbs(_ start: Int, in text: ScannedText) -> Int {
    var place = start
    for _ in 0..<3 {
      guard let adverb = adverbs.first(where: { text.hasLowercased($0, at: place) }) else { break }
      place += adverb.count
    }
    return place
  }

  private static let adverbs = [
    "now ", "still ", "currently ", "set ", "to ", "always ", "just ", "simply ", "probably ",
    "nun ",
    "jetzt ", "actually ", "called ", "this: ", "following: ", "the ", "as ", "follows: ", ": ",
    "maintenant ", "ahora ", "by ", "default ", "here: ", "changed ", "reset ", "aktuell ", "noch ",
  ].map { Array($0.utf8) }

  private static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
  }

  private static func skipBlanks(_ start: Int, in text: ScannedText) -> Int {
    text.end(from: start, limit: 16) { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: "*") }
  }

  /// Passes a line end after a colon, where one line with the value alone follows.
  private static func afterLineEnd(_ start: Int, isCode: Bool, in text: ScannedText) -> Int {
    guard !isCode, text[start] == 0x0A || text[start] == 0x0D else { return start }
    let next = text.end(from: start, limit: 12, while: \.isSpace)
    let end = text.end(from: next, limit: 200) { $0 > 0x20 }
    let isAlone = text[end] == 0x0A || text[end] == 0x0D || end == text.count
    return isAlone && text[end - 1] != UInt8(ascii: ":") ? next : start
  }

  /// Passes a type in `name: String = value`.
  private static func afterAnnotation(_ place: Int, in text: ScannedText) -> Int? {
    guard text[place] == UInt8(ascii: ":") else { return nil }
    let start = skipBlanks(place + 1, in: text)
    let end = text.end(from: start, limit: 32) { byte in
      byte.isWordByte || "&[]<>?.*".utf8.contains(byte)
    }
    let sign = skipBlanks(end, in: text)
    let isType =
      end > start && text[sign] == UInt8(ascii: "=") && text[sign + 1] != UInt8(ascii: "=")
    return isType && sign > end ? sign : nil
  }

  /// Passes the name of the next field in `name: API_TOKEN`, `value: "…"`, as manifests write variables.
  private static func afterValueField(
    _ place: Int,
    isQuoted: Bool,
    of name: SecretName,
    in text: ScannedText
  ) -> Int? {
    guard text[place] == 0x0A || isQuoted && text[place] == UInt8(ascii: ",") else { return nil }
    var start = text.end(from: place, limit: 40) { $0.isSpace || $0 == UInt8(ascii: ",") }
    if isQuote(text[start]) { start += 1 }
    guard text.hasLowercased(valueField, at: start) else { return nil }
    start += valueField.count
    if isQuote(text[start]) { start += 1 }
    start = skipBlanks(start, in: text)
    guard text[start] == UInt8(ascii: ":") else { return nil }
    return skipBlanks(start + 1, in: text)
  }

  private static let valueField = Array("value".utf8)

  /// Passes `value="` in `name="password" value="…"`.
  private static func afterAttribute(_ place: Int, in text: ScannedText) -> Int? {
    for name in attributes where text.hasLowercased(name, at: place) { return place + name.count }
    return nil
  }

  private static let attributes = ["value=", "content="].map { Array($0.utf8) }
}
