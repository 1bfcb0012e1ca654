/// Lists that stand one after the other, so that none of them is a reference to be counted.
struct GroupedList<Element: Sendable>: Sendable {
  private let elements: [Element]
  /// Where each list begins, and where the last one ends.
  private let starts: [Int32]

  init(_ lists: [[Element]]) {
    elements = lists.flatMap(\.self)
    var starts: [Int32] = [0]
    for list in lists { starts.append(starts[starts.count - 1] + Int32(list.count)) }
    self.starts = starts
  }

  /// The places of a list's elements.
  func places(of list: Int) -> Range<Int> { Int(starts[list])..<Int(starts[list + 1]) }

  subscript(place: Int) -> Element { elements[place] }
}
