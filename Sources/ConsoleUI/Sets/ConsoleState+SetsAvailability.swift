import ReviewModel

extension ConsoleState {
  /// Why a command does not work on the screen of the sets, in a sentence; nil when it does.
  func whyDisabledInSets(_ command: Command) -> String? {
    switch command {
    case .goTo, .next, .previous, .pageDown, .pageUp, .first, .last:
      if sets.rows == nil && sets.open == nil { return "The sets are being read." }
      if let rows = sets.rows, rows.isEmpty, sets.open == nil { return Self.noSets }
      return nil
    case .zoom:
      if sets.open != nil { return nil }
      if sets.awaited != nil { return "The set is being read." }
      return sets.rows?.isEmpty == true ? Self.noSets : nil
    case .scrollDown, .scrollUp, .halfPageDown, .halfPageUp, .focusNext, .focusPrevious,
      .toggleDrops, .filter:
      return whyNoSet
    case .release: return whyNoSet ?? whyNoRelease
    case .playMacro: return whyNoMacro
    case .undo where requeued.last.map { $0.set == sets.open?.id } == true: return nil
    case .undo, .redo: return whyNoSet ?? whyTooSmall ?? whyReleased ?? whyFailureIsNew
    case .nextSource, .previousSource:
      let none = "This example has no sources."
      return whyNoSet ?? (sets.record.hasAnchors(.source) ? nil : none)
    case .nextDifference, .previousDifference:
      let none = "This example shows no texts that differ."
      return whyNoSet ?? (sets.record.hasAnchors(.difference) ? nil : none)
    case .toggleMark, .toggleRange, .markAll, .extendDown, .extendUp, .approve, .reject,
      .approveUnwarned, .showRecord, .requeue:
      if let reason = whyNoSet { return reason }
      if sets.open?.listing == .drops {
        return "The list shows what was left out; \(key(of: .back)) shows the examples."
      }
      if sets.open?.listing == .removed {
        return "The list shows what is gone; \(key(of: .back)) shows the examples."
      }
      if sets.open?.entries.isEmpty == true { return "This set has no examples." }
      if sets.open?.exampleRows == 0 {
        return "No example matches the filter; \(key(of: .back)) lists all."
      }
      let settles = [.approve, .reject, .approveUnwarned].contains(command)
      let why = settles ? whyTooSmall ?? whyReleased : nil
      return why ?? (command == .approve ? whyLapsed : nil)
    default:
      if command.info.contexts.contains(.sets) { return nil }
      return "That works on the triage screen; \(key(of: .showTriage)) goes there."
    }
  }

  private var whyNoSet: String? {
    sets.open == nil ? "No set is open; \(key(of: .zoom)) opens the selected one." : nil
  }

  /// Why nothing of the set is approved or rejected any more: what was released stays as it is.
  private var whyReleased: String? {
    guard let open = sets.open, sets.rows?.first(where: { $0.id == open.id })?.released != nil
    else { return nil }
    return "This set was released and stays as it is; correct its records and curate anew."
  }

  /// Why the selected example cannot be approved by itself; nil when it can, or when it is approved already.
  var whyLapsed: String? {
    guard let open = sets.open, !open.cursor.hasMarks, let place = open.selectedPlace,
      open.lapsed.contains(place), open.entries[place].standing != .approved
    else { return nil }
    return "\(Example.lapse); \(key(of: .reject)) rejects it, `errata curate` makes a new set."
  }

  /// Examples whose consent was lowered, with their count.
  func lapsedWords(_ count: Int) -> String { "\(grouped(count)) whose consent was lowered" }

  /// What is said while there is no set.
  static let noSets = "There is no curated set yet; `errata curate` makes one."
}
