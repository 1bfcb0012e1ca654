/// Whether two words are one slip of the pen apart: a letter more, less or another, or two neighbours
/// exchanged.
///
/// Source: Damerau, "A technique for computer detection and correction of spelling errors" (1964), which
/// found four of five errors to be one of these.
func isOneEditApart(
  _ left: UnsafeBufferPointer<UInt8>,
  _ right: UnsafeBufferPointer<UInt8>
) -> Bool {
  let (short, long) = left.count <= right.count ? (left, right) : (right, left)
  guard long.count - short.count <= 1 else { return false }
  var start = 0
  while start < short.count, short[start] == long[start] { start += 1 }
  var tail = 0
  while tail < short.count - start, short[short.count - 1 - tail] == long[long.count - 1 - tail] {
    tail += 1
  }
  let rest = (short: short.count - start - tail, long: long.count - start - tail)
  switch rest {
  case (0, 1), (1, 1): return true
  case (2, 2): return short[start] == long[start + 1] && short[start + 1] == long[start]
  default: return false
  }
}
