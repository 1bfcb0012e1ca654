/// Passwords that are the second argument of a call that logs somebody in, or the third after a host:
/// `login("ann", "s3cret!x")`, `mysqli("h", "ann", "s3cret!x")`.
///
/// The calls are those of common libraries of HTTP, mail, databases and directories.
struct SecretCallDetector: Detector {
  let id = "secret-call"
  let type = FindingType.password
  let triggers = Triggers(literals: calls + hostCalls)

  let examples = [
    "new NetworkCredential(\"svc\", \"«Tiger955»\") and requests.get(u, auth=('ann', '«pw-4711-x»'))",
    "smtp.login('a@b', \"«Quiet7owl»\"); HTTPBasicAuth(\"ann\",'«moonlight»'), session.auth = (\"u\", \"«p4ssw0rt»\")",
    "new mysqli(\"localhost\", \"shop\", \"«4U0dtDBJ7Rva»\", \"shop_db\"); new PDO('mysql:host=h', 'ann', '«p4ssw0rt»')",
    "mysqli('h', 'u'), new PDO($dsn, $user, $pass), mysqli(\"h\", \"u\", $pw)",
    "login(user, password), auth=(user, pw), login(\"ann\"), login('ann', os.environ['PW']), auth=('ann', '')",
    "login(\"ann\", \"your-password\"), catalogin('a', 'b1c2d3'), auth=('user', 'password')",
  ]

  private static let calls = [
    "auth=(", "auth = (", "login(", "networkcredential(", "basicauth(", "authenticate(",
    "passwordauthentication(", "setcredentials(", "signin(", "sign_in(", "basic_auth(",
    "credentials(", "bind(", "bind_s(",
  ]
  /// Calls with a host or an address before the name.
  private static let hostCalls = ["mysqli(", "mysqli_connect(", "mysql_connect(", "pdo("]
  private static let callBytes = (calls + hostCalls).map { Array($0.utf8) }

  func match(at index: Int, in text: ScannedText) -> Match? {
    guard let number = Self.callBytes.firstIndex(where: { text.hasLowercased($0, at: index) }),
      !text[index - 1].isLetter || text[index] &- 0x41 < 26
    else { return nil }
    let arguments = number < Self.calls.count ? 2 : 3
    var place = index + Self.callBytes[number].count
    var argument = 0..<0
    for position in 0..<arguments {
      if position > 0 {
        place = skipBlanks(place, in: text)
        guard text[place] == UInt8(ascii: ",") else { return nil }
        place += 1
      }
      guard let range = quoted(at: skipBlanks(place, in: text), in: text) else { return nil }
      argument = range
      place = range.upperBound + 1
    }
    let range = argument
    guard range.count >= 4 else { return nil }
    let value = SecretValue(whole: range, in: text)
    return value.isStandIn ? nil : Match(range, .context)
  }

  func evidence(for match: Match, in text: ScannedText) -> Evidence {
    guard let place = trigger(of: match, reach: 160, in: text) else { return Evidence() }
    let word = (Self.calls + Self.hostCalls).first { text.hasLowercased(Array($0.utf8), at: place) }
    return Evidence(word: word)
  }

  private func skipBlanks(_ start: Int, in text: ScannedText) -> Int {
    text.end(from: start, limit: 8) { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 }
  }

  /// What stands in quotes at a place, without the quotes.
  private func quoted(at place: Int, in text: ScannedText) -> Range<Int>? {
    let quote = text[place]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    let end = text.end(from: place + 1, limit: 128) { $0 != quote && $0 >= 0x20 }
    return text[end] == quote ? place + 1..<end : nil
  }
}
