/// Where a text occurs in another without regard to case, in scalars; a few at most, or as many as asked
/// for.
func occurrences(
  of needle: String,
  in text: some StringProtocol,
  limit: Int = 32
) -> [Range<Int>] {
  let wanted = needle.unicodeScalars.map(folded)
  guard !wanted.isEmpty else { return [] }
  let scalars = text.unicodeScalars.map(folded)
  guard scalars.count >= wanted.count else { return [] }
  var found: [Range<Int>] = []
  var start = 0
  while start + wanted.count <= scalars.count, found.count < limit {
    if scalars[start] == wanted[0], scalars[start..<(start + wanted.count)].elementsEqual(wanted) {
      found.append(start..<(start + wanted.count))
      start += wanted.count
    } else {
      start += 1
    }
  }
  return found
}

private func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  if scalar.isASCII {
    return "A"..."Z" ~= scalar ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar
  }
  let lower = scalar.properties.lowercaseMapping.unicodeScalars
  return lower.count == 1 ? lower.first ?? scalar : scalar
}
