import Testing

@testable import ConsoleUI

@Suite struct `Rows as bits` {
  @Test func `Say the same as a set of numbers`() {
    var generator = SystemRandomNumberGenerator()
    var bits = RowBits()
    var rows: Set<Int> = []
    for _ in 0..<3_000 {
      let row = Int.random(in: 0..<500, using: &generator)
      if Bool.random(using: &generator) {
        bits.set(row, true)
        rows.insert(row)
      } else {
        bits.set(row, false)
        rows.remove(row)
      }
      let from = Int.random(in: -3..<520, using: &generator)
      let range = from..<from + Int.random(in: 0..<200, using: &generator)
      #expect(bits.first(from: from) == rows.filter { $0 >= from }.min())
      #expect(bits.count == rows.count && bits.isEmpty == rows.isEmpty)
      if range.lowerBound >= 0 {
        #expect(bits.count(in: range) == rows.filter(range.contains).count)
      }
    }
    #expect(bits.rows == rows.sorted())
    bits.insert(490..<700)
    #expect(bits.contains(699) && !bits.contains(700) && !bits.contains(-1))
  }
}
