package import ReviewModel

/// What the console wants done outside of itself, as data.
///
/// The runtime does it and answers with events; writes are done in the order in which they were
/// asked for.
package enum Effect: Equatable, Sendable {
  /// Reads the queue from the start, chunk by chunk; cancels the load before. Answers `queueChunk`, or `queueFailed`.
  case loadQueue(generation: Int, filter: ItemFilter, order: QueueOrder)
  /// Reads rows that are on the screen; the next drawing waits a moment for them. Answers
  /// `summaries`.
  case loadSummaries([ItemKey])
  /// Reads the record that is on the screen; the next drawing waits a moment for it. Answers `item`.
  case loadItem(ItemKey)
  /// Reads rows that may be wanted next; no drawing waits. Answers `summaries`.
  case prefetchSummaries([ItemKey])
  /// Reads a record that may be wanted next; no drawing waits. Answers `item`.
  case prefetchItem(ItemKey)
  /// Finds what was said before about the question of an item; no drawing waits, and the last asked for
  /// comes first. Answers `precedents`.
  case loadPrecedents(ItemKey)
  /// Finds what stands around an item: its session's earlier turns, other answers to its question; no
  /// drawing waits. Answers `related`.
  case loadRelated(ItemKey)
  /// Reads the team's guidelines, unless their file is as it was. Answers `guidelines`.
  case loadGuidelines
  /// Finds out which of these items the store has no more. Answers `missing` when there are some.
  case findMissing([ItemKey])
  /// Looks for a text among the items of the filter; cancels the search before. Answers `searchHits`.
  case search(generation: Int, text: String, filter: ItemFilter, order: QueueOrder)
  /// Reads which values filters may ask for. Answers `filterWords`.
  case loadFilterWords
  /// Ends the search that runs; its hits are ignored.
  case stopSearch

  /// Decides. The ticket makes the operation's id, so a retry does nothing twice. Answers `decided`
  /// or `decisionFailed`.
  /// With a reason to keep them, private values in its words stay, but no secrets.
  case decide(
    ticket: Int,
    items: [ItemKey],
    verdict: Verdict,
    note: String?,
    keeping: String? = nil,
    details: DecisionDetails = DecisionDetails()
  )
  /// Says something of items without deciding them. The ticket is as in `decide`. Answers `amended` or
  /// `amendmentFailed`.
  case amend(ticket: Int, items: [ItemKey], Amendment)
  /// Lists those that ask the same as an item. Answers `cluster`.
  case loadCluster(ItemKey)
  /// Counts those that a decision on an item covers; no drawing waits, and only the last asked for is counted.
  /// Answers `cover`.
  /// What it leaves out is counted too.
  case loadCover(ItemKey, sparing: Set<ItemKey> = [])
  /// Takes back or puts in force again. The ticket is as in `decide`. Answers `reversed` or
  /// `reversalFailed`.
  ///
  /// It means what the reviewer saw: the operation of the ticket `meaning`, if one was on its way when it was
  /// asked for. When nothing of that was stored, nothing is reversed either, for the one before it was not
  /// meant.
  case reverse(Reversing, ticket: Int, meaning: Int? = nil)
  /// Makes a change that an earlier console had asked for, unless its reviewer has made another since. Answers as the
  /// change itself does, or `changeDropped`.
  case resume(UnstoredChange)
  /// Takes a lease, and renews it until it is released or the item is decided. Answers `claimed`, and once
  /// more should it be lost.
  case claim(ItemKey)
  /// Gives a lease back.
  case release(ItemKey)

  /// Writes a draft's change to the journal, before the screen shows it.
  case journal(DraftChange)
  /// Looks for private values in a text that is being written about an item, or first about it.
  /// Answers `privateValues`.
  case findPrivate(String, item: ItemKey?, generation: Int)
  /// Looks the words of a text up that is being written. Answers `misspelt`, or `failed` once.
  case checkSpelling(String, generation: Int)
  /// Opens `$EDITOR` on a text; the console is away meanwhile. Answers `editorReturned` or `failed`.
  case openEditor(ItemKey, text: String)
  /// Opens an http or https link with the configured program. Answers `failed` when it cannot.
  case openLink(String)
  /// Keeps a view, in the place of one of its name. Answers `views` or `failed`.
  case saveView(SavedView)
  /// Forgets a view that was kept. Answers `views` or `failed`.
  case removeView(String)
  /// Keeps a line of the command line for later sessions; it holds no words of anybody's.
  case remember(String)
  /// Puts a command of the user into the session's recording; it holds no words of anybody's.
  case record(CommandID, String)
  /// Puts a text on the user's clipboard through the terminal (OSC 52).
  case copy(String)

  /// Counts what the dashboard shows. Answers `dashboard` or `failed`.
  case loadDashboard(DashboardScope)

  /// Reads the list of sets. Answers `sets`.
  case loadSets
  /// Reads a part of a set. Answers `setRead`.
  case readSet(SetID, SetPart)
  /// Writes a set that is approved into a folder. Answers `releasing`, at last that it is written or not.
  case writeRelease(SetID, folder: String)
  /// Approves or rejects the examples at these positions. The ticket is as in `decide`. Answers `approved`
  /// or `approvalFailed`.
  case approve(SetID, [Int], ApprovalState, ticket: Int)
  /// Takes the last operation on the set back, or the last undo. Answers `approvalReversed` or
  /// `approvalFailed`. What `meaning` says is as in `reverse`.
  case reverseApproval(Reversing, SetID, ticket: Int, meaning: Int? = nil)

  /// Puts the records behind the examples at these positions into the queue again. Answers `requeued` or `failed`.
  case requeue(SetID, [Int])
  /// Takes items that `requeue` made out of the queue. Answers `requeueTakenBack` or `failed`.
  case withdrawRequeued(SetID, [ItemKey])

  /// Sends `timer` after that many milliseconds; a timer of the same id is replaced.
  case startTimer(TimerID, milliseconds: Int)
  /// Stops a timer.
  case stopTimer(TimerID)
  /// Switches the reporting of the mouse.
  case setMouse(Bool)
  /// Draws everything again from nothing.
  case redraw
  /// Stops the process as the shell's job control expects, and redraws when it goes on.
  case suspend
  /// Ends the program.
  case quit
}

/// What goes with a decision besides its words.
package struct DecisionDetails: Hashable, Sendable {
  /// Whether it covers those that ask the same; then it is about one item.
  package var coversCluster: Bool
  /// The items that it does not cover, although they ask the same.
  package var spared: Set<ItemKey>
  /// What an answer must say and must not say; only with a correction.
  package var assertions: [Assertion]
  /// What it took; nil when nobody measured it.
  package var effort: DecisionEffort?
  /// The operation that it had in an earlier console; nil for the one that its ticket makes.
  package var operation: OperationID?
  /// When it was made, if that was in an earlier console.
  package var made: Timestamp?

  /// Makes details.
  package init(
    coversCluster: Bool = false,
    spared: Set<ItemKey> = [],
    assertions: [Assertion] = [],
    effort: DecisionEffort? = nil
  ) {
    self.coversCluster = coversCluster
    self.spared = spared
    self.assertions = assertions
    self.effort = effort
  }
}
