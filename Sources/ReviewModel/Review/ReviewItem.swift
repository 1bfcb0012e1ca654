/// The store's own number of an item: small, never given twice, and what a selection holds on to.
package typealias ItemKey = Int64

/// Why a person has to look.
package enum ItemKind: String, CaseIterable, Sendable {
  /// An answer whose feedback needs review.
  case answer
  /// Two corrections of one question that differ.
  case conflict
  /// Two questions in nearly the same words: do they ask the same?
  case pair
  /// An answer that was drawn into a sample, and is judged without a look at what the user said of it.
  case audit
  /// An answer behind an eval case that a candidate has failed: is what was called right still right?
  ///
  /// What is said of it stands in place of what was said of the answer before.
  case gate

  /// Whether it stands beside the answers of its records, and not for one of them.
  package var hasSides: Bool { self != .answer }

  /// Whether it shows nothing of what others said of the answer.
  package var isBlind: Bool { self == .audit }

  /// The word for one that was so decided: "affirmed", and of two questions "called the same".
  package func pastTense(of verdict: VerdictKind) -> String {
    switch (self, verdict) {
    case (.pair, .affirm): "called the same"
    case (.pair, .discard): "called different"
    case (.audit, .affirm): "called right"
    default: verdict.pastTense
    }
  }
}

/// Where an item stands, as its log says.
package enum ItemStatus: Hashable, Sendable {
  /// Waiting for a person.
  case open
  /// Waiting, after all others.
  case skipped
  /// Waiting for a second person.
  case flagged
  /// Settled.
  case decided(VerdictKind)
  /// Newer feedback took the need away before anybody decided.
  case withdrawn

  /// Whether the item still waits in the queue.
  package var isOpen: Bool {
    switch self {
    case .open, .skipped: true
    case .flagged, .decided, .withdrawn: false
    }
  }
}

/// One row of the queue.
package struct ItemSummary: Hashable, Sendable {
  /// The store's number.
  package var key: ItemKey
  /// The name on the command line.
  package var id: ItemID
  /// Why a person has to look.
  package var kind: ItemKind
  /// Where it stands.
  package var status: ItemStatus
  /// The question's first 300 characters.
  package var question: String
  /// When the interaction happened.
  package var time: Timestamp?
  /// What the user's feedback meant.
  package var signal: Signal
  /// The agent's version.
  package var agentVersion: String?
  /// How often the question was asked, normalised duplicates included.
  package var asked: Int
  /// Who has it open now; expired claims are not shown.
  package var claim: Claim?
  /// How many decisions came late and stand as second opinions beside somebody else's; none when nobody else
  /// has decided anything.
  package var lateDecisions: Int
  /// How the agent failed, as far as somebody has said.
  package var failure: FailureKind?
  /// The flag that waits for a second person; nil unless the item stands flagged.
  package var flag: FlagMark?

  /// Makes a row.
  package init(
    key: ItemKey,
    id: ItemID,
    kind: ItemKind = .answer,
    status: ItemStatus = .open,
    question: String,
    time: Timestamp? = nil,
    signal: Signal = .down,
    agentVersion: String? = nil,
    asked: Int = 1,
    claim: Claim? = nil,
    lateDecisions: Int = 0,
    failure: FailureKind? = nil,
    flag: FlagMark? = nil
  ) {
    self.key = key
    self.id = id
    self.kind = kind
    self.status = status
    self.question = question
    self.time = time
    self.signal = signal
    self.agentVersion = agentVersion
    self.asked = asked
    self.claim = claim
    self.lateDecisions = lateDecisions
    self.failure = failure
    self.flag = flag
  }
}

/// An item with all that a reviewer reads before deciding.
package struct ItemDetail: Hashable, Sendable {
  /// The queue's row.
  package var summary: ItemSummary
  /// The record; for a conflict, the newest of its members.
  package var interaction: Interaction
  /// The user's feedback, if any; not told of an item that is judged blind.
  package var feedback: Feedback?
  /// Every decision event of the item, oldest first, undone and late ones included.
  package var history: [DecisionEvent]
  /// The corrections that differ, newest first, or both questions of a pair; empty for an answer, audited or not.
  package var sides: [ConflictSide]
  /// Who said what may be made of the record.
  package var consent: ConsentStanding
  /// Those that ask the same.
  package var cluster: ClusterStanding
  /// The eval case that a candidate failed, for an item of the kind ``ItemKind/gate``.
  package var failedCase: FailedCase?

  /// Makes a detail.
  package init(
    summary: ItemSummary,
    interaction: Interaction,
    feedback: Feedback? = nil,
    history: [DecisionEvent] = [],
    sides: [ConflictSide] = [],
    consent: ConsentStanding? = nil,
    cluster: ClusterStanding = ClusterStanding(),
    failedCase: FailedCase? = nil
  ) {
    self.failedCase = failedCase
    self.consent = consent ?? ConsentStanding(record: interaction.consent)
    self.cluster = cluster
    self.summary = summary
    self.interaction = interaction
    self.feedback = feedback
    self.history = history
    self.sides = sides
  }
}
