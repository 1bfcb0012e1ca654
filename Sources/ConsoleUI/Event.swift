package import CellGrid
package import ReviewModel

/// Everything that can happen to the console: what the user does, and what effects answer.
package enum Event: Equatable, Sendable {
  /// The user did something, at that time (for auto-repeat and for times on the screen).
  case input(TerminalInput, at: Timestamp)
  /// A command ran from a script, by its id with arguments.
  case command(CommandID, arguments: String, at: Timestamp)
  /// A timer that an effect had set has run out.
  case timer(TimerID, at: Timestamp)

  /// The drafts and notes that were found at the start: this reviewer's, from every earlier session; and how
  /// many older ones of the same items or fields wait until those are done with.
  case draftsRecovered([Draft], notes: [Note] = [], older: Int = 0)
  /// Whether decisions that wait for the store are on disk from now on.
  case decisionsKept(Bool)
  /// Decisions, and other changes, that an earlier console of this reviewer had made and not seen stored, in their
  /// order.
  case decisionsRecovered([UnstoredDecision], changes: [UnstoredChange] = [])
  /// A change of an earlier console is not made: its reviewer has made another since, or it meant what was never stored,
  /// or it can never be.
  case changeDropped(ticket: Int, isOvertaken: Bool)
  /// Editors have left work that they did not save; the words say where it is.
  case editorsLeftWork([String])
  /// A draft could not be written; the words say what to do. The text lives on in memory, and so many
  /// characters of all drafts nowhere else.
  case draftFailed(String, characters: Int = 0)
  /// What could not be written is on disk now.
  case draftsKept

  /// More of the queue, in order; the load of an older generation is ignored.
  case queueChunk(generation: Int, keys: [ItemKey], isLast: Bool)
  /// The `loadQueue` of that generation could not be read to its end, and why.
  case queueFailed(generation: Int, message: String)
  /// Rows of the queue.
  case summaries([ItemSummary])
  /// A record, whole; nil when it is gone.
  case item(ItemKey, ItemDetail?)
  /// What was said before about an item's question.
  case precedents(ItemKey, Precedents)
  /// What was said before about a question could not be read, and why.
  case precedentsFailed(ItemKey, String)
  /// What stands around an item.
  case related(ItemKey, RelatedRecords)
  /// The team's guidelines as they are now.
  case guidelines(Guidelines)
  /// The file with the team's guidelines was written or replaced.
  case guidelinesChanged
  /// Items that are gone from the store.
  case missing([ItemKey])
  /// Items whose rows and records may have changed under somebody else's hands.
  case storeChanged(at: Timestamp)
  /// Which values filters may ask for.
  case filterWords(FilterWords)
  /// Hits of a search, in the order of the queue.
  case searchHits(generation: Int, keys: [ItemKey], isLast: Bool)

  /// A decision is durable: one outcome an item, those that it covers among them, and how many private
  /// values were replaced in its words.
  case decided(ticket: Int, outcomes: [ItemOutcome], replaced: Int = 0)
  /// A decision failed; nothing of it was stored. The words say what to do.
  case decisionFailed(ticket: Int, message: String)
  /// An undo or a redo is durable; nil when there was nothing.
  case reversed(Reversing, ReversedOperation?)
  /// An undo or a redo was not done. The words say why; nil when what it meant was itself not stored.
  case reversalFailed(Reversing, message: String?)
  /// An amendment is durable, but for the items on which nothing was stored: they are decided by
  /// somebody else. Those that are gone from the store are not among its items.
  case amended(ticket: Int, items: [ItemKey], Amendment, refused: [ItemKey: String])
  /// An amendment failed; nothing of it was stored. The words say what to do.
  case amendmentFailed(ticket: Int, message: String)
  /// Those that ask the same as an item, itself among them.
  case cluster(ItemKey, [ClusterEntry])
  /// How many a decision on an item covers.
  case cover(ItemKey, ClusterCover)
  /// What the dashboard shows.
  case dashboard(Dashboard)
  /// Who holds an item now.
  case claimed(ItemKey, Claim)

  /// The curated sets, newest first.
  case sets([SetSummary])
  /// A part of a set.
  case setRead(SetID, SetFinding)
  /// How a release comes along.
  case releasing(SetID, ReleaseProgress)
  /// Approvals or rejections of the examples at these positions are durable.
  ///
  /// Those that were refused stay where they stand.
  case approved(
    ticket: Int,
    SetID,
    [Int],
    ApprovalState,
    refused: RefusedApprovals<Int> = RefusedApprovals()
  )
  /// The examples whose approval or rejection was taken back or put in force again; nil when there was
  /// nothing.
  case approvalReversed(ticket: Int, Reversing, SetID, [ReversedExample]?)
  /// An approval, a rejection or their undo was not done; nothing of it was stored. The words say what to
  /// do; nil when what an undo meant was itself not stored.
  case approvalFailed(ticket: Int, message: String?)

  /// Records behind examples of a set are in the queue again.
  case requeued(SetID, RequeueOutcome)
  /// So many of the items that were put into the queue again, of how many, are out of it.
  case requeueTakenBack(SetID, count: Int, of: Int)

  /// The private values of a text, in their order, for the `findPrivate` of that generation.
  case privateValues(generation: Int, [PrivateValue])
  /// The words of a text that the dictionary does not know, for the `checkSpelling` of that generation.
  case misspelt(generation: Int, [Range<Int>])
  /// The views that are kept now, and what was done to them.
  case views([SavedView], ViewChange)
  /// The files of the user's themes have changed: all themes as they are now, and what is wrong with
  /// one that cannot be read.
  case themesChanged([Theme], problem: String?)
  /// `$EDITOR` came back with this text.
  case editorReturned(ItemKey, String)
  /// What a read, an editor or the clipboard could not do, and what to do about it.
  case failed(String)
}

/// A timer by its purpose.
package enum TimerID: Hashable, Sendable {
  /// The selection has rested on an item long enough to claim it.
  case claim(ItemKey)
  /// Nobody may have touched the console for so long that its claim goes back.
  case idleClaim(ItemKey)
  /// An item that came back by itself has been shown long enough for keys to be meant for it.
  case returned(ItemKey)
  /// The text was not touched for a moment, so private values are looked for.
  case findPrivate
  /// A decision has waited longer for the store than a person takes for at once.
  case lateDecision
  /// The next key of a macro may be pressed.
  case macro
  /// The notice in the status line has been shown long enough.
  case notice(Int)
}

/// Undo or redo.
package enum Reversing: Hashable, Sendable {
  /// Takes back.
  case undo
  /// Puts in force again.
  case redo
}

/// What an undo took back, or a redo put in force again.
package struct ReversedOperation: Hashable, Sendable {
  /// Its items.
  package var items: [ItemKey]
  /// What it had done.
  package var deed: Deed
  /// Of the items that do not simply wait now, or are not simply so decided again: what speaks.
  package var remainders: [ItemKey: ReversalRemainder] = [:]
  /// Of those that are second opinions now, on which nothing else is decided: somebody only has them open.
  package var onlyHeld: Set<ItemKey> = []
  /// The question of its first item, by which one is named that the list has not read.
  package var question: String?
  /// What it asserted, of a correction.
  package var assertions: [Assertion] = []

  /// Makes it.
  package init(items: [ItemKey], deed: Deed) {
    self.items = items
    self.deed = deed
  }
}

/// What became of a decision on an item.
package struct ItemOutcome: Hashable, Sendable {
  /// The item.
  package var item: ItemKey
  /// Nil when the decision counts; else the reviewer who was first or holds the item.
  package var lateAfter: String?
  /// Why nothing was stored; nil when something was.
  package var refusal: Refusal?
  /// Whether the other reviewer only has it open, and nothing is decided yet.
  package var isOnlyHeld = false

  /// Why nothing was stored.
  package enum Refusal: Hashable, Sendable {
    /// The reviewer flagged it, and a second person settles it.
    case ownFlag
    /// Nothing may be made of the record.
    case noUse
    /// It was made in an earlier session, and the reviewer has decided or taken back something there since.
    case overtaken
    /// It was made and stored in an earlier session, and the reviewer has taken it back since.
    case takenBack
  }

  /// Makes an outcome.
  package init(item: ItemKey, lateAfter: String? = nil, refusal: Refusal? = nil) {
    self.item = item
    self.lateAfter = lateAfter
    self.refusal = refusal
  }
}
