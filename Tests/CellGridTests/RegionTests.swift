import CellGrid
import Testing

@Suite struct `A region` {
  private let region = Region(column: 2, row: 1, columns: 10, rows: 4)

  @Test func `Is split at a column and gives all its cells away`() {
    let (left, right) = region.split(left: 3)
    #expect(left == Region(column: 2, row: 1, columns: 3, rows: 4))
    #expect(right == Region(column: 5, row: 1, columns: 7, rows: 4))
    #expect(region.split(right: 7) == (left, right))
  }

  @Test func `Is split at a row and gives all its cells away`() {
    let (top, bottom) = region.split(top: 1)
    #expect(top == Region(column: 2, row: 1, columns: 10, rows: 1))
    #expect(bottom == Region(column: 2, row: 2, columns: 10, rows: 3))
    #expect(region.split(bottom: 3) == (top, bottom))
  }

  @Test(arguments: [-5, 11, Int.max])
  func `Never gives more than it has`(width: Int) {
    let (left, right) = region.split(left: width)
    #expect(left.columns + right.columns == 10)
    #expect(left.columns >= 0 && right.columns >= 0)
  }

  @Test(arguments: [0, 1, 2, 3, 50])
  func `Is inset to nothing at the least`(inset: Int) {
    let inner = region.inset(horizontal: inset, vertical: inset)
    #expect(inner.rows == max(0, 4 - 2 * inset))
    #expect(inner.intersection(region) == inner || inner.isEmpty)
  }

  @Test func `Has nothing in common with one beside it`() {
    #expect(region.intersection(Region(column: 12, row: 1, columns: 3, rows: 3)).isEmpty)
  }

  @Test func `Has a middle`() {
    let middle = region.centered(Size(columns: 4, rows: 20))
    #expect(middle == Region(column: 5, row: 1, columns: 4, rows: 4))
  }

  @Test func `Has no lines beyond its rows`() {
    #expect(region.line(3) == Region(column: 2, row: 4, columns: 10, rows: 1))
    #expect(region.line(4).isEmpty && region.line(-1).isEmpty)
  }
}
