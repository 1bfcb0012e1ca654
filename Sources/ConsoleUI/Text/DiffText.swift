import CellGrid
import TextAnalysis

/// A text that shows how another came to be: what went and what came, side by side in one text.
///
/// A theme without colour gets brackets too: `[-gone-]{+come+}`.
struct DiffText: Equatable, Sendable {
  /// The text.
  private(set) var text = ""
  /// How its parts look.
  private(set) var spans: [StyleSpan] = []
  /// Where each piece that went or came begins, in scalars.
  private(set) var changes: [Int] = []
  private var scalarCount = 0
  private var places: [Place] = []

  /// Where a kept or new piece begins, in the new text and in this one.
  private struct Place: Equatable {
    var text: Int
    var shown: Int
  }

  /// Makes the text.
  init(_ diff: WordDiff, from base: String, to text: String, theme: Theme) {
    let base = Array(base.unicodeScalars)
    let new = Array(text.unicodeScalars)
    let isBracketed = theme.appearance == .mono
    for piece in diff.pieces {
      switch piece.kind {
      case .equal:
        places.append(Place(text: piece.text.lowerBound, shown: scalarCount))
        append(new[piece.text])
      case .deleted:
        append(base[piece.base], in: theme.style(.deleted), isBracketed ? ("[-", "-]") : nil)
      case .inserted:
        let shift = isBracketed ? 2 : 0
        places.append(Place(text: piece.text.lowerBound, shown: scalarCount + shift))
        append(new[piece.text], in: theme.style(.inserted), isBracketed ? ("{+", "+}") : nil)
      }
    }
  }

  /// Where a scalar of the new text stands in this one.
  func place(of scalar: Int) -> Int {
    guard let last = places.last(where: { $0.text <= scalar }) else { return 0 }
    return last.shown + scalar - last.text
  }

  private mutating func append(
    _ scalars: ArraySlice<Unicode.Scalar>,
    in style: Style? = nil,
    _ brackets: (String, String)? = nil
  ) {
    let start = scalarCount
    if style != nil { changes.append(start) }
    text += brackets?.0 ?? ""
    text.unicodeScalars.append(contentsOf: scalars)
    text += brackets?.1 ?? ""
    scalarCount += scalars.count + (brackets == nil ? 0 : 4)
    if let style { spans.append(StyleSpan(start..<scalarCount, style)) }
  }
}
