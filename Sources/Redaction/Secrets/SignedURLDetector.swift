/// Signatures and keys in the parameters of URLs: whoever has them may do what they allow.
///
/// Sources: the documentation of signed URLs of AWS (Signature Version 4, CloudFront), Azure (SAS),
/// Google Cloud Storage, Alibaba OSS and Akamai.
struct SignedURLDetector: Detector {
  let id = "signed-url"
  let type = FindingType.urlCredential
  let triggers = Triggers(literals: names)

  let examples = [
    "https://b.s3.amazonaws.com/k?X-Amz-Credential=AKID&X-Amz-Signature=«9f8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c»",
    "https://a.blob.core.windows.net/c/f?sv=2022-11-02&sig=«kD9x2Lm%2Bq8Zt5Rw1Yp7Vb3Nc6Xa0%3D»&se=2025",
    "https://cdn.example.com/v.m3u8?hdnea=«exp=1700000000~acl=/*~hmac=9f8a7b6c5d4e3f2a1b0c»",
    "/f?Expires=1700000000&amp;Signature=«nitfHRCrtziwO2HwPfWw~yYDhUF5EwRunQA-j19DzZr»&Key-Pair-Id=K1",
    "https://x.example.com/reset?code=«9f8a7b6c5d4e3f2a1b0c»",
    "the feed https://cal.example.com/ics?key=«EKM3M7kiyBYfF4vAgRrjxaQt2CMFk6HRh8hg95LV» is stale",
    "https://x.example.com/cb?a=1&code=«8812hdkqPP», /oauth2/callback?code=«4a0dX9kq»&scope=x, /in?code=«4a0dX9kq»&state=1",
    "https://x.example.com/sale?code=8812hdkqPP, /callback?code=DISCOUNT20, /callback?code=404",
    "/callback?code=en_US12ab, /oauth/?code=HTTP404nf, /callback?code=ERR500_at, /callback?code=«HTp404nfX2»",
    "sig=short, signature=none, the signature=Ann Lee 2024, ?sort=asc&sig=figure, design=modern1234567890abc",
    "https://x.example.com/?code=DISCOUNT20&page=2, https://x.example.com/?hash=top",
  ]

  private static let names = [
    "x-amz-signature=", "x-amz-security-token=", "x-goog-signature=", "x-oss-signature=", "sig=",
    "signature=", "hmac=", "hdnea=", "hdnts=", "code=", "policy=", "x-amz-credential=", "jwt=",
    "assertion=", "key=", "token=", "apikey=", "api_key=", "access_token=", "auth=",
  ]

  func match(at index: Int, in text: ScannedText) -> Match? {
    let before = text[index - 1]
    guard before == UInt8(ascii: "?") || before == UInt8(ascii: "&") || before == UInt8(ascii: ";")
    else { return nil }
    let nameEnd = text.end(from: index, limit: 24) { $0 != UInt8(ascii: "=") } + 1
    let end = text.end(from: nameEnd, limit: 4096) { byte in
      byte > 0x20 && byte < 0x7F && !"&?\"'<>`)]},;".utf8.contains(byte)
        && byte != UInt8(ascii: "\\")
    }
    let isShort = end - nameEnd < 16
    guard !isShort || end - nameEnd >= 8 && isCallback(index, until: end, in: text) else {
      return nil
    }
    let makeup = SecretMakeup((nameEnd..<end).lazy.map { text[$0] })
    if isShort {
      return makeup.digits >= 2 && makeup.smalls >= 2 && makeup.distinct >= 6
        && !isCodeOfThings(nameEnd, in: text)
        ? Match(nameEnd..<end, .structure) : nil
    }
    guard makeup.digits >= 2, makeup.changes >= 3, makeup.distinct >= 8 else { return nil }
    return Match(nameEnd..<end, .structure)
  }

  /// Whether the code of a login is handed back, which may be short (RFC 6749, section 4.1.2): the path says so,
  /// or a parameter `state` stands beside it.
  private func isCallback(_ index: Int, until end: Int, in text: ScannedText) -> Bool {
    guard text.hasLowercased(Self.code, at: index) else { return false }
    let start = text.start(before: index, limit: 200) { $0 > 0x20 }
    return Self.callbacks.stand(before: index, in: text, reach: index - start)
      || text.hasLowercased(Self.state, within: end..<end + 8)
  }

  /// Whether a short value begins with a language and country, or with a word in capitals and a status.
  private func isCodeOfThings(_ start: Int, in text: ScannedText) -> Bool {
    func isCapital(_ place: Int) -> Bool { text[place] &- 0x41 < 26 }
    func isSmall(_ place: Int) -> Bool { text[place] &- 0x61 < 26 }
    if isSmall(start), isSmall(start + 1), text[start + 2] == 0x5F || text[start + 2] == 0x2D,
      isCapital(start + 3), isCapital(start + 4)
    {
      return true
    }
    let end = text.end(from: start, limit: 8) { $0 &- 0x41 < 26 }
    let digits = text.end(from: end, limit: 4, while: \.isDigit)
    return end - start >= 3 && digits - end == 3
  }

  private static let code = Array("code=".utf8)
  private static let state = Array("&state=".utf8)
  private static let callbacks = ContextWords("callback oauth /cb? /cb/ ?state= &state=")

  func evidence(for match: Match, in text: ScannedText) -> Evidence {
    let word = Self.names.first { name in
      text.hasLowercased(Array(name.utf8), at: match.range.lowerBound - name.utf8.count)
    }
    return Evidence(word: word.map { String($0.dropLast()) })
  }
}
