/// IPv6 addresses, with a zone or an IPv4 tail if there is one.
///
/// Source: RFC 4291, section 2.2. Names of C++ scopes and times are written with colons as well, so a
/// short form needs a digit and either three groups or a first group of four. Loopback, fingerprints
/// and hardware addresses stay.
struct IPv6Detector: Detector {
  let id = "ipv6"
  let type = FindingType.ip
  let triggers = Triggers(":")

  let examples = [
    "Your address is «2001:db8::1615», «FE80::1%eth0», [«2001:db8:0:0:1:0:0:1»]:443.",
    "«::ffff:192.0.2.128» and «2001:db8:85a3::8a2e:370:7334»: both",
    "::1 :: std::vector a::b dead::beef a1::b2 10:30:45 aa:bb:cc:dd:ee:ff 1:2:3",
    "00:11:22:33:44:55:66:77 SHA1 aa:bb:cc:dd:ee:ff:00:11:22:33 12345::1 x2001:db8::1",
  ]

  private let tail = IPv4Detector()

  func match(at index: Int, in text: ScannedText) -> Match? {
    let start = text.start(before: index, limit: 4) { $0.isHexDigit }
    let before = text[start - 1]
    guard !before.isWordByte, before != UInt8(ascii: ":"), before != UInt8(ascii: "."),
      let address = Address(from: start, in: text, tail: tail), address.isTelling,
      !text[address.end].isWordByte
    else { return nil }
    var end = address.end
    if text[end] == UInt8(ascii: "%") {
      end = text.end(from: end + 1, limit: 16) { $0.isWordByte }
    }
    return Match(start..<end, .structure)
  }
}

/// The parts of what reads as an IPv6 address.
private struct Address {
  var groups = 0
  var isCompressed = false
  var hasDigit = false
  var hasTail = false
  var longestGroup = 0
  var firstGroup = 0
  var end: Int

  init?(from start: Int, in text: ScannedText, tail: IPv4Detector) {
    let colon = UInt8(ascii: ":")
    var place = start
    end = start
    if text[place] == colon {
      guard text[place + 1] == colon else { return nil }
      isCompressed = true
      place += 2
      end = place
    }
    while groups <= 8 {
      let groupEnd = text.end(from: place, limit: 5) { $0.isHexDigit }
      guard groupEnd > place else { break }
      if text[groupEnd] == UInt8(ascii: "."), let tailEnd = tail.end(from: place, in: text) {
        groups += 2
        hasTail = true
        end = tailEnd
        break
      }
      guard groupEnd - place <= 4 else { return nil }
      if groups == 0, place == start { firstGroup = groupEnd - place }
      groups += 1
      longestGroup = max(longestGroup, groupEnd - place)
      hasDigit = hasDigit || (place..<groupEnd).contains { text[$0].isDigit }
      end = groupEnd
      guard text[groupEnd] == colon else { break }
      if text[groupEnd + 1] == colon {
        guard !isCompressed else { return nil }
        isCompressed = true
        place = groupEnd + 2
        end = place
      } else if text[groupEnd + 1].isHexDigit {
        place = groupEnd + 1
      } else {
        break
      }
    }
    guard isCompressed ? groups <= 7 : groups == 8 else { return nil }
  }

  /// Whether it is an address and not a scope, a time or a fingerprint.
  var isTelling: Bool {
    if hasTail { return true }
    guard hasDigit else { return false }
    return isCompressed
      ? groups >= 3 || groups == 2 && firstGroup == 4 : longestGroup >= 3
  }
}
