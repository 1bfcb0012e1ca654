import Testing

@testable import NcursesTerminal

/// A description in the form of term(5) with the strings that we look at.
private func description(
  _ strings: [TerminalDescription.Capability: String],
  magic: Int = 0x011A
) -> [UInt8] {
  func short(_ value: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
  }
  var offsets = [Int](repeating: 0xFFFF, count: 140)
  var table: [UInt8] = []
  for (capability, text) in strings.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
    offsets[capability.rawValue] = table.count
    table += Array(text.utf8) + [0]
  }
  let names = Array("test\0".utf8)
  let header = [magic, names.count, 2, 3, offsets.count, table.count].flatMap(short)
  let width = magic == 0x011A ? 2 : 4
  let numbers = [UInt8](repeating: 0, count: 3 * width)
  return header + names + [1, 0] + [0] + numbers + offsets.flatMap(short) + table
}

private let single: [TerminalDescription.Capability: String] = [
  .bold: "\u{1B}[1m", .dim: "\u{1B}[2m", .reverse: "\u{1B}[7m", .underline: "\u{1B}[4m",
  .all: "\u{1B}[0%?%p6%t;1%;m",
]

private func text(_ bytes: [UInt8]?) -> String? {
  bytes.map { String(decoding: $0, as: UTF8.self) }
}

@Suite struct `The description of a terminal` {
  @Test(arguments: [
    ("\u{1B}(B\u{1B}[m", "\u{1B}[m"), ("\u{1B}[m\u{F}", "\u{1B}[m"), ("\u{1B}[0m", "\u{1B}[0m"),
    ("\u{F}", "\u{F}"), ("\u{1B}(B", "\u{1B}(B"),
  ])
  func `Resets attributes without the character set`(reset: String, expected: String) throws {
    for magic in [0x011A, 0x021E] {
      let strings = single.merging([.reset: reset]) { $1 }
      let whole = try #require(TerminalDescription(description(strings, magic: magic)))
      #expect(text(whole[.reset]) == reset)
      let short = try #require(whole.settingAttributesSingly)
      #expect(text(short[.reset]) == expected)
      #expect(short[.all] == nil && text(short[.underline]) == "\u{1B}[4m")
      #expect(TerminalDescription(short.bytes) == short)
    }
  }

  @Test(arguments: [TerminalDescription.Capability.bold, .dim, .reverse, .underline, .all, .reset])
  func `Stays as it is when an attribute would be lost`(
    missing: TerminalDescription.Capability
  ) throws {
    var strings = single.merging([.reset: "\u{1B}[m"]) { $1 }
    strings[missing] = nil
    let whole = try #require(TerminalDescription(description(strings)))
    #expect(whole.settingAttributesSingly == nil)
  }

  @Test func `Is refused when it is cut or something else`() {
    let bytes = description(single)
    for count in 0..<bytes.count { #expect(TerminalDescription(Array(bytes[..<count])) == nil) }
    #expect(TerminalDescription(Array("not a description at all".utf8)) == nil)
    #expect(TerminalDescription([UInt8](repeating: 0xFF, count: 4096)) == nil)
  }

  @Test func `Is found where ncurses found it`() throws {
    _ = try TerminalType(term: "xterm-256color", colorTerm: "")
    let found = try #require(TerminalDescription.loaded("xterm-256color"))
    #expect(text(found.settingAttributesSingly?[.reset]) == "\u{1B}[m")
    #expect(TerminalDescription.loaded("screen") == nil, "another one is loaded")
    #expect(TerminalDescription.loaded("../x/xterm") == nil)
  }
}
