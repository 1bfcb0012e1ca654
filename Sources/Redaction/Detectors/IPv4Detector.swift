/// IPv4 addresses, private ranges included.
///
/// Source: RFC 791 and RFC 6890. What names no host of anybody stays: 0.0.0.0/8, loopback, masks and
/// broadcast. Four numbers after "version" or the like, or glued to more of them, are no address.
struct IPv4Detector: Detector {
  let id = "ipv4"
  let type = FindingType.ip
  let triggers = Triggers(digitRuns: true)

  let examples = [
    "Login from «10.218.66.219», «203.0.113.7»:8080 and http://«198.51.100.23»/x, «192.0.2.0»/24.",
    "Sent by [«198.51.100.7»].",
    "127.0.0.1 0.0.0.0 255.255.255.0 255.255.255.255 256.1.1.1 1.2.3 1.2.3.4.5 1.2.3.4567",
    "version 1.2.3.4, firmware: 10.4.2.1, v10.2.3.4, 10.2.3.4-beta, Chrome/120.0.0.0, section 3.2.1.4",
  ]

  private let veto = ContextWords(
    "version |firmware |release |build |chapter |section |oid| |rev. |revision |driver |kapitel"
  )

  func match(at index: Int, in text: ScannedText) -> Match? {
    let before = text[index - 1]
    guard !before.isWordByte, before != UInt8(ascii: "."), let end = end(from: index, in: text)
    else { return nil }
    switch text[end] {
    case UInt8(ascii: "."), UInt8(ascii: "-"):
      guard !text[end + 1].isAlphanumeric || isPort(at: end, after: index, in: text) else {
        return nil
      }
    case let after: guard !after.isWordByte else { return nil }
    }
    guard isHost(index..<end, in: text), !veto.stand(before: index, in: text, reach: 20) else {
      return nil
    }
    return Match(index..<end, .structure)
  }

  /// Whether a dot and a port follow, as `tcpdump` prints them: `IP 192.0.2.1.443 > 198.51.100.7.5106:`.
  private func isPort(at dot: Int, after start: Int, in text: ScannedText) -> Bool {
    let end = text.end(from: dot + 1, limit: 6) { $0.isDigit }
    guard text[dot] == UInt8(ascii: "."), (1...5).contains(end - dot - 1) else { return false }
    return text.has(" > ", at: end)
      || text[end] == UInt8(ascii: ":") && text.has(" > ", at: start - 3)
  }

  /// The end of four octets, or nil.
  func end(from start: Int, in text: ScannedText) -> Int? {
    var place = start
    for octet in 0..<4 {
      let end = text.end(from: place, limit: 4) { $0.isDigit }
      guard (1...3).contains(end - place), value(place..<end, in: text) <= 255 else { return nil }
      guard octet < 3 else { return end }
      guard text[end] == UInt8(ascii: ".") else { return nil }
      place = end + 1
    }
    return nil
  }

  private func value(_ range: Range<Int>, in text: ScannedText) -> Int {
    range.reduce(0) { $0 * 10 + text[$1].digitValue }
  }

  private func isHost(_ range: Range<Int>, in text: ScannedText) -> Bool {
    let firstEnd = text.end(from: range.lowerBound) { $0.isDigit }
    let first = value(range.lowerBound..<firstEnd, in: text)
    guard first != 0, first != 127, first != 255 else { return false }
    // A browser's version in a user agent has a product's name and a slash before it.
    let isProduct =
      text[range.lowerBound - 1] == UInt8(ascii: "/") && text[range.lowerBound - 2].isLetter
      && text.has(".0.0", at: range.upperBound - 4)
    return !isProduct
  }
}
