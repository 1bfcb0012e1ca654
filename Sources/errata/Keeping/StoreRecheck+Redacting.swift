import Capture
import Releases
import ReviewModel
import ReviewStorage

extension StoreRecheck {
  /// Redacts what was found, and what an interrupted run has left.
  ///
  /// - Parameters:
  ///   - found: what ``look()`` found.
  ///   - pending: the run that was interrupted, if one was.
  ///   - now: when.
  ///   - tell: is told the releases that hold texts as they were, those of the interrupted run first; what
  ///     it does not come back from is told again by the next run.
  func redact(
    _ found: Outcome,
    after pending: PendingRecheck?,
    now: Timestamp,
    tell: ([PendingRecheck.Release]) throws -> Void
  ) throws {
    guard !found.isClean || pending != nil else { return try tell([]) }
    let releases = try releases(holding: found, besides: pending?.releases ?? [])
    if !found.isClean {
      let time = pending?.time ?? now
      try store.begin(PendingRecheck(time: time, releases: releases))
      var search = Search(recheck: RecordRecheck(redactor, identity: identity))
      for place in WordsPlace.allCases { try redact(found, in: place, &search) }
    }
    try renameWhatIsMadeOfWords()
    var progress = ProgressLine("redacting")
    progress.update(done: 0, total: nil, detail: "the store is written anew")
    try store.compact()
    progress.clear()
    try tell(releases)
    try store.finishRecheck()
  }

  /// The releases that hold something of what was found, by what the store says of it before it is changed.
  func releases(
    holding found: Outcome,
    besides known: [PendingRecheck.Release] = []
  ) throws -> [PendingRecheck.Release] {
    let search = ReleaseSearch(store: store, identity: identity)
    let holdings = try search.holdings { id in
      identity.names(of: id.rawValue).contains(where: found.released.contains)
    }
    // A line that only names a record is as it was, unless an id is replaced.
    .compactMap { found.hidden.isEmpty ? $0.withoutNames : $0 }
    return known
      + holdings.map { PendingRecheck.Release(name: $0.name, words: $0.text + [$0.renewal]) }
      .filter { release in !known.contains { $0.name == release.name } }
  }

  private func redact(_ found: Outcome, in place: WordsPlace, _ search: inout Search) throws {
    switch place {
    case .record:
      var items = ItemRecheck(self)
      try items.redact(found, &search)
    case .decision:
      var items = ItemRecheck(self)
      try items.redactDecisions(&search)
    case .rejection:
      let reasons = try store.rejectionReasons().compactMap { search.recheck.revision(of: $0) }
      if !reasons.isEmpty { try store.revise(reasons) }
    case .example, .side, .drop, .question, .agent, .remains, .gate:
      // Most copies have followed what they are copies of by now.
      var revisions: [CopyRevision] = []
      try store.forEachCopy(in: place) { copy in
        if let revision = search.revision(of: copy) { revisions.append(revision) }
      }
      if !revisions.isEmpty { try store.revise(revisions) }
    }
  }
}

extension ReleaseSearch.Holding {
  /// What it holds of the records' words; nil when that is nothing.
  fileprivate var withoutNames: ReleaseSearch.Holding? {
    guard case .lines(let lines) = found else { return self }
    let left = lines.filter { $0.part != .name }
    return left.isEmpty ? nil : ReleaseSearch.Holding(release: release, found: .lines(left))
  }

  /// How its set is written anew.
  fileprivate var renewal: String {
    let folder = release.path.map { "'\(PlainText.line($0).text)'" } ?? "DIR"
    return
      "  to write it anew, remove the folder, and: errata release \(release.set.abbreviated) --out \(folder)"
  }
}
