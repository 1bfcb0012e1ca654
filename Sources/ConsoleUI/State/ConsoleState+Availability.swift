import Queueing
import ReviewModel

extension ConsoleState {
  /// Why a command does not work now, in a sentence; nil when it does.
  package func whyDisabled(_ command: Command) -> String? {
    if screen == .sets, command.info.section != .dialogue { return whyDisabledInSets(command) }
    if screen == .dashboard, command.info.section != .dialogue {
      return whyDisabledInDashboard(command)
    }
    if command.isAboutRecord {
      if let reason = whyPageIsAbove { return reason }
      if awaitsHit, overlay == nil, editing == nil {
        let stop = key(of: .cancel)
        return "The search is still looking; \(stop) stops it, and moving on lets it go."
      }
    }
    switch command {
    case .next, .previous, .pageDown, .pageUp, .first, .last, .back, .focusNext, .focusPrevious,
      .commandLine, .palette, .help, .largerList, .smallerList, .theme, .mouse, .refresh, .redraw,
      .suspend, .cancel, .quit, .filter, .showFlagged, .order, .showTriage, .showSets,
      .showDashboard, .halfPageDown, .halfPageUp,
      .scrollDown, .scrollUp, .toggleRaw, .toggleFolds:
      return nil
    case .toggleGuidelines, .toggleGuidelinesInEditor:
      let none = "No guidelines are set; guidelines = \"FILE.md\" in errata.toml names them."
      return configuration.hasGuidelines ? nil : none
    case .toggleTurns, .toggleAnswers: return whyNoRecord

    case .view, .saveView, .removeView: return whyNoView(command)
    case .recordMacro: return nil
    case .playMacro: return whyNoMacro
    case .undo, .redo:
      if reversals > 0 { return "The last undo is still being saved; wait for it." }
      return whyTooSmall ?? whyFailureIsNew
    case .goTo: return whyNoItem
    case .zoom: return whyNoItem ?? whyNothingToZoom
    case .nextSource, .previousSource, .toggleFold:
      return whyNoRecord ?? (record.hasAnchors(.source) ? nil : "This record has no sources.")
    case .nextDifference, .previousDifference:
      let none = "This record shows no texts that differ."
      return whyNoRecord ?? (record.hasAnchors(.difference) ? nil : none)
    case .nextSentence, .previousSentence, .showPassage: return whyNoRecord ?? whyNoSentences
    case .copyRecord, .copyQuestion, .copyAnswer, .copyID: return whyNoRecord
    case .openSource:
      return whyNoRecord
        ?? (record.hasAnchors(.source) ? nil : "This record has no sources to open.")

    case .nextDraft: return itemsWithDrafts.isEmpty ? "You have no draft." : nil

    case .correct where isPairShown, .takeSide where isPairShown, .classify where isPairShown,
      .assertions where isPairShown,
      .splitOff where isPairShown:
      return
        "Two questions are called the same with \(key(of: .affirm)) or different with \(key(of: .discard))."
    case .correct:
      if queue.hasMarks {
        return "A correction is written for one item; \(escape) takes the marks away."
      }
      return whyNoDecision ?? whyOwnFlag ?? whyNoUse
    case .takeSide:
      if queue.hasMarks {
        return "A correction is written for one item; \(escape) takes the marks away."
      }
      if let reason = whyNoDecision ?? whyOwnFlag ?? whyNoRecord ?? whyNoUse { return reason }
      let isEmpty = shownItem.map { beginnings(of: $0).isEmpty } ?? true
      return isEmpty ? "There is no earlier correction to start from here." : nil
    case .affirm:
      return whyNoDecision ?? whyUnread ?? whyOwnFlag ?? (queue.hasMarks ? nil : whyNoUse)
    case .discard, .skip: return whyNoDecision ?? whyUnread ?? whyOwnFlag
    case .flag: return whyNoDecision ?? whyUnread
    case .classify: return whyNoClassifying
    case .assertions: return whyNoAssertions
    case .splitOff: return whyNoSplit
    case .showCluster: return whyNoRecord ?? whyNoCluster

    case .toggleMark:
      if let reason = whyNoItem { return reason }
      let isSettled = queue.selection.map(queue.isSettled) ?? true
      return isSettled ? "This item is settled; \(undoKey) takes your decision back." : nil
    case .toggleRange, .extendDown, .extendUp, .markAll: return whyNoItem

    case .search: return whyNoItem
    case .nextHit, .previousHit:
      let key = configuration.keymap.keyName(of: .search) ?? "search.start"
      return search == nil ? "Nothing is searched for; \(key) searches." : nil

    case .approve, .reject, .approveUnwarned, .toggleDrops, .release, .showRecord, .requeue:
      return "That works on the curated sets; \(key(of: .showSets)) goes there."

    case .submit:
      return editing == nil ? "The editor is not open; \(correctKey) opens it." : whyNoUse
    case .leaveEditor, .editorUndo, .editorRedo, .toggleDiff, .nextEdit,
      .previousEdit, .startFromAnswer,
      .externalEditor, .dropDraft, .insertText, .showPassageForCaret, .caretLeft, .caretRight,
      .caretUp, .caretDown,
      .wordLeft, .wordRight, .rowStart, .rowEnd, .editorPageUp, .editorPageDown, .textStart,
      .textEnd, .newLine, .deleteLeft, .deleteRight, .deleteWordLeft, .deleteWordRight, .cutLine,
      .yank, .yankEarlier, .reflow, .paragraphUp, .paragraphDown, .selectLeft, .selectRight,
      .selectUp, .selectDown, .selectWordLeft, .selectWordRight, .selectRowStart, .selectRowEnd,
      .selectTextStart, .selectTextEnd, .selectAll, .setMark, .copySelection, .find,
      .insertPassage:
      return editing == nil ? "The editor is not open; \(correctKey) opens it." : nil

    case .findNext, .findPrevious:
      let hint = "That works while a text is looked for in a correction."
      guard case .prompt(let prompt) = overlay, prompt.purpose == .find else { return hint }
      return nil

    case .acceptPrompt, .cancelPrompt: return isOver(.prompt) ? nil : "No prompt is open."
    case .recallLine:
      guard case .prompt(let prompt) = overlay else { return "No prompt is open." }
      return keptLines[prompt.kind] == nil ? "Nothing was typed here before." : nil
    case .newerLine: return isOver(.prompt) ? nil : "No prompt is open."
    case .completeLine:
      guard case .prompt(let prompt) = overlay else { return "No prompt is open." }
      return prompt.kind.isCompletedFromWords || keptLines[prompt.kind] != nil
        ? nil : "Nothing was typed here before."
    case .nextEntry, .previousEntry, .pageOfEntriesDown, .pageOfEntriesUp, .acceptEntry,
      .closeList:
      return isOver(.list) ? nil : "No list is open."
    case .nextChoice, .previousChoice, .pageOfChoicesDown, .pageOfChoicesUp, .firstChoice,
      .lastChoice, .acceptChoice, .closeMenu:
      return isOver(.menu) ? nil : "No menu is open."
    case .writeNote:
      guard case .menu(let menu) = overlay else { return "No menu is open." }
      return menu.note == nil ? "No note goes with this choice." : nil
    case .confirmYes, .confirmNo: return isOver(.confirm) ? nil : "Nothing was asked."
    }
  }

  /// Why there is nothing to go to, in the words of the queue's outlook.
  var whyNoItem: String? { queue.selection == nil ? outlookWords : nil }

  var whyNoRecord: String? {
    if let reason = whyNoItem { return reason }
    return shownItem.flatMap { details[$0] } == nil ? stillReading : nil
  }

  private var whyNoDecision: String? {
    if editing != nil { return "The editor is open; \(leaveKey) leaves it, the draft is kept." }
    if let reason = whyNoItem { return reason }
    if let reason = whyTooSmall { return reason }
    if reversals > 0 { return "An undo is being saved; decide on what it brings back." }
    if let reason = whyListIsUnsure { return reason }
    guard !queue.hasMarks, let shown = shownItem else { return nil }
    if details.isGone(shown) { return "The item is gone; \(refreshKey) reads the queue again." }
    if case .pending = queue.standing(of: shown) { return "This decision is being saved." }
    return nil
  }

  /// Why nothing is changed while nobody can see what: the window has no room.
  var whyTooSmall: String? {
    ConsoleLayout.fits(size) ? nil : "The window is too small to show what is decided."
  }

  /// Why nothing is decided on a record that nobody can have read yet; a correction is written meanwhile.
  private var whyUnread: String? {
    guard !queue.hasMarks, let shown = shownItem else { return nil }
    return details[shown] == nil ? stillReading : nil
  }

  /// Why nothing is said of the items at hand, or of all that a filter matches, while the list is not yet what
  /// it says.
  var whyListIsUnsure: String? {
    if queue.awaitsOtherList { return "The queue is being read; decide on what it shows." }
    guard queue.hasMarks, queue.marks.coversAll else { return nil }
    if queue.isLoading {
      return "The queue is still being read; decide on all of it when it is there."
    }
    guard queue.isPartial else { return nil }
    return "The queue is read in part only; \(refreshKey) reads it whole, then decide on all of it."
  }

  /// Why nothing can be made of the record that is shown: nobody may say what is right in it.
  private var whyNoUse: String? {
    guard let detail = shownItem.flatMap({ details[$0] }), detail.consent.forbidsEveryUse else {
      return nil
    }
    return noUseWords
  }

  /// Why what is shown is not for this reviewer to settle; marked items are asked of the store.
  private var whyOwnFlag: String? {
    guard !queue.hasMarks, let shown = shownItem else { return nil }
    if queue.standing(of: shown) == .done(.flag) { return ownFlagWords }
    guard let detail = details[shown], detail.summary.status != .open,
      DecisionLog(detail.history).isFlagged(by: configuration.reviewer)
    else { return nil }
    return ownFlagWords
  }

  /// What there is to do, when that is nothing.
  package var outlookWords: String {
    if queue.isPartial, queue.keys.isEmpty {
      return "The queue was not read; \(refreshKey) reads it."
    }
    return switch queue.outlook(hasFilter: filter != ItemFilter(), now: now) {
    case .work(let count): "\(counted(count, "item")) to do."
    case .loading: "The queue is being read."
    case .filterMatchesNothing where isForOneRecord:
      "No item has this id: a record that never needed review is in no queue."
    case .filterMatchesNothing: "The filter matches nothing; \(filterKey) changes it."
    case .nothingWaits: "Nothing waits for review."
    case .allSettled: "Nothing is left; \(refreshKey) reads the queue again."
    case .claimedByOthers(let count, let reviewers, let until):
      """
      What is left (\(grouped(count))) is held by \(reviewers.joined(separator: ", ")), until \
      \(until.clock) at the earliest.
      """
    }
  }

  /// Whether the filter asks for one record, whatever became of it.
  private var isForOneRecord: Bool {
    let conditions = filter.terms.map(\.condition)
    return conditions.count == 2 && conditions.contains(.status(.any))
      && conditions.contains { if case .id = $0 { true } else { false } }
  }

  private func isOver(_ place: CommandContext) -> Bool { overlay != nil && context == place }

  /// A command's key, or its id when it has none.
  func key(of command: Command) -> String {
    configuration.keymap.keyName(of: command) ?? command.rawValue
  }

  private var escape: String { key(of: .back) }
  private var undoKey: String { key(of: .undo) }
  private var correctKey: String { key(of: .correct) }
  private var leaveKey: String { key(of: .leaveEditor) }
  private var refreshKey: String { key(of: .refresh) }
  private var filterKey: String { key(of: .filter) }
}
