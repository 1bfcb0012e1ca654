/// Keys whose own first word says that they are secret, whoever issues them: `tk_…`, `pat-…`, `acme_live_…`.
///
/// Many services name their keys so (the convention that GitHub wrote down in 2021: a prefix, an underscore,
/// chance). What follows must be twenty letters and digits or more, in both cases, with digits among the
/// letters and less than half of it words (`key_ArrowUp2ArrowDown2LeftRight1`). An identifier of a thing
/// (`price_…`, `cus_…`, `run_…`) has no such word before it.
struct PrefixedKeyDetector: Detector {
  let id = "prefixed-key"
  let type = FindingType.apiKey
  let triggers = Triggers(patterns: patterns)

  // Put together of parts, so that no scanner of secrets takes them for real.
  let examples = [
    "rotated «pat-" + "GsTKDSgORM8WIErzN8cUZrmo», key: \"«tk_"
      + "N3NBlCUGn1YCwqT22jwnzlo3N9Xwx2rU»\"",
    "window.cfg = {key: \"«kw_prod_" + "tD7mmM2Qpw4JeS59KTp7SNGM»\"}; «acme-live-"
      + "Zp8vX2mQ4rT6yB1nW3cL9k»",
    "«key_" + "qSUlgoAzF48RsBdaFIHgFUScKe28v7hq» leaked, «secret_" + "a9XkQ2mZ7pLr4TvB8nWc1YdE»",
    "price_1MoBy5LkdIwHu7ixZhnattbh, run_7Hq2LmZ8xKc4VtR1pWb9Yd3N, cus_NffrFeUfNV2Hib, prod_NWjs8kKbJWmuuc",
    "token_getUserByIdAndOrderByName22Asc, prod-EastUSCluster01NodePool02, live-Stream2024EveningShowPart2",
    "access_TokenProviderFactoryImpl2V3Bean, auth-Service2PodReplica3ClusterEU, key_ArrowUp2ArrowDown2LeftRight1",
    "https://cdn.example.com/live-Stream2024Episode12PartOneHd/playlist.m3u8, pat_PatternMatcher2Builder3Factory",
    "secret-santa2024GiftExchangeListV2Final, key-Value2StoreBenchmark3ResultsEU, prod_UserAccount2FactorAuthLogin3",
    "monkey_business_of_the_year_2024_Again, api_v2_getUserByIdAndName, key_of_the_last_element_1",
    "public_key_A1b2C3d4E5f6G7h8I9j0K1l2, task-3f9a8b7c6d5e4f3a2b1c, live_0123456789012345678901",
  ]

  private static let least = 20
  private static let patterns = TellingWords.keyPrefixes.flatMap { word in
    ["_", "-"].map { mark in
      FixedPattern(word + mark, ignoresCase: true, tail: .alphanumeric, tailLength: 8)
    }
  }

  func match(at index: Int, in text: ScannedText) -> Match? {
    let body = text.end(from: index, limit: 12, while: \.isLetter) + 1
    let end = text.end(from: body, limit: 256, while: \.isAlphanumeric)
    let start = start(before: index, in: text)
    guard let start, end - body >= Self.least, !text[end].isWordByte || text[end] == 0x5F,
      !TellingWords.openPrefixes.stand(before: index, in: text, reach: 12)
    else { return nil }
    let makeup = SecretMakeup((body..<end).lazy.map { text[$0] })
    guard makeup.digits > 1, makeup.smalls > 1, makeup.capitals > 1,
      Self.mixtures(body..<end, in: text) >= 4,
      makeup.distinct >= 12, !makeup.isOfWords
    else { return nil }
    return Match(start..<text.end(from: end, limit: 64, while: \.isBase64URL), .structure)
  }

  /// How often a digit stands beside a letter: chance does it more than names in a program do.
  private static func mixtures(_ range: Range<Int>, in text: ScannedText) -> Int {
    range.dropFirst().count { text[$0].isDigit != text[$0 - 1].isDigit }
  }

  /// Where the name of the issuer begins, if it is glued to the word with a hyphen or an underscore; nil when
  /// the word is the end of another one.
  private func start(before index: Int, in text: ScannedText) -> Int? {
    guard text.isInWord(at: index) || text[index - 1] == UInt8(ascii: "-") else { return index }
    let mark = text[index - 1]
    guard mark == UInt8(ascii: "_") || mark == UInt8(ascii: "-") else { return nil }
    let start = text.start(before: index - 1, limit: 16, while: \.isAlphanumeric)
    return start < index - 1 && !text[start - 1].isWordByte ? start : nil
  }
}
