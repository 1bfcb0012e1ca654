import CellGrid

extension ConsoleLayout {
  /// From so many columns of the record's pane on, the guidelines stand beside it.
  static let besideFrom = 100

  /// The width that a page is wrapped to.
  var pageWidth: Int { min(page.columns, Self.measure) }

  /// Finds room for a page: the guidelines beside the record where that is wide, everything else over
  /// it, and over the list too where that stands above.
  mutating func place(_ page: ReadingPage, isEditing: Bool, _ isStacked: Bool) {
    var pane = Region(
      column: recordTitle.left,
      row: recordTitle.top,
      columns: recordTitle.columns,
      rows: record.bottom - recordTitle.top
    )
    if page.subject == .guidelines, pane.columns >= Self.besideFrom, !isStacked {
      let halves = pane.split(left: pane.columns * 54 / 100)
      let right = halves.right.split(left: 1)
      pageDivider = right.left.split(top: 1).bottom
      pane = right.right
      let lost = recordTitle.columns - halves.left.columns
      recordTitle = recordTitle.split(right: lost).left
      record = record.split(right: lost).left
      if !question.isEmpty { question = question.split(right: lost).left }
    } else {
      pageCoversRecord = true
      if !isEditing, divider.isEmpty {
        pane = Region(row: header.bottom, columns: pane.columns, rows: hints.top - header.bottom)
      }
    }
    let parts = pane.split(top: 1)
    (pageTitle, pageArea) = (parts.top, parts.bottom)
    self.page = parts.bottom.inset(horizontal: 1)
  }
}
