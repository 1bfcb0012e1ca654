package import CellGrid
package import Queueing
package import ReviewModel

/// Everything that the console knows: one value, changed by events and drawn by `render`.
///
/// The runtime owns it, feeds it every ``Event`` in order and does every ``Effect`` that an update
/// returns, in order, before it draws.
package struct ConsoleState: Equatable, Sendable {
  /// What it was opened with.
  package let configuration: ConsoleConfiguration
  /// The size of the terminal.
  package internal(set) var size = Size(columns: 80, rows: 24)
  /// The time of the last event that had one.
  package internal(set) var now: Timestamp
  /// Which screen is shown.
  package internal(set) var screen = Screen.triage
  /// What lies over it.
  package internal(set) var overlay: Overlay?
  /// The message in the last line.
  package internal(set) var notice: Notice?
  /// Whether the mouse is on.
  package internal(set) var hasMouse: Bool
  /// The themes on offer; never empty.
  package internal(set) var themes: [Theme]
  var themeIndex: Int
  /// The theme that is still shown although its file is gone.
  var goneTheme: String?

  /// Which items are listed.
  package internal(set) var filter: ItemFilter
  /// In which order.
  package internal(set) var order: QueueOrder
  /// The named views, in the order of their names.
  package internal(set) var views: [SavedView]
  /// The queue.
  package internal(set) var queue = ReviewQueue()
  /// The rows at hand.
  package internal(set) var summaries = SummaryCache()
  /// What was said before about the questions of the records at hand.
  package internal(set) var precedents = PrecedentCache()
  /// The records at hand.
  package internal(set) var details = DetailCache()
  /// The search, while there is one.
  package internal(set) var search: SearchState?
  /// Which pane has the paging keys.
  package internal(set) var focus = Pane.list
  /// Whether the record has the whole screen.
  package internal(set) var isZoomed = false

  /// The editor, while it is open.
  package internal(set) var editing: TextEditor?
  /// The drafts by their items, but of the one in the editor.
  package internal(set) var drafts: [ItemKey: Draft] = [:]
  var parked: [ItemKey: TextEditor] = [:]
  var parkedOrder: [ItemKey] = []
  var needsCheckpoint: Set<ItemKey> = []
  /// Whether what was typed last is in memory only, since drafts cannot be written.
  var hasUnwrittenDrafts = false
  /// Whether decisions that wait for the store are on disk.
  var keepsDecisions = true
  /// How many characters those are at least.
  var unwrittenCharacters = 0
  /// The message that said so.
  var draftNotice: Int?
  /// What was taken as assertions and is not stored yet, by its item; in memory only.
  var asserted: [ItemKey: [Assertion]] = [:]
  /// What was cut and copied in the editor that was left last.
  var kills = KillRing()
  /// Items that are gone from the store; nothing of them is written again.
  var vanished: Set<ItemKey> = []

  /// How much was decided in this session.
  package internal(set) var counts = SessionCounts()

  /// A page beside the record or over it.
  var page: ReadingPage?
  /// The team's guidelines, once they were read.
  var guidelines: Guidelines?
  /// What stands around the record that is shown, once somebody has asked.
  var related: AroundItem?
  var sets = SetsScreen()
  var dashboard = DashboardScreen()
  /// Since when the item is shown, and the keys that were pressed.
  var attention: Attention?
  var record = RecordView()
  /// The sentence whose evidence is looked at.
  var evidenceFocus: EvidenceFocus?
  /// Where the record was scrolled to before the editor was opened.
  var topBeforeEditing = 0
  var listTop = 0
  var searchGeneration = 0
  var sent: [Int: SentDecision] = [:]
  /// Items of decisions that the store did not take and the next start sends again, with their tickets.
  var keptForLater: [ItemKey: Int] = [:]
  /// What has become of the decisions of earlier sessions.
  var resumed = ResumedDecisions()
  var amending: [Int: SentAmendment] = [:]
  var approving: [Int: SentApproval] = [:]
  /// What was put into the queue again since the last approval or rejection, oldest first.
  var requeued: [Requeued] = []
  var nextTicket = 1
  /// How many undos and redos are on their way: what they bring back will be selected.
  var reversals = 0
  /// Those, in the order in which they are answered.
  var reversing: [UnstoredChange] = []
  /// When the first of them was asked for.
  var reversingSince: Timestamp?
  /// How many a decision on the item that is shown covers, once somebody has counted.
  var cover: CoverCount?
  /// Whether what was sent takes long.
  var late = LateWrites()
  /// The failure that stands in the last line and that nobody has read yet.
  var unread: UnreadFailure?
  /// What was typed into menus and prompts and is not used yet.
  var notes = NoteShelf()
  /// The notes as they are on disk.
  var journaledNotes: [NotePlace: String] = [:]
  /// What was typed at prompts that were left.
  var keptLines: [Prompt.Kind: LineMemory] = [:]
  /// The items that were shown meanwhile: what was typed may be of any of them.
  var itemsOfLines: Set<ItemKey> = []
  /// What the list that is shown was asked for by; nil before the first has come.
  var listed: Listed?
  /// Which values filters may ask for, as the store said last.
  var filterWords = FilterWords()
  /// When it was asked.
  var filterWordsAsked: Timestamp?
  /// How much of the screen the list has, once somebody has chosen.
  var listShare = ListShare()
  /// Whether the line between the panes follows the mouse.
  var isDragging = false
  /// Whether texts may go to the terminal's clipboard.
  var clipboard: ClipboardUse
  /// The keys that one key presses again.
  var macro = Macro()
  var nextNotice = 1
  /// Whether the message answers a key, so that it goes with the next one.
  var isNoticeAnswer = false
  /// Whether a long message takes one line, since somebody has gone on.
  package internal(set) var isNoticeFolded = false
  /// Why what was asked for last is not done, as the first message said it.
  var refusal: String?
  /// The item that was claimed and not given back.
  var ownClaim: ItemKey?
  /// The item whose claim was given back because nobody touched the console.
  var lapsedClaim: ItemKey?
  var lastInput: Timestamp
  var followed: ItemKey?
  var lastReload: Timestamp
  var lastDecisionKey: DecisionKey?
  /// The key whose menu was just refused: a digit behind it was meant for that.
  var refusedMenu: DecisionKey?
  /// The key that was to open an editor and did not; what is typed right behind it was meant for that.
  var refusedEditor: DecisionKey?
  /// Where a decision went on to by itself, until that item is claimed or left.
  var landing: Landing?
  /// The search for private values in what is written.
  var privacy = PrivacyWatch()
  /// The item that came back by itself a moment ago, since its decision failed.
  var returned: ItemKey?

  /// Opens a console; `start()` is to be called once, before any event.
  package init(configuration: ConsoleConfiguration) {
    self.configuration = configuration
    now = configuration.openedAt
    lastReload = configuration.openedAt
    lastInput = configuration.openedAt
    filter = configuration.filter
    order = configuration.order
    views = configuration.views
    themes = configuration.themes
    themeIndex = configuration.theme
    hasMouse = configuration.mouse
    clipboard = configuration.clipboard
    if !configuration.history.isEmpty {
      keptLines[.command] = LineMemory(configuration.history)
    }
    record.isPlain = configuration.isPlain
    sets.record.isPlain = configuration.isPlain
    record.folding.lines = configuration.foldsAfter
    sets.record.folding.lines = configuration.foldsAfter
  }

  /// What is to be done first.
  package mutating func start() -> [Effect] {
    var effects = loadQueue(.replacing)
    if hasMouse { effects.append(.setMouse(true)) }
    if let problem = configuration.viewProblems.first {
      let more = configuration.viewProblems.count - 1
      let rest = more > 0 ? " \(more) more of the views cannot be used." : ""
      effects += report(.warning, problem + rest)
    }
    return effects
  }

  /// The theme that it is to be drawn in.
  package var theme: Theme { themes[themeIndex] }

  /// The item whose record is shown: what a decision is about.
  package var shownItem: ItemKey? { editing?.item ?? queue.selection }
}

/// The screens.
package enum Screen: Hashable, Sendable {
  /// The queue and the record.
  case triage
  /// The curated sets.
  case sets
  /// The dashboard.
  case dashboard
}

/// The panes of the triage screen.
package enum Pane: Hashable, Sendable {
  /// The queue.
  case list
  /// The record.
  case record
}

/// How many a decision on an item covers, which is counted when the record has not the number.
struct CoverCount: Equatable, Sendable {
  var item: ItemKey
  /// Nil while it is counted for the first time.
  var found: ClusterCover?
  /// Whether the record was read anew since it was asked for.
  var isOutdated = false
}

/// The filter and the order of a list.
struct Listed: Equatable, Sendable {
  var filter: ItemFilter
  var order: QueueOrder
}

/// An item that nobody chose: a decision went on to it.
struct Landing: Equatable, Sendable {
  var item: ItemKey
  /// How many before it were found to be held by others.
  var passed = 0
}

/// The last press of a key that decides.
struct DecisionKey: Equatable, Sendable {
  var key: Key
  var at: Timestamp
  /// How many presses since have counted as its repeats.
  var repeats = 0
}
