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

  /// Lends the lists in a form that is quick to read.
  func withView<Result>(_ body: (View) -> Result) -> Result {
    elements.withUnsafeBufferPointer { elements in
      starts.withUnsafeBufferPointer { starts in
        body(View(elements: elements, starts: starts))
      }
    }
  }

  /// The lists while they are lent.
  struct View {
    fileprivate let elements: UnsafeBufferPointer<Element>
    fileprivate let starts: UnsafeBufferPointer<Int32>

    /// The elements of a list.
    subscript(list: Int) -> UnsafeBufferPointer<Element> {
      UnsafeBufferPointer(rebasing: elements[Int(starts[list])..<Int(starts[list + 1])])
    }
  }
}
