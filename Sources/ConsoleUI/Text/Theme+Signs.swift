import CellGrid

extension Theme {
  /// Whether what went and what came stands in brackets, `[-gone-]{+come+}`: where no colour tells them apart, and
  /// for screen readers, which say no colour.
  var hasBrackets: Bool { appearance == .mono || isASCII }
}
