import JSONText
import Testing

@Suite struct `Offsets of a decoded string` {
  @Test(arguments: [
    ("plain", 1..<3, "la"), (#"a\nb"#, 1..<2, #"\n"#), (#"a\nb"#, 2..<3, "b"),
    (#"\u00e9x"#, 2..<3, "x"), (#"\u20acx"#, 0..<3, #"\u20ac"#), (#"\ud83d\ude00x"#, 4..<5, "x"),
    (#"\ud800x\udc00y"#, 3..<4, "x"), (#"\ud800\u0041z"#, 4..<5, "z"), ("\u{e9}x", 2..<3, "x"),
    ("x", 1..<1, ""), ("x", 5..<9, ""),
  ])
  func `Lead back to what is written`(content: String, decoded: Range<Int>, written: String) {
    let bytes = Array(content.utf8)
    var offsets = JSONStringOffsets(bytes[...])
    let range = offsets.written(decoded)
    #expect(String(decoding: bytes[range], as: UTF8.self) == written)
  }
}
