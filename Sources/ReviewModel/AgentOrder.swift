/// The order of agents: the newest version first, one without a version last.
package enum AgentOrder {
  /// Whether an agent comes before another; two that differ never tie.
  package static func precedes(_ left: Agent, _ right: Agent) -> Bool {
    guard left.version == right.version else {
      guard let older = right.version else { return true }
      guard let newer = left.version else { return false }
      return isLess(older, newer)
    }
    return (left.model ?? "").utf8.lexicographicallyPrecedes((right.model ?? "").utf8)
      || left.model == nil && right.model != nil
  }

  /// Compares versions as people read them: numbers in them by their value, all else by its bytes.
  static func isLess(_ left: String, _ right: String) -> Bool {
    let (a, b) = (Array(left.utf8), Array(right.utf8))
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      if isDigit(a[i]), isDigit(b[j]) {
        let (x, y) = (number(in: a, at: &i), number(in: b, at: &j))
        if x.count != y.count { return x.count < y.count }
        if !x.elementsEqual(y) { return x.lexicographicallyPrecedes(y) }
      } else {
        if a[i] != b[j] { return a[i] < b[j] }
        i += 1
        j += 1
      }
    }
    if i < a.count || j < b.count { return j < b.count }
    return a.lexicographicallyPrecedes(b)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// Takes digits, without the zeros before them.
  private static func number(in bytes: [UInt8], at index: inout Int) -> ArraySlice<UInt8> {
    let start = index
    while index < bytes.count, isDigit(bytes[index]) { index += 1 }
    return bytes[start..<index].drop { $0 == 0x30 }
  }
}
