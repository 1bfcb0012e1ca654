import Capture
import ConsoleRuntime
import Glibc
import Redaction
import Releases
import ReviewModel
import ReviewStorage

/// An erasure from its beginning to its receipt.
///
/// First the store, so that nothing is made of the records any more; then what stands beside it; then
/// the store is written anew and closed, and its files are looked through as raw bytes.
struct ErasureRun {
  /// Which records are meant.
  enum Selection {
    /// Those of a user, by the keyed hash.
    case user(String)
    /// Those of these ids, as the log has them.
    case ids([String])
    /// Those that happened before a moment.
    case before(Timestamp)
    /// Those of which nobody agreed to any use.
    case unconsented
  }

  /// The store; it is closed when an erasure that is no rehearsal is done.
  let store: any ReviewStore
  /// Its file.
  let path: String
  /// The SHA-256 of its files before it was opened.
  let before: [String: String]
  /// Which records; nil when only releases are written again.
  let selection: Selection?
  /// Releases to write again.
  let rewrites: [String]
  /// Whether nothing is changed.
  let isRehearsal: Bool
  /// The words that named the records.
  let names: [String]
  /// What finds private values in ids.
  let redactor: Redactor

  /// The records that are meant.
  func records() throws -> [InteractionID] {
    switch selection {
    case .user(let user): return try store.records(in: .user(user))
    case .ids(let given):
      let identity = try identity
      let ids = given.flatMap { [InteractionID($0), identity.interaction($0, redactor: redactor)] }
      let found = try store.records(in: .ids(ids))
      for id in given where !found.contains(InteractionID(id)) {
        let stored = identity.interaction(id, redactor: redactor)
        let marks = [stored, InteractionID(id)].map(identity.mark(ofID:))
        guard
          try found.contains(stored) || !store.erased(among: marks).isEmpty
            || !quarantined(only: id, identity).isEmpty
        else {
          throw Failure(
            .missingInput,
            "no record has the id \(PlainText.line(id, limit: 80).text); nothing was erased"
          )
        }
      }
      return found
    case .before(let moment): return try store.records(in: .before(moment))
    case .unconsented: return try store.records(in: .unconsented)
    case nil: return []
    }
  }

  private var identity: RecordIdentity {
    get throws { RecordIdentity(key: try StoreKey.of(store, at: path)) }
  }

  /// Erases, and says what was done.
  func carryOut() throws -> ErasureReceipt {
    let identity = try identity
    let ids = try records()
    let now = Host.now
    let meant = Set(ids)
    let search = ReleaseSearch(store: store)
    let holdings = try search.holdings { try isErased($0, meant, identity) }
    let erasures =
      try ids.compactMap { id in
        try store.record(id).map { RecordErasure(id, marks: identity.marks(of: $0.interaction)) }
      } + quarantined(lines(of: ids, identity), identity).filter { !meant.contains($0.interaction) }
    var progress = ProgressLine("erasing")
    progress.update(done: 0, total: nil, detail: count(ids.count, "record"))
    let extent = try store.erase(erasures, isRehearsal: isRehearsal, now: now)
    let drafts = try eraseDrafts(extent)
    let rejects = try eraseRejects(ids, identity)
    let releases = try rewriteReleases(holdings, extent, identity, now)
    var receipt = ErasureReceipt(
      id: OperationID("erasure-\(Host.newOperation().rawValue.dropFirst(4))"),
      time: now,
      isRehearsal: isRehearsal,
      records: extent.records.count,
      ids: isRehearsal ? extent.records : [],
      undated: try undated,
      places: [],
      releases: releases,
      tombstones: try store.tombstones(),
      rescan: nil
    )
    let places = try store.places().map(\.path)
    let counts = ErasurePlace.allCases.compactMap { place in
      extent.counts[place].map {
        ErasureReceipt.Removal(key: place.key, words: place.words($0), count: $0)
      }
    }
    if isRehearsal {
      receipt.places = [
        ErasureReceipt.Place(
          name: "store",
          path: StoreParts(path).database[0],
          removed: counts,
          before: before[StoreParts(path).database[0]]
        )
      ]
      receipt.places += drafts + rejects
      progress.clear()
      return receipt
    }
    progress.update(done: 0, total: nil, detail: "the store is written anew")
    if !ids.isEmpty { try store.compact() }
    try store.close()
    let after = try StoreParts(path).hashes.get()
    let file = StoreParts(path).database[0]
    receipt.places = StoreParts(path).database.prefix(2).compactMap { part in
      guard part == file || before[part] != nil || after[part] != nil else { return nil }
      return ErasureReceipt.Place(
        name: part == file ? "store" : "write-ahead log",
        path: part,
        removed: part == file ? counts : [],
        before: before[part],
        after: after[part]
      )
    }
    receipt.places += drafts + rejects
    receipt.rescan = try rescan(extent.traces, places)
    progress.clear()
    return receipt
  }

  /// How many records have no time, when an age was asked for.
  private var undated: Int? {
    get throws {
      guard case .before = selection else { return nil }
      let all = try store.statistics().interactions
      let dated = try store.records(in: .before(Timestamp(milliseconds: .max))).count
      return max(0, all - dated)
    }
  }

  private func isErased(
    _ id: InteractionID,
    _ meant: Set<InteractionID>,
    _ identity: RecordIdentity
  ) throws -> Bool {
    try meant.contains(id) || !store.erased(among: [identity.mark(ofID: id)]).isEmpty
  }

  private func eraseDrafts(_ extent: ErasureExtent) throws -> [ErasureReceipt.Place] {
    let folder = DraftFolder(besideStore: path)
    let ids = Set(extent.records.map(\.rawValue))
    func isMeant(_ item: ItemKey, _ id: ItemID?) -> Bool {
      extent.items.contains(item) || id.map { ids.contains($0.rawValue) } ?? false
    }
    let erased: Int
    if isRehearsal {
      erased = folder.items().count { isMeant($0.item, $0.id) }
    } else {
      do throws(DraftJournalError) {
        erased = try folder.erase(where: isMeant)
      } catch {
        throw Failure(.inputOutput, error.message)
      }
    }
    guard erased > 0 else { return [] }
    return [
      ErasureReceipt.Place(
        name: "drafts",
        path: folder.path,
        removed: [
          isRehearsal
            ? ErasureReceipt.Removal(erased, "draft", "drafts")
            : ErasureReceipt.Removal(erased, "entry", "entries")
        ]
      )
    ]
  }

  private func eraseRejects(
    _ ids: [InteractionID],
    _ identity: RecordIdentity
  ) throws -> [ErasureReceipt.Place] {
    guard let erasure = lines(of: ids, identity) else { return [] }
    return try store.places().compactMap { place in
      let before = try FileTraces.hash(of: place.path)
      let count =
        switch place.kind {
        case .rejects: try erasure.erase(in: place.path, isRehearsal: isRehearsal) ?? 0
        case .quarantine:
          try erasure.erase(inQuarantine: place.path, isRehearsal: isRehearsal)
        }
      guard count > 0 else { return nil }
      return ErasureReceipt.Place(
        name: place.kind.rawValue,
        path: place.path,
        removed: [ErasureReceipt.Removal(count, "line", "lines")],
        before: before,
        after: isRehearsal ? nil : try FileTraces.hash(of: place.path)
      )
    }
  }

  /// The lines that are meant in files of lines that were kept out; nil when there can be none.
  private func lines(of ids: [InteractionID], _ identity: RecordIdentity) -> RejectsErasure? {
    var records = ids
    var user: String?
    var before: Timestamp?
    switch selection {
    case .user(let hash): user = hash
    case .before(let moment): before = moment
    case .ids(let given):
      records += given.map { identity.interaction($0, redactor: redactor) }
    case .unconsented, nil: break
    }
    guard user != nil || before != nil || !records.isEmpty else { return nil }
    return RejectsErasure(
      identity: identity,
      redactor: redactor,
      records: records,
      user: user,
      before: before,
      names: names
    )
  }

  /// The records that wait in the quarantine and are meant.
  private func quarantined(
    _ lines: RejectsErasure?,
    _ identity: RecordIdentity
  ) throws -> [RecordErasure] {
    guard let lines else { return [] }
    return try store.places().filter { $0.kind == .quarantine }.flatMap { place in
      try Quarantine.erasures(
        in: place.path,
        identity: identity,
        redactor: redactor,
        isMeant: lines.isMeant
      )
    }
  }

  /// The records of one id that wait in the quarantine.
  private func quarantined(
    only id: String,
    _ identity: RecordIdentity
  ) throws -> [RecordErasure] {
    let lines = RejectsErasure(
      identity: identity,
      redactor: redactor,
      records: [identity.interaction(id, redactor: redactor)],
      user: nil,
      before: nil,
      names: []
    )
    return try quarantined(lines, identity)
  }

  private func rewriteReleases(
    _ holdings: [ReleaseSearch.Holding],
    _ extent: ErasureExtent,
    _ identity: RecordIdentity,
    _ now: Timestamp
  ) throws -> [ErasureReceipt.ReleasePlace] {
    var places = holdings.map { ErasureReceipt.ReleasePlace(holding: $0) }
    guard !isRehearsal else { return places }
    let meant = Set(extent.records)
    for folder in rewrites {
      let release = try StandingRelease(at: folder)
      let record = ReleaseRecord(
        set: release.set,
        manifest: release.manifestHash,
        path: folder,
        time: now
      )
      var failure: (any Error)?
      func asking<Value>(_ fallback: Value, _ body: () throws -> Value) -> Value {
        do {
          return try body()
        } catch {
          failure = failure ?? error
          return fallback
        }
      }
      let erasure = ReleaseErasure(
        isErased: { id in asking(false) { try isErased(id, meant, identity) } },
        staying: { id in
          asking(nil) {
            try store.record(id).map {
              StayingRecord(question: $0.interaction.question, tags: $0.feedback?.tags ?? [])
            }
          }
        },
        examples: extent.examples
      )
      let lines = release.lines(holding: erasure.isErased)
      if let failure { throw failure }
      let rewritten = try release.rewrite(without: erasure)
      if let failure { throw failure }
      if let rewritten, try store.sets().contains(where: { $0.id == release.set }) {
        try store.recordRelease(
          of: release.set,
          manifest: rewritten.after,
          path: folder,
          now: now
        )
      }
      if let index = places.firstIndex(where: { $0.holding.release.path == folder }) {
        places[index].rewritten = rewritten
      } else if rewritten != nil {
        let holding = ReleaseSearch.Holding(release: record, found: .lines(lines))
        places.append(ErasureReceipt.ReleasePlace(holding: holding, rewritten: rewritten))
      }
    }
    return places
  }

  /// Looks through the raw bytes of all that errata keeps; what is found and stands in a record that
  /// stays is that record's.
  private func rescan(
    _ traces: TextTraces,
    _ places: [String]
  ) throws -> ErasureReceipt.Rescan {
    let files = StoreParts(path)
    let all =
      files.database.filter { access($0, F_OK) == 0 } + FileTraces.files(in: files.drafts)
      + places.filter { access($0, F_OK) == 0 }
    var total: Int64 = 0
    var inFiles: [(path: String, search: TraceSearch)] = []
    let empty = TraceSearch(traces)
    for file in all {
      var search = empty
      total += try FileTraces.look(in: file, for: &search)
      if search.found > 0 { inFiles.append((file, search)) }
    }
    var living = empty
    if !inFiles.isEmpty { try lookAmongTheLiving(&living) }
    let left = inFiles.map { (path: $0.path, count: $0.search.found(besides: living)) }
    return ErasureReceipt.Rescan(
      files: all.count,
      bytes: total,
      pieces: traces.count,
      shared: living.found,
      left: left.map(\.count).reduce(0, +),
      places: left.filter { $0.count > 0 }.map { "\($0.count) in \($0.path)" },
      isSampled: traces.isSampled
    )
  }

  private func lookAmongTheLiving(_ search: inout TraceSearch) throws {
    let again = try StoreOpening.reopen(path)
    var copy = search
    try again.forEachStoredText { copy.look(in: $0) }
    search = copy
    try again.close()
  }
}

extension ErasurePlace {
  /// What is counted, in words.
  func words(_ number: Int) -> String {
    let one = number == 1
    return switch self {
    case .records: one ? "record" : "records"
    case .feedback: "feedback"
    case .items: one ? "review item" : "review items"
    case .claims: one ? "claim" : "claims"
    case .decisions:
      one
        ? "decision (its line stays, without words)" : "decisions (their lines stay, without words)"
    case .texts: one ? "correction or note" : "corrections and notes"
    case .sides: one ? "side of a conflict" : "sides of conflicts"
    case .conflicts: one ? "conflict" : "conflicts"
    case .questions: one ? "normalised question" : "normalised questions"
    case .agents: one ? "agent" : "agents"
    case .examples: one ? "example" : "examples"
    case .exampleNames: one ? "example without its name" : "examples without their name"
    case .drops: one ? "line on a drop" : "lines on drops"
    case .rejections: one ? "reason of a rejection" : "reasons of rejections"
    case .searchIndex: one ? "item's words in the search index" : "items' words in the search index"
    }
  }

  /// What is counted, as the receipt in JSON has it.
  fileprivate var key: String { rawValue.replacing("-", with: "_") }
}
