/// A short list without an allocation.
struct InlineList<let capacity: Int, Element>: RandomAccessCollection {
  private var elements: InlineArray<capacity, Element>
  private(set) var count = 0

  /// Makes an empty list; the filler stands in the places that are free.
  init(filler: Element) { elements = InlineArray(repeating: filler) }

  var startIndex: Int { 0 }
  var endIndex: Int { count }
  subscript(place: Int) -> Element { elements[place] }

  /// Adds an element to a list that is not full.
  mutating func append(_ element: Element) {
    elements[count] = element
    count += 1
  }

  mutating func removeLast(_ number: Int) { count -= number }

  mutating func removeFirst(_ number: Int) {
    for place in number..<count { elements[place - number] = elements[place] }
    count -= number
  }
}
