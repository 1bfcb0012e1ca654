package import CellGrid
package import Queueing
package import ReviewModel

/// What a console is opened with.
package struct ConsoleConfiguration: Equatable, Sendable {
  /// Who sits at it.
  package var reviewer: String
  /// What the store is called in the header.
  package var storeName: String
  /// When it is opened.
  package var openedAt: Timestamp
  /// The codes that a discard is offered with.
  package var discardReasons: [ReasonCode]
  /// The codes that a flag is offered with.
  package var flagReasons: [ReasonCode]
  /// How many characters a correction may have to enter a set; others are warned of.
  package var correctionLength: ClosedRange<Int>
  /// The failure kinds on offer, each with the digit of its place.
  package var failureKinds: [FailureChoice]
  /// The keys.
  package var keymap: Keymap
  /// How long leases last.
  package var claims: ClaimPolicy
  /// The themes on offer, made for this terminal; `Theme.plain` when there is none.
  package var themes: [Theme]
  /// The index of the theme that it begins with.
  package var theme: Int
  /// The filter that it begins with.
  package var filter: ItemFilter
  /// The order that it begins with.
  package var order: QueueOrder
  /// Whether the words of corrections are looked up.
  package var checksSpelling = false
  /// Whether the commands of the session are recorded.
  package var isRecorded = false
  /// The folder that releases are offered to go into.
  package var releaseFolder = "releases"
  /// The named views.
  package var views: [SavedView] = []
  /// What is wrong with views that cannot be used, a sentence or two each.
  package var viewProblems: [String] = []
  /// Seconds for which a message is shown, a warning four more; 0 for until the next key.
  package var messageTime = 6
  /// Whether the mouse is on.
  package var mouse: Bool
  /// Whether texts may go to the terminal's clipboard.
  package var clipboard: ClipboardUse
  /// What to add to a word about the clipboard here, such as what tmux needs; empty for nothing.
  package var clipboardHint: String
  /// Whether there is a program that opens links.
  package var opensLinks: Bool
  /// The lines of the command line from earlier sessions, oldest first.
  package var history: [String]
  /// After how many lines a source is folded; 0 for never.
  package var foldsAfter: Int
  /// Whether the team's guidelines are set.
  package var hasGuidelines: Bool
  /// Whether panes stand one above the other and nothing beyond ASCII is drawn, for screen readers.
  package var isPlain: Bool

  /// Makes a configuration; what is not given is as a new user finds it.
  package init(
    reviewer: String,
    storeName: String,
    openedAt: Timestamp,
    discardReasons: [ReasonCode] = ReasonCode.forDiscard,
    flagReasons: [ReasonCode] = ReasonCode.forFlag,
    correctionLength: ClosedRange<Int> = 1...Int.max,
    failureKinds: [FailureChoice] = FailureChoice.standard,
    keymap: Keymap = .standard,
    claims: ClaimPolicy = ClaimPolicy(),
    themes: [Theme] = [],
    theme: Int = 0,
    filter: ItemFilter = ItemFilter(),
    order: QueueOrder = .value,
    mouse: Bool = false,
    clipboard: ClipboardUse = .asked,
    clipboardHint: String = "",
    opensLinks: Bool = false,
    history: [String] = [],
    foldsAfter: Int = 20,
    hasGuidelines: Bool = false,
    isPlain: Bool = false
  ) {
    self.reviewer = reviewer
    self.storeName = storeName
    self.openedAt = openedAt
    self.discardReasons = discardReasons
    self.flagReasons = flagReasons
    self.correctionLength = correctionLength
    self.failureKinds = failureKinds
    self.keymap = keymap
    self.claims = claims
    self.themes = themes.isEmpty ? [.plain] : themes
    self.theme = min(max(0, theme), max(0, themes.count - 1))
    self.filter = filter
    self.order = order
    self.mouse = mouse
    self.clipboard = clipboard
    self.clipboardHint = clipboardHint
    self.opensLinks = opensLinks
    self.history = history
    self.foldsAfter = foldsAfter
    self.hasGuidelines = hasGuidelines
    self.isPlain = isPlain
  }
}
