import CellGrid

extension ConsoleState {
  /// Shows texts in Markdown as they are written, or as a person reads them, for the rest of the session.
  mutating func toggleRaw() -> [Effect] {
    let isRaw = !record.isRaw
    let height = recordHeight
    record.setRaw(isRaw, height: height)
    sets.record.setRaw(isRaw, height: height)
    page?.view.setRaw(isRaw, height: height)
    let back = key(of: .toggleRaw)
    return report(
      .info,
      isRaw
        ? "Texts stand as they are written; \(back) shows them as a person reads them."
        : "Texts stand as a person reads them; \(back) shows them as they are written."
    )
  }

  /// Opens the long source that is at hand, or folds it again.
  mutating func toggleFold() -> [Effect] {
    let isDone =
      screen == .sets
      ? sets.record.toggleFold(height: exampleHeight) : record.toggleFold(height: recordHeight)
    return isDone ? [] : report(.info, "No source here is long enough to be folded.")
  }

  /// Opens all long sources, or folds them again.
  mutating func toggleFolds() -> [Effect] {
    let isOpen = !record.folding.isOpen
    record.setFolds(open: isOpen, height: recordHeight)
    sets.record.setFolds(open: isOpen, height: exampleHeight)
    return report(
      .info,
      isOpen
        ? "Long sources are open; \(key(of: .toggleFolds)) folds them again."
        : "Long sources are folded; \(key(of: .toggleFold)) opens one."
    )
  }
}
