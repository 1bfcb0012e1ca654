/// A run of bytes that stand in a JSON string as they are.
struct PlainRun {
  /// Where a quote, a backslash or a control character ends it, or the bytes end.
  let end: Int
  /// Whether all of them are ASCII.
  let isASCII: Bool

  private static let width = 16

  /// Reads on from an offset.
  ///
  /// The inner loop has no way out and no branch, so that the compiler makes a few steps of it.
  init(in bytes: UnsafeRawBufferPointer, from start: Int) {
    guard let base = bytes.baseAddress else {
      (end, isASCII) = (start, true)
      return
    }
    let pointer = base.assumingMemoryBound(to: UInt8.self)
    var index = start
    var seen: UInt8 = 0
    while index &+ Self.width <= bytes.count {
      var care: UInt8 = 0
      var here: UInt8 = 0
      for step in 0..<Self.width {
        let byte = pointer[index &+ step]
        here |= byte
        care |= JSONByte.care(byte)
      }
      if care != 0 { break }
      seen |= here
      index &+= Self.width
    }
    while index < bytes.count, JSONByte.care(pointer[index]) == 0 {
      seen |= pointer[index]
      index += 1
    }
    end = index
    isASCII = seen < 0x80
  }
}
