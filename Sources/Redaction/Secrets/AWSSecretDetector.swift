/// Secrets of AWS, which nothing but the id of their key before them tells from chance.
///
/// Source: AWS, "IAM identifiers" and "Managing access keys": an id is `AKIA` or `ASIA` and sixteen
/// characters of base 32, its secret is forty of base 64.
struct AWSSecretDetector: Detector {
  let id = "aws-secret"
  let type = FindingType.apiKey
  let triggers = Triggers(patterns: [FixedPattern("AKIA"), FixedPattern("ASIA")])

  // Put together of parts, so that no scanner of secrets takes them for real.
  let examples = [
    "AWS: AKIA" + "VC4GUEGTU52SD5JV / «sI/PQQpF2z298XbRed+ALGw5eIX49" + "ALP0bPCo7tZ»",
    "use AKIA" + "ZBLFC3DGXRIITFCG and «BcwSymFZbcgFvBqZ3ZRZ" + "ucy2kNoJ85cMdVYOgFkf» now",
    "AKIA" + "VC4GUEGTU52SD5JV\n«sI/PQQpF2z298XbRed+ALGw5eIX49" + "ALP0bPCo7tZ»",
    "AKIA" + "VC4GUEGTU52SD5JV was used by commit 4bf92f3577b34da6a3ce929d0e0e47364bf92f35",
    "AKIA" + "VC4GUEGTU52SD5JV, and in other news the words go on and on, sI/PQQpF2z298",
  ]

  private static let idLength = 20
  private static let secretLength = 40
  private static let reach = 32

  func match(at index: Int, in text: ScannedText) -> Match? {
    guard !text[index - 1].isWordByte,
      text.end(from: index, limit: Self.idLength + 1, while: \.isAlphanumeric)
        == index + Self.idLength
    else { return nil }
    let last = index + Self.idLength + Self.reach
    var place = index + Self.idLength
    while place < last {
      let end = text.end(from: place, limit: Self.secretLength + 1, while: \.isBase64)
      if end - place == Self.secretLength, isSecret(place..<end, in: text) {
        return Match(place..<end, .context)
      }
      place = max(end, place + 1)
    }
    return nil
  }

  func evidence(for match: Match, in text: ScannedText) -> Evidence { Evidence(word: "akia") }

  private func isSecret(_ range: Range<Int>, in text: ScannedText) -> Bool {
    let makeup = SecretMakeup(range.lazy.map { text[$0] })
    return makeup.smalls > 0 && makeup.capitals > 0 && makeup.changes >= 6
  }
}
