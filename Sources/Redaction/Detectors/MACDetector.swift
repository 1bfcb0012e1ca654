/// Hardware addresses of network interfaces.
///
/// Source: IEEE 802, EUI-48: six pairs of hexadecimal digits with colons or dashes, or three groups of
/// four with dots. Broadcast and the address of zeros belong to nobody; longer rows of pairs are
/// fingerprints.
struct MACDetector: Detector {
  let id = "mac"
  let type = FindingType.mac
  let triggers = Triggers(":-.")

  let examples = [
    "«00:1A:2B:3C:4D:5E», «00-1a-2b-3c-4d-5e» and «001A.2B3C.4D5E», mac=«aa:bb:cc:dd:ee:ff».",
    "ether «02:42:ac:11:00:02» txqueuelen 0; («AA-BB-CC-DD-EE-01»)",
    "ff:ff:ff:ff:ff:ff, 00:00:00:00:00:00, 00:1A:2B:3C:4D, 00:1A:2B:3C:4D:5E:6F, 00:1A-2B:3C:4D:5E",
    "SHA1 12:34:56:78:9a:bc:de:f0:12:34, 0:1A:2B:3C:4D:5E, G0:1A:2B:3C:4D:5E, a00:1A:2B:3C:4D:5E",
    "10:20:30, 2024-01-31-10-20-30, 12-34-56-78-90-12, dead.beef.cafe.babe, 1234.5678.9012",
  ]

  func match(at index: Int, in text: ScannedText) -> Match? {
    let separator = text[index]
    let width = separator == UInt8(ascii: ".") ? 4 : 2
    guard text[index + width + 1] == separator else { return nil }
    let start = index - width
    let groups = 12 / width
    let end = start + 12 + groups - 1
    guard !text[start - 1].isWordByte, text[start - 1] != separator, !text[end].isWordByte,
      !(text[end] == separator && text[end + 1].isHexDigit)
    else { return nil }
    var hasLetter = false
    var isOne = true
    for step in 0..<12 + groups - 1 {
      let byte = text[start + step]
      if step % (width + 1) == width {
        guard byte == separator else { return nil }
      } else {
        guard byte.isHexDigit else { return nil }
        if byte.isLetter { hasLetter = true }
        if byte.lowercased != text[start].lowercased { isOne = false }
      }
    }
    // Rows of digits without a letter are dates and numbers, unless colons part them.
    guard !isOne, hasLetter || separator == UInt8(ascii: ":") else { return nil }
    return Match(start..<end, .structure)
  }
}
