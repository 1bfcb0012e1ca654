import ReviewModel
import ReviewStorage

/// What a ``MemoryStore`` holds: values that every question is answered from afresh.
struct MemoryContent {
  var records: [InteractionID: MemoryRecord] = [:]
  var items: [ItemKey: MemoryItem] = [:]
  var claims: [ItemKey: Claim] = [:]
  var log: [MemoryEvent] = []
  var operations: [MemoryOperation] = []
  var sets: [MemorySet] = []
  var audits: [AuditSample] = []
  var verdicts: [InteractionID: KeptVerdict] = [:]
  /// How often a known record's feedback was replaced.
  var feedbackChanges = 0
  var revision: Int64 = 0
  var readers: [ItemKey: AuditReader] = [:]
  var gateRuns: [KeptGateRun] = []
  var lastGateRun: GateRunNumber = 0
  var defaultConsent: Consent?
  var releases: [ReleaseRecord] = []
  var trained: [(version: String, set: SetID, example: TrainedExample)] = []
  var trainedQuestions: [TrainedQuestion] = []
  var keyCheck: String?
  var tombstones: Set<ErasureMark> = []
  var pending: [PendingErasure] = []
  var receipts: [KeptReceipt] = []
  var recheck: PendingRecheck?
  var places: [String: KeptPlace] = [:]
  var userConsents: [String: MemoryConsent] = [:]
  var lastItem: ItemKey = 0
  var lastRecord: Int64 = 0
  var changes: Int64 = 0
}

/// A record with its feedback, or with the moment at which that was withdrawn.
struct MemoryRecord {
  /// How many were stored before it, and it.
  var number: Int64
  var interaction: Interaction
  var feedback: Feedback?
  var withdrawn: Timestamp?
  var questionKey: String
  var content: [UInt8] = []
}

/// An item; all that follows from its log is asked of the log.
struct MemoryItem {
  var key: ItemKey
  var id: ItemID
  var kind: ItemKind
  var interaction: InteractionID
  var questionKey: String
  var isNeeded = true
  var since: Int64 = 0
  var sides: [ConflictSide] = []
}

/// What a user said for all of their records.
struct MemoryConsent {
  var scope: Consent
  var since: Timestamp
}
