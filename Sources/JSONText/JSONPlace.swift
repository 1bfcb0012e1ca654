/// Where a string value stands in a JSON text: the names and positions on the way to it.
package struct JSONPlace: Hashable, Sendable, CustomStringConvertible {
  /// One step down.
  package enum Step: Hashable, Sendable {
    /// Into a member of an object.
    case member(String)
    /// Into an element of an array, counted from zero.
    case element(Int)
  }

  /// The steps from the top.
  package var steps: [Step] = []
  /// The bytes of the value in the text, those of a string without its quotes.
  package var content: Range<Int> = 0..<0

  /// Makes a place.
  package init(_ steps: [Step] = [], content: Range<Int> = 0..<0) {
    self.steps = steps
    self.content = content
  }

  /// The name of the innermost member on the way, which says what the value is; nil at the top.
  package var label: String? {
    for step in steps.reversed() {
      if case .member(let name) = step { return name }
    }
    return nil
  }

  /// The place as people write it: `sources[0].text`; the top itself is empty.
  package var description: String {
    var text = ""
    for step in steps {
      switch step {
      case .member(let name): text += text.isEmpty ? name : ".\(name)"
      case .element(let index): text += "[\(index)]"
      }
    }
    return text
  }
}
