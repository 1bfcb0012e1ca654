import CellGrid
import ReviewModel

extension ConsoleState {
  /// The page while it is in sight.
  var shownPage: ReadingPage? { screen == .triage ? page : nil }

  /// Whether a page lies over the record, so that the keys for moving and scrolling are its own.
  var pageCoversRecord: Bool { ConsoleLayout(self)?.pageCoversRecord ?? false }

  /// Whether the scrolling keys go to a page.
  var isPageFocused: Bool {
    guard let page = shownPage else { return false }
    return page.isFocused || pageCoversRecord
  }

  /// Opens the team's guidelines, or closes them.
  mutating func toggleGuidelines() -> [Effect] {
    guard page?.subject != .guidelines else { return closePage() }
    open(.guidelines)
    return [.loadGuidelines]
  }

  /// Opens the earlier turns of the session, or closes them.
  mutating func toggleTurns() -> [Effect] { toggle(shownItem.map(ReadingPage.Subject.turns)) }

  /// Opens the other answers to the question, or closes them.
  mutating func toggleAnswers() -> [Effect] { toggle(shownItem.map(ReadingPage.Subject.answers)) }

  private mutating func toggle(_ subject: ReadingPage.Subject?) -> [Effect] {
    guard let subject, let item = subject.item else { return [] }
    guard page?.subject != subject else { return closePage() }
    open(subject)
    return related?.item == item ? [] : [.loadRelated(item)]
  }

  private mutating func open(_ subject: ReadingPage.Subject) {
    var new = ReadingPage(subject: subject)
    new.view.isPlain = configuration.isPlain
    new.view.isRaw = record.isRaw
    page = new
  }

  /// Closes the page; the record is where it was.
  mutating func closePage() -> [Effect] {
    page = nil
    return []
  }

  /// Takes the guidelines in.
  mutating func take(_ new: Guidelines) -> [Effect] {
    defer { guidelines = new }
    guard case .text = guidelines, case .text = new, guidelines != new,
      page?.subject == .guidelines
    else { return [] }
    return report(.info, "The guidelines have changed and were read again.")
  }

  /// Reads the guidelines again while they are open; closed, they are read when they are opened.
  func readGuidelinesAgain() -> [Effect] {
    page?.subject == .guidelines ? [.loadGuidelines] : []
  }

  /// Takes in what stands around a record.
  mutating func store(_ item: ItemKey, _ found: RelatedRecords) -> [Effect] {
    if !vanished.contains(item), item == shownItem {
      related = AroundItem(item: item, records: found)
    }
    return []
  }

  /// What is gone, or may have changed, is not shown from memory.
  mutating func forgetRelated() -> [Effect] {
    guard let old = related else { return [] }
    related = nil
    return page?.subject.item == old.item ? [.loadRelated(old.item)] : []
  }

  /// What the page shows.
  var pageContent: PageContent? {
    guard let page = shownPage else { return nil }
    switch page.subject {
    case .guidelines: return .guidelines(guidelines)
    case .turns(let item):
      return .turns(records(around: item), session: details[item]?.interaction.session)
    case .answers(let item): return .answers(records(around: item))
    }
  }

  private func records(around item: ItemKey) -> RelatedRecords? {
    guard related?.item == item, let records = related?.records else { return nil }
    return details[item]?.summary.kind.isBlind == true ? records.withoutSignals : records
  }

  /// Lays the page out; one about another item than that which is shown goes.
  mutating func layOutPage() {
    if let item = page?.subject.item, item != shownItem { page = nil }
    if related?.item != shownItem { related = nil }
    guard let content = pageContent, let layout = ConsoleLayout(self) else { return }
    page?.view.lay(.page(content), width: layout.pageWidth)
    page?.view.scroll(by: 0, height: layout.page.rows)
  }

  /// Does what a command means for the page; nil when it means what it always does.
  mutating func performInPage(_ command: Command) -> [Effect]? {
    guard let open = shownPage, let layout = ConsoleLayout(self) else { return nil }
    let covers = layout.pageCoversRecord
    switch command {
    case .back, .quit:
      return closePage()
    case .focusNext where !covers: return moveFocus(forward: true)
    case .focusPrevious where !covers: return moveFocus(forward: false)
    case .next where covers && editing == nil: return scrollPage(by: 1)
    case .previous where covers && editing == nil: return scrollPage(by: -1)
    case .nextSource where covers: return jumpInPage(forward: true)
    case .previousSource where covers: return jumpInPage(forward: false)
    default: break
    }
    guard covers || open.isFocused else { return nil }
    let rows = layout.page.rows
    switch command {
    case .scrollDown: return scrollPage(by: 1)
    case .scrollUp: return scrollPage(by: -1)
    case .halfPageDown: return scrollPage(by: max(1, rows / 2))
    case .halfPageUp: return scrollPage(by: -max(1, rows / 2))
    case .pageDown: return scrollPage(by: max(1, rows - 2))
    case .pageUp: return scrollPage(by: -max(1, rows - 2))
    case .first: return scrollPage(by: -open.view.top)
    case .last:
      page?.view.scrollToEnd(height: rows)
      return []
    default: return nil
    }
  }

  /// Scrolls the page.
  mutating func scrollPage(by rows: Int) -> [Effect] {
    guard let layout = ConsoleLayout(self) else { return [] }
    page?.view.scroll(by: rows, height: layout.page.rows)
    return []
  }

  private mutating func jumpInPage(forward: Bool) -> [Effect] {
    guard let layout = ConsoleLayout(self) else { return [] }
    if page?.view.jump(to: .source, forward: forward, height: layout.page.rows) == true {
      return []
    }
    return sayNoFurther("one", forward: forward)
  }

  /// List, record, page, and on from there.
  private mutating func moveFocus(forward: Bool) -> [Effect] {
    let places = isZoomed || editing != nil ? [1, 2] : [0, 1, 2]
    let now = page?.isFocused == true ? 2 : focus == .record ? 1 : places[0]
    let index = (places.firstIndex(of: now) ?? 0) + (forward ? 1 : places.count - 1)
    let next = places[index % places.count]
    page?.isFocused = next == 2
    if next < 2 { focus = next == 1 ? .record : .list }
    return []
  }

  /// Why nothing is decided while the record is out of sight; nil when it is not.
  var whyPageIsAbove: String? {
    guard let page = shownPage, editing == nil, pageCoversRecord else { return nil }
    let name = page.subject == .guidelines ? "The guidelines lie" : "Another record lies"
    return "\(name) over this one; \(key(of: .back)) closes the page."
  }

  /// Why there is nothing to make larger: a page has all of the screen already.
  var whyNothingToZoom: String? {
    guard let reason = whyPageIsAbove, ConsoleLayout(self)?.divider.isEmpty == true else {
      return nil
    }
    return reason
  }

  /// Draws the page.
  func drawPage(into grid: inout Grid, _ layout: ConsoleLayout) {
    guard let page = shownPage, let content = pageContent, !layout.page.isEmpty else { return }
    if !layout.pageDivider.isEmpty { grid.drawDivider(layout.pageDivider) }
    grid.clear(layout.pageTitle, style: Style())
    grid.clear(layout.pageArea, style: Style())
    var view = page.view
    view.lay(.page(content), width: layout.pageWidth)
    view.scroll(by: 0, height: layout.page.rows)
    let isFocused = overlay == nil && editing == nil && (layout.pageCoversRecord || page.isFocused)
    let place = view.place(height: layout.page.rows)
    grid.drawTitle(layout.pageTitle, content.title, trailing: place, isFocused: isFocused)
    draw(view, into: &grid, layout.page)
    if isFocused { grid.cursor = layout.page.origin }
  }
}

extension Command {
  /// Whether it does something with the record that is shown, or that a key has marked: nothing that one cannot see.
  var isAboutRecord: Bool {
    switch self {
    case .correct, .takeSide, .affirm, .discard, .flag, .skip, .classify, .assertions, .splitOff,
      .showCluster,
      .copyRecord, .copyQuestion, .copyAnswer, .copyID, .openSource, .toggleMark, .toggleRange,
      .extendDown, .extendUp, .nextSource, .previousSource, .nextDifference, .previousDifference,
      .nextSentence, .previousSentence, .showPassage, .toggleFold:
      true
    default: false
    }
  }
}

/// What stands around the record that is shown.
struct AroundItem: Equatable, Sendable {
  var item: ItemKey
  var records: RelatedRecords
}
