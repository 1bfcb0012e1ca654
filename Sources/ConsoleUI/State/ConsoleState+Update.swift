import CellGrid
import Queueing
import ReviewModel

extension ConsoleState {
  /// Takes an event in and says what is to be done, in order.
  ///
  /// What must be on disk before the screen shows it comes first.
  package mutating func update(_ event: Event) -> [Effect] {
    var effects = take(event)
    effects += follow()
    return effects + journalNotes()
  }

  private mutating func take(_ event: Event) -> [Effect] {
    if let effects = hold(event) { return effects }
    switch event {
    case .input(let input, let time):
      advanceClock(to: time)
      refusal = nil
      let before = notice?.id
      let effects = take(input)
      if notice?.id != before { isNoticeAnswer = true }
      return effects
    case .command(let id, let arguments, let time):
      advanceClock(to: time)
      unread = nil
      refusal = nil
      return run(id, arguments: arguments)
    case .timer(let timer, let time):
      advanceClock(to: time)
      return take(timer)

    case .draftsRecovered(let found, let notes, let older):
      return recover(found, notes, older: older)
    case .decisionsKept(let areKept):
      keepsDecisions = areKept
      return areKept ? [] : sayDecisionsAreNotKept()
    case .decisionsRecovered(let found, let changes): return resume(found, changes)
    case .changeDropped(let ticket, let isOvertaken):
      return drop(ticket, isOvertaken: isOvertaken) + lookWhatWaits()
    case .editorsLeftWork(let words): return sayWhatEditorsLeft(words)
    case .draftFailed(let message, let characters):
      hasUnwrittenDrafts = true
      unwrittenCharacters = max(unwrittenCharacters, characters)
      let effects = report(.failure, message)
      draftNotice = notice?.id
      return effects
    case .draftsKept:
      hasUnwrittenDrafts = false
      unwrittenCharacters = 0
      // What that message says is over, read or not.
      if notice?.id == draftNotice { (unread, notice) = (nil, nil) }
      return report(.success, "Drafts are written again; all of your text is on disk.")

    case .queueChunk(let generation, let keys, let isLast):
      return receive(generation: generation, keys, isLast: isLast)
    case .queueFailed(let generation, let message): return failLoad(generation, message)
    case .filterWords(let words):
      filterWords = words
      return []
    case .summaries(let rows): return store(rows)
    case .item(let key, let detail): return store(key, detail)
    case .precedents(let key, let found): return store(key, found) + takeHeld()
    case .precedentsFailed(let key, let message): return goOnWithoutPrecedents(key, message)
    case .related(let key, let found): return store(key, found)
    case .guidelines(let new): return take(new)
    case .guidelinesChanged: return readGuidelinesAgain()
    case .missing(let keys): return vanish(keys)
    case .storeChanged(let time):
      advanceClock(to: time)
      return readAgain() + expirePrecedents() + readSetsAgain() + readDashboardAgain()
    case .searchHits(let generation, let keys, let isLast):
      return addHits(generation: generation, keys, isLast: isLast)

    case .decided(let ticket, let outcomes, let replaced):
      sent[ticket]?.replaced = replaced
      return forgetUnstored(ticket) + settle(ticket, outcomes) + lookWhatWaits()
    case .privateValues(let generation, let values):
      return take(values, generation: generation) + takeHeld()
    case .misspelt(let generation, let words): return take(misspelt: words, generation: generation)
    case .decisionFailed(let ticket, let message):
      return unstored(ticket, message) + lookWhatWaits()
    case .reversed(let direction, let operation):
      return forgetReversal() + reversed(direction, operation) + lookWhatWaits()
    case .reversalFailed(let direction, let message):
      return forgetReversal(failure: message) + reversalFailed(direction, message)
        + lookWhatWaits()
    case .amended(let ticket, let items, let amendment, let refused):
      amending[ticket] = nil
      return amended(items, amendment, refused: refused) + lookWhatWaits()
    case .amendmentFailed(let ticket, let message):
      return amendmentFailed(ticket, message) + lookWhatWaits()
    case .cluster(let key, let entries): return listCluster(of: key, entries)
    case .cover(let key, let found):
      if cover?.item == key { cover?.found = found }
      return []
    case .dashboard(let new):
      dashboard.store(new)
      return dashboard.isOutdated ? loadDashboard() : []
    case .claimed(let key, let claim): return take(claim, on: key)

    case .sets(let rows): return storeSets(rows)
    case .setRead(let id, let finding): return take(finding, of: id)
    case .releasing(let id, let progress): return take(progress, of: id)
    case .requeued(let set, let outcome): return take(outcome, of: set)
    case .requeueTakenBack(_, let count, let all): return sayTakenOut(count, of: all)
    case .approved(let ticket, let set, let positions, let state, let refused):
      let sent = approving.removeValue(forKey: ticket)
      dropNotes(of: sent)
      return forgetUnstored(ticket)
        + settled(set, positions, state, refused: refused, isResumed: sent?.resumed != nil)
        + lookWhatWaits()
    case .approvalReversed(let ticket, let way, let set, let examples):
      approving[ticket] = nil
      return forgetUnstored(ticket) + approvalReversed(way, set, examples) + lookWhatWaits()
    case .approvalFailed(let ticket, let message):
      return forgetApproval(ticket, failure: message) + approvalFailed(ticket, message)
        + lookWhatWaits()

    case .views(let saved, let change): return take(saved, change)
    case .themesChanged(let themes, let problem): return take(themes, problem: problem)
    case .editorReturned(let key, let text):
      return recordedText(text, replacing: true) + takeBack(text, for: key)
    case .failed(let message):
      sets.open?.giveUpFilter()
      sets.texts.forgetAsked()
      dashboard.forgetAsked()
      // What the same trouble kept from being decided says more than that a claim met it too.
      if let notice, notice.kind == .failure, notice.text.contains(message) { return [] }
      return report(.failure, message)
    }
  }

  /// Does what was held while a decision waited.
  mutating func takeHeld() -> [Effect] {
    var effects: [Effect] = []
    while privacy.waiting == nil, !privacy.held.isEmpty {
      let event = privacy.held.removeFirst()
      effects += follow()
      effects += take(event)
    }
    return effects
  }

  private mutating func advanceClock(to time: Timestamp) { now = max(now, time) }

  private mutating func take(_ timer: TimerID) -> [Effect] {
    switch timer {
    case .claim(let key): return claimAfterRest(key)
    case .idleClaim(let key): return giveBackWhenIdle(key)
    case .returned(let key):
      if returned == key { returned = nil }
      return []
    case .findPrivate: return findPrivate()
    case .lateDecision:
      late.isWatched = false
      return lookWhatWaits()
    case .macro: return playOn()
    case .notice(let id):
      if notice?.id == id { notice = nil }
      return []
    }
  }

  /// Shows a message in the last line, unless a failure stands there that nobody has read yet.
  ///
  /// - Parameter isRefusal: whether what was asked for is not done; nil for warnings and failures, as a
  ///   rule.
  mutating func report(
    _ kind: Notice.Kind,
    _ text: String,
    isRefusal: Bool? = nil
  ) -> [Effect] {
    if isRefusal ?? (kind == .warning || kind == .failure), refusal == nil { refusal = text }
    if unread != nil, kind != .failure, notice?.kind == .failure { return [] }
    if kind == .failure, unread == nil { unread = UnreadFailure(since: now) }
    let text = configuration.isPlain ? text.inASCIISigns : text
    let new = Notice(id: nextNotice, kind: kind, text: text)
    nextNotice += 1
    notice = new
    isNoticeAnswer = false
    isNoticeFolded = false
    guard let duration = new.duration(configuration.messageTime) else { return [] }
    return [.startTimer(.notice(new.id), milliseconds: duration)]
  }
}

extension String {
  /// The words with the signs in ASCII that the console puts into its own.
  var inASCIISigns: String {
    String(
      map { sign -> Character in
        switch sign {
        case "…": "~"
        case "\u{201C}", "\u{201D}": "\""
        case "·": "-"
        default: sign
        }
      }
    )
  }
}
