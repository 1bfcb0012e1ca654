import CellGrid

/// A text to be shown that knows where its parts stand in the stored text it was made of.
struct PlacedText: Equatable, Sendable {
  /// UTF-8.
  private(set) var bytes: [UInt8] = []
  /// How many scalars it has.
  private(set) var length = 0
  private(set) var spans: [RichText.Span] = []
  private(set) var placement = TextPlacement()

  var isEmpty: Bool { bytes.isEmpty }

  /// Appends a part of the stored text as it is.
  ///
  /// - Parameter scalar: where the part begins in the stored text.
  mutating func append(_ stored: Span<UInt8>, _ range: Range<Int>, scalar: Int) {
    guard !range.isEmpty else { return }
    bytes.reserveCapacity(bytes.count + range.count)
    var count = 0
    for index in range {
      let byte = stored[index]
      if byte & 0xC0 != 0x80 { count += 1 }
      bytes.append(byte)
    }
    placement.append(shown: length, stored: scalar, count: count)
    length += count
  }

  /// Appends what the stored text has not.
  mutating func append(_ words: String, _ role: Theme.Role? = nil) {
    bytes += Array(words.utf8)
    let count = words.unicodeScalars.count
    if let role, count > 0 { mark(length..<length + count, role) }
    length += count
  }

  /// Appends what stands for one place of the stored text, such as an end of line.
  mutating func append(_ scalar: Unicode.Scalar, standingFor stored: Int) {
    bytes += Array(String(Character(scalar)).utf8)
    placement.append(shown: length, stored: stored, count: 1)
    length += 1
  }

  /// Appends a part of another such text, given in its bytes and in its scalars.
  mutating func append(_ other: PlacedText, utf8: Range<Int>, scalars: Range<Int>) {
    bytes += other.bytes[utf8]
    placement.append(other.placement, in: scalars, at: length)
    for span in other.spans where span.scalars.overlaps(scalars) {
      let part = span.scalars.clamped(to: scalars)
      let start = length + part.lowerBound - scalars.lowerBound
      mark(start..<start + part.count, span.role)
    }
    length += scalars.count
  }

  /// Appends a line of another such text, as it is wrapped.
  mutating func append(_ line: WrappedLine, of other: PlacedText) {
    let bytes = line.utf8.lowerBound..<line.shownEnd
    let count = other.bytes[bytes].count { $0 & 0xC0 != 0x80 }
    let start = line.scalars.lowerBound
    append(other, utf8: bytes, scalars: start..<start + count)
  }

  /// Appends another such text.
  mutating func append(_ other: PlacedText) {
    append(other, utf8: 0..<other.bytes.count, scalars: 0..<other.length)
  }

  /// Gives a part, in scalars from the start, a role.
  mutating func mark(_ scalars: Range<Int>, _ role: Theme.Role) {
    spans.append(RichText.Span(scalars: scalars, role: role))
  }

  /// Gives all of it a role, beneath those that its parts have.
  mutating func markAll(_ role: Theme.Role) {
    if length > 0 { spans.insert(RichText.Span(scalars: 0..<length, role: role), at: 0) }
  }

  /// Makes every tab a blank, for where the place of a text on its line is not known yet.
  mutating func replaceTabs() {
    for index in bytes.indices where bytes[index] == 0x09 { bytes[index] = 0x20 }
  }

  /// The text as it goes to the screen.
  var text: String { String(decoding: bytes, as: UTF8.self) }
}
