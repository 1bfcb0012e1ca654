import ReviewStorage
import Testing

@Suite struct `A search for pieces of texts` {
  private func search(for texts: [String], in bytes: String) -> TraceSearch {
    var traces = TextTraces()
    for text in texts { traces.add(text) }
    var search = TraceSearch(traces)
    Array(bytes.utf8).withUnsafeBytes { _ = search.look(in: $0) }
    return search
  }

  @Test(arguments: 12...60)
  func `Finds what is whole, at any place, and nothing that differs in a byte`(length: Int) {
    let text = String((0..<length).map { Character(Unicode.Scalar(UInt8(33 + $0))) })
    let count = length < 24 ? 1 : (length + 23) / 24
    for before in ["", "x", "1234567"] {
      #expect(search(for: [text], in: before + text).found == count)
      #expect(search(for: [text], in: before + text + "y").found == count)
    }
    for place in 0..<min(length, 24) {
      var bytes = Array(text.utf8.prefix(24))
      bytes[place] ^= 1
      #expect(search(for: [text], in: String(decoding: bytes, as: UTF8.self)).found == 0)
    }
  }

  @Test func `Tells how many texts are too short to be looked for`() {
    var traces = TextTraces()
    for text in ["Yes.", "", "eleven byte", "twelve bytes"] { traces.add(text) }
    #expect(traces.tooShort == 2)
    #expect(traces.count == 1)
    var all = TextTraces()
    all.add(traces)
    #expect(all.tooShort == 2)
  }

  @Test func `Counts what is not looked for since there are so many pieces`() {
    func text(_ number: Int) -> String {
      (1...4).map { "text \(number), piece \($0) of it..." }.joined()
    }
    var traces = TextTraces(manyPieces: 10, mostPieces: 12)
    for number in 10..<12 { traces.add(text(number)) }
    #expect(traces.leftOut == 0)
    let each = traces.count / 2
    for number in 12..<16 { traces.add(text(number)) }
    #expect(traces.count == 12)
    #expect(traces.count + traces.leftOut == 6 * each)
    var all = TextTraces(manyPieces: 10, mostPieces: 12)
    all.add(traces)
    all.add(traces)
    #expect(all.leftOut == 2 * traces.leftOut)
    all.add("another text that is looked for")
    #expect(all.leftOut == 2 * traces.leftOut + 2)
    var uniform = TextTraces()
    uniform.add(String(repeating: "-", count: 60))
    #expect(uniform.isEmpty && uniform.tooShort == 1)
  }

  @Test(arguments: [
    [], ["twelve bytes"], ["a text of more than 24 bytes in all", "short of 24 bytes"],
  ])
  func `Finds by the hashes of a sketch what it finds by the pieces`(texts: [String]) throws {
    var traces = TextTraces()
    for text in texts + ["Yes."] { traces.add(text) }
    let sketch = TraceSketch(traces)
    let read = try #require(sketch.bytes.withUnsafeBytes { TraceSketch(bytes: $0) })
    #expect(read == sketch)
    #expect(read.tooShort == 1 && read.count == traces.count)
    let bytes = Array(("before " + texts.joined(separator: ", ") + " after").utf8)
    var search = TraceSearch(read)
    bytes.withUnsafeBytes { _ = search.look(in: $0) }
    #expect(search.found == traces.count)
    var other = TraceSearch(read)
    Array("nothing of the sort stands in this").withUnsafeBytes { _ = other.look(in: $0) }
    #expect(search.found(besides: other).count == traces.count)
  }

  @Test func `Reads no sketch from other bytes`() {
    var traces = TextTraces()
    traces.add("a text of more than 24 bytes in all")
    traces.add("short of 24 bytes")
    let bytes = TraceSketch(traces).bytes
    for count in 0..<bytes.count {
      #expect(bytes[..<count].withUnsafeBytes { TraceSketch(bytes: $0) } == nil)
    }
    for place in [0, 40, 48, 55, bytes.count - 24] {
      var damaged = bytes
      damaged[place] ^= 0x80
      #expect(damaged.withUnsafeBytes { TraceSketch(bytes: $0) } == nil, "\(place)")
    }
  }

  @Test func `Takes as long for pieces that begin alike as for others`() {
    func time(_ text: (Int) -> String) -> Duration {
      let texts = (0..<4_000).map(text)
      var traces = TextTraces()
      for text in texts { traces.add(text) }
      let bytes = Array(texts.joined(separator: "\n").utf8)
      var search = TraceSearch(traces)
      return ContinuousClock().measure {
        bytes.withUnsafeBytes { _ = search.look(in: $0) }
        // Once more, so that what was found already costs nothing either.
        bytes.withUnsafeBytes { _ = search.look(in: $0) }
      }
    }
    var random = SystemRandomNumberGenerator()
    func digits(_ count: Int) -> String {
      (0..<count).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
    }
    let alike = min(
      time { "question \(100_000 + $0) of them" },
      time { "question \(100_000 + $0) of them" }
    )
    let others = min(time { _ in digits(23) }, time { _ in digits(23) })
    // Walking all pieces of one beginning takes hundreds of times as long.
    #expect(alike < others * 5, "\(alike) and \(others)")
  }
}
