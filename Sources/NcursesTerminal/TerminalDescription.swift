/// What terminfo says of a terminal, in the compiled form of term(5).
///
/// ncurses sets attributes by `sgr`, which names all of them, and resets them by `sgr0`; both also end
/// line drawing, which we never begin, for borders are characters of their own. Without that a move in
/// a list costs a tenth less. ncurses keeps its description to itself, so a shorter one is given to it
/// before it begins (`TERMINFO`, ncurses(3)).
struct TerminalDescription: Equatable {
  /// The compiled description.
  private(set) var bytes: [UInt8]
  private let offsets: Range<Int>
  private let table: Range<Int>

  /// Places of strings, as `Caps` of ncurses counts them.
  enum Capability: Int {
    case bold = 27
    case dim = 30
    case reverse = 34
    case underline = 36
    case reset = 39
    case all = 131
  }

  /// No description is larger (`MAX_ENTRY_SIZE` of ncurses).
  static let limit = 32_768

  /// Takes compiled bytes; nil when they are none.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 12, bytes.count <= Self.limit else { return nil }
    func short(_ index: Int) -> Int { Int(bytes[2 * index]) | Int(bytes[2 * index + 1]) << 8 }
    let width: Int
    switch short(0) {
    case 0x011A: width = 2
    case 0x021E: width = 4
    default: return nil
    }
    // Names and flags are filled up to an even place.
    let flagsEnd = 12 + short(1) + short(2)
    let start = flagsEnd + flagsEnd % 2 + short(3) * width
    offsets = start..<(start + 2 * short(4))
    table = offsets.upperBound..<(offsets.upperBound + short(5))
    guard table.upperBound <= bytes.count else { return nil }
    self.bytes = bytes
  }

  /// A string capability, with its delays.
  subscript(capability: Capability) -> [UInt8]? {
    guard let start = start(of: capability) else { return nil }
    return Array(bytes[start..<table.upperBound].prefix { $0 != 0 })
  }

  /// The description without `sgr`, and with an `sgr0` that leaves the character set alone; nil when
  /// that would lose an attribute or gain nothing.
  var settingAttributesSingly: TerminalDescription? {
    guard self[.all] != nil, let reset = self[.reset],
      [.bold, .dim, .reverse, .underline].allSatisfy({ self[$0] != nil })
    else { return nil }
    var copy = self
    copy.setOffset(0xFFFF, of: .all)
    if reset.starts(with: Self.asciiSet), reset.count > Self.asciiSet.count {
      copy.setOffset(copy.offset(of: .reset) + Self.asciiSet.count, of: .reset)
    } else if reset.last == Self.shiftIn, reset.count > 1, let start = start(of: .reset),
      !isShared(start + 1..<start + reset.count)
    {
      copy.bytes[start + reset.count - 1] = 0
    }
    return copy
  }

  /// ESC ( B: the ASCII characters in G0.
  private static let asciiSet = Array("\u{1B}(B".utf8)
  /// SI: back to G0.
  private static let shiftIn: UInt8 = 0x0F

  private func start(of capability: Capability) -> Int? {
    let start = table.lowerBound + offset(of: capability)
    return table.contains(start) ? start : nil
  }

  /// Where a string begins in the table; 0xFFFF and 0xFFFE for one that there is not.
  private func offset(of capability: Capability) -> Int {
    let place = offsets.lowerBound + 2 * capability.rawValue
    guard place + 1 < offsets.upperBound else { return 0xFFFF }
    return Int(bytes[place]) | Int(bytes[place + 1]) << 8
  }

  private mutating func setOffset(_ offset: Int, of capability: Capability) {
    let place = offsets.lowerBound + 2 * capability.rawValue
    bytes[place] = UInt8(truncatingIfNeeded: offset)
    bytes[place + 1] = UInt8(truncatingIfNeeded: offset >> 8)
  }

  /// Whether another string begins within a range of bytes.
  private func isShared(_ range: Range<Int>) -> Bool {
    stride(from: offsets.lowerBound, to: offsets.upperBound, by: 2).contains { place in
      range.contains(table.lowerBound + (Int(bytes[place]) | Int(bytes[place + 1]) << 8))
    }
  }
}
