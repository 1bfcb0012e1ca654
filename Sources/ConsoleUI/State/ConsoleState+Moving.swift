import CellGrid
import Queueing
import ReviewModel

extension ConsoleState {
  /// Says that a jump has come to the last, or the first, of what it goes through.
  mutating func sayNoFurther(_ noun: String, forward: Bool) -> [Effect] {
    report(.info, "There is no \(forward ? "further" : "earlier") \(noun).")
  }

  mutating func moveSelection(by rows: Int) -> [Effect] {
    queue.move(by: rows)
    return []
  }

  mutating func page(_ direction: Int) -> [Effect] {
    switch focus {
    case .list where !isZoomed:
      queue.move(by: direction * max(1, listHeight - 1))
      return []
    case .list, .record:
      return scrollRecord(by: direction * max(1, recordHeight - 2))
    }
  }

  mutating func goToEnd(forward: Bool) -> [Effect] {
    switch focus {
    case .list where !isZoomed:
      queue.select(index: forward ? queue.keys.count - 1 : 0)
      guard forward, queue.isGrowing else { return [] }
      let words =
        "This is the last of \(grouped(queue.keys.count)) so far; the list is still loading."
      return report(.info, words)
    case .list, .record:
      guard forward else { return scrollRecord(by: -record.top) }
      record.scrollToEnd(height: recordHeight)
      return []
    }
  }

  mutating func goTo(row text: String) -> [Effect] {
    guard let row = Int(text), row >= 1 else {
      return report(.warning, "Rows are numbered from 1 to \(grouped(queue.keys.count)): `:12`.")
    }
    guard row <= queue.keys.count else {
      return report(
        .warning,
        "There are \(counted(queue.keys.count, "row")); \(grouped(row)) is beyond the last."
      )
    }
    queue.select(index: row - 1)
    return []
  }

  mutating func switchFocus() -> [Effect] {
    focus = focus == .list ? .record : .list
    return []
  }

  mutating func toggleZoom() -> [Effect] {
    isZoomed.toggle()
    return []
  }

  /// Whether Esc has something to close.
  var hasLayer: Bool {
    shownPage != nil || isZoomed || evidenceInSight != nil || queue.hasMarks || search != nil
      || focus == .record
      || filter != ItemFilter()
  }

  /// Closes the topmost layer; at the bottom it says so, for Esc never ends anything.
  mutating func back() -> [Effect] {
    if isZoomed {
      isZoomed = false
    } else if evidenceInSight != nil {
      evidenceFocus = nil
    } else if queue.rangeAnchor != nil {
      queue.cancelRange()
    } else if queue.hasMarks {
      queue.clearMarks()
    } else if search != nil {
      return endSearch()
    } else if focus == .record {
      focus = .list
    } else if notice != nil {
      notice = nil
    } else if filter != ItemFilter() {
      return setFilter(ItemFilter())
    } else {
      let key = configuration.keymap.keyName(of: .quit) ?? "quit"
      return report(.info, "There is nothing to close; \(key) quits.")
    }
    return []
  }

  mutating func show(_ new: Screen) -> [Effect] {
    screen = new
    return []
  }

  mutating func quit() -> [Effect] {
    if isZoomed {
      isZoomed = false
      return []
    }
    let texts = textsInProgress + notes.texts.count
    guard hasUnwrittenDrafts, texts > 0 else { return leaveForGood() }
    let what =
      unwrittenCharacters > 0 ? counted(unwrittenCharacters, "character") : "parts of drafts"
    let question = "Quit and lose \(what)? They cannot be written to disk."
    overlay = .confirm(Confirmation(.quit, question: question))
    return []
  }

  /// How many corrections are begun, that in the editor among them.
  package var textsInProgress: Int {
    drafts.count { $0.key != editing?.item } + (editing?.isEmpty == false ? 1 : 0)
  }

  /// Ends the console.
  mutating func leaveForGood() -> [Effect] {
    var effects: [Effect] = []
    if let ownClaim { effects.append(.release(ownClaim)) }
    let waiting = decisionsOnTheirWay + amending.count + approving.count + reversals
    if waiting > 0 {
      let aside = keepsDecisions ? "" : ", on no disk yet"
      effects += report(.info, "Saving \(counted(waiting, "decision"))…\(aside); errata ends then.")
    }
    return effects + [.quit]
  }

  mutating func toggleMark() -> [Effect] {
    queue.toggleMark()
    queue.move(by: 1)
    return []
  }

  mutating func toggleRange() -> [Effect] {
    queue.toggleRange()
    return []
  }

  mutating func markAll() -> [Effect] {
    queue.markAll()
    return []
  }

  mutating func extendRange(by rows: Int) -> [Effect] {
    if queue.rangeAnchor == nil { queue.toggleRange() }
    queue.move(by: rows)
    return []
  }
}
