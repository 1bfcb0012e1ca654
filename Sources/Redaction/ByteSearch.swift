extension UnsafeBufferPointer<UInt8> {
  /// Where a byte stands next from an offset on.
  func next(_ byte: UInt8, from start: Int) -> Int? {
    guard let base = baseAddress else { return nil }
    let width = 16
    var index = start
    // The inner loop has no way out and no branch, so that the compiler makes a few steps of it.
    while index &+ width <= count {
      var least = UInt8.max
      for step in 0..<width { least = Swift.min(least, base[index &+ step] ^ byte) }
      if least == 0 { break }
      index &+= width
    }
    while index < count {
      if base[index] == byte { return index }
      index += 1
    }
    return nil
  }
}
