import ReviewModel

/// A decision that was sent to the store.
struct SentDecision: Equatable, Sendable {
  var items: [ItemKey]
  var verdict: Verdict
  /// The note that goes with it, which comes back should it fail.
  var note: String?
  /// Whether its items were marked, so that they are again should it fail.
  var wereMarked = false
  /// When it was sent.
  var since = Timestamp(milliseconds: 0)
  /// Whether an earlier session made it, and this one only sends it again.
  var isResumed = false
  /// The others that it was expected to cover.
  var expected: [ItemKey] = []
  /// How many others it was known to leave out, for the reviewer has begun something there.
  var begun = 0
  /// What was shown next.
  var landing: ItemKey?
  /// How many private values were replaced in its words.
  var replaced = 0
  /// Those of its items that somebody else only has open, with nothing decided: they wait on.
  var onlyHeld: Set<ItemKey> = []

  /// Takes the items out of which nothing became, for they are gone from the store, and answers them.
  mutating func takeOut(allBut outcomes: [ItemOutcome]) -> [ItemKey] {
    let known = Set(outcomes.map(\.item))
    let gone = items.filter { !known.contains($0) }
    if !gone.isEmpty { items.removeAll { !known.contains($0) } }
    return gone
  }
}

/// An amendment that was sent to the store.
struct SentAmendment: Equatable, Sendable {
  var items: [ItemKey]
  var amendment: Amendment
  var wereMarked: Bool
  var since: Timestamp
}

/// An approval, a rejection, or their undo, that was sent to the store.
struct SentApproval: Equatable, Sendable {
  var set: SetID
  var what: What
  /// Whether its examples were marked, so that they are again should it fail.
  var wereMarked = false
  var since: Timestamp
  /// The change as an earlier session had asked for it, when one had.
  var resumed: UnstoredChange?

  enum What: Equatable, Sendable {
    /// The examples at these positions were settled so.
    case settle([Int], ApprovalState)
    /// The last operation on the set was taken back, or the last undo.
    case reverse(Reversing)
  }

  /// How many examples it is known to be about.
  var count: Int {
    switch what {
    case .settle(let positions, _): positions.count
    case .reverse: 0
    }
  }
}

/// Whether what was sent to the store takes longer than a person takes for at once.
struct LateWrites: Equatable, Sendable {
  /// Whether a timer will tell.
  var isWatched = false
  /// Whether it does.
  var isSaid = false
}

/// A failure that stands in the last line until somebody presses a key.
struct UnreadFailure: Equatable, Sendable {
  /// When it came.
  var since: Timestamp
  /// How many decisions it speaks of.
  var decisions = 0
}
