import CellGrid
import TextAnalysis

/// A text that shows how another came to be: what went and what came, side by side in one text.
struct DiffText: Equatable, Sendable {
  /// The text.
  private(set) var text = RichText()
  /// Where differences begin, in scalars from the start.
  private(set) var stops: [Int] = []
  private var places: [Place] = []

  /// Where a kept or new piece begins, in the new text and in this one.
  private struct Place: Equatable {
    var new: Int
    var shown: Int
  }

  /// Compares two texts.
  init(from base: String, to new: String, hasBrackets: Bool) {
    self.init(WordDiff(from: base, to: new), from: base, to: new, hasBrackets: hasBrackets)
  }

  /// Makes the text.
  ///
  /// - Parameter hasBrackets: for a theme without colour: `[-gone-]{+come+}`.
  init(_ diff: WordDiff, from base: String, to new: String, hasBrackets: Bool) {
    let base = Array(base.unicodeScalars)
    let new = Array(new.unicodeScalars)
    var isAfterDifference = false
    for piece in diff.pieces {
      if piece.kind != .equal, !isAfterDifference { stops.append(text.length) }
      isAfterDifference = piece.kind != .equal
      switch piece.kind {
      case .equal:
        places.append(Place(new: piece.text.lowerBound, shown: text.length))
        text.append(String(scalars: new[piece.text]))
      case .deleted:
        let gone = String(scalars: base[piece.base])
        text.append(hasBrackets ? "[-\(gone)-]" : gone, .deleted)
      case .inserted:
        let shown = text.length + (hasBrackets ? 2 : 0)
        places.append(Place(new: piece.text.lowerBound, shown: shown))
        let come = String(scalars: new[piece.text])
        text.append(hasBrackets ? "{+\(come)+}" : come, .inserted)
      }
    }
  }

  /// Where a scalar of the new text stands in this one.
  func place(of scalar: Int) -> Int {
    guard let last = places.last(where: { $0.new <= scalar }) else { return 0 }
    return last.shown + scalar - last.new
  }
}

extension String {
  /// Makes a string of scalars.
  init(scalars: some Sequence<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}
