import Capture
import ConsoleRuntime
import Glibc
import Redaction
import Releases
import ReviewModel
import ReviewStorage

/// An erasure from its beginning to its receipt.
///
/// First the store, so that nothing is made of the records any more; with the same stroke it notes what
/// is still to be done. Then what stands beside it, of this erasure and of earlier ones that were
/// interrupted; then the store is written anew and closed, and its files are looked through as raw bytes.
struct ErasureRun {
  /// The store; it is closed when an erasure that is no rehearsal is done.
  let store: any ReviewStore
  /// Its file.
  let path: String
  /// The SHA-256 of its files before it was opened.
  let before: [String: String]
  /// Which records; nil when only releases are written again, or what is pending is done.
  let selection: ErasureSelection?
  /// The users who are meant as they were given, by their keyed hashes.
  let userNames: [String: String]
  /// Releases to write again, from the root on.
  let rewrites: [String]
  /// Whether nothing is erased.
  let isRehearsal: Bool
  /// What names users and records.
  let identity: RecordIdentity
  /// What finds private values in ids.
  let redactor: Redactor
  /// How far it is.
  let course = ErasureCourse()

  /// What is meant.
  ///
  /// - Throws: a ``Failure`` of the status `missingInput` when an id is nowhere, or no user is anywhere or ever was.
  func meant() throws -> MeantRecords {
    guard let selection else { return MeantRecords() }
    var meant = try selection.records(in: store, identity: identity)
    guard !meant.unknown.isEmpty else { return meant }
    switch selection {
    case .ids: try refuseUnknown(meant)
    case .users where meant.stored.isEmpty:
      meant.wereErased = try refuseUnknownUsers()
      if meant.wereErased {
        meant.unknown = try meant.unknown.filter {
          try store.erased(among: [identity.mark(ofUser: $0.text)]).isEmpty
        }
        mention(meant.unknown, isNobodyStored: true)
      }
    default: break
    }
    return meant
  }

  /// An id that nothing has is a mistake, unless it was erased before or stands in a line that was kept out.
  private func refuseUnknown(_ meant: MeantRecords) throws {
    var keptOut: Set<InteractionID>?
    for given in meant.unknown {
      let names = identity.names(of: given.text)
      if try !store.erased(among: identity.marks(ofID: names[0])).isEmpty { continue }
      let known = try keptOut ?? lines(of: nobody).ids(in: keptFiles.all)
      keptOut = known
      if !known.isDisjoint(with: names) { continue }
      throw Failure(
        .missingInput,
        "\(given.place)no record has the id \(PlainText.line(given.text, limit: 80).text); nothing was erased"
      )
    }
  }

  /// Users of whom nothing is stored are a mistake, unless one was erased before.
  ///
  /// - Returns: whether nothing is left to be done of them.
  private func refuseUnknownUsers() throws -> Bool {
    guard try rewrites.isEmpty && store.pendingErasures().isEmpty else { return false }
    let users = selection?.users ?? []
    let lines = try lines(of: nobody, users)
    if try lines.isAnywhere(in: keptFiles.all) { return false }
    guard try !store.erased(among: users.map(identity.mark(ofUser:))).isEmpty else {
      throw Failure(
        .missingInput,
        """
        no record of \(selection?.users.count ?? 0 > 1 ? "these users" : "this user") is stored; nothing \
        was erased. A user is found by the name that the log gives them, letter for letter, or by its \
        keyed hash as `errata show` has it. Records that were stored without a user are found by --id.
        """
      )
    }
    return true
  }

  private var nobody: ErasedRecords { ErasedRecords(store, identity: identity, meant: []) }

  /// Says of which users of several there is no record; a list may be given a second time.
  private func mention(_ unknown: [GivenName], isNobodyStored: Bool = false) {
    guard case .users(let users) = selection, users.count > 1, !unknown.isEmpty else { return }
    let isList = unknown.contains { $0.line != nil }
    let places = unknown.compactMap { name in
      isList ? name.line : users.firstIndex(of: name).map { $0 + 1 }
    }
    let shown = places.prefix(10).map(String.init).joined(separator: ", ")
    let words = "\(shown)\(places.count > 10 ? ", …" : "")"
    Messages.note(
      "The store \(isNobodyStored ? "has and had" : "has") no record of \(count(unknown.count, "user")): "
        + (isList
          ? "\(places.count == 1 ? "line" : "lines") \(words) of standard input."
          : "number \(words) of those that were given.")
    )
  }

  /// Erases what is meant, and says what was done.
  ///
  /// The erasure is pending until the receipt is all but written: whoever finishes it then makes one.
  ///
  /// - Parameter beforeEnd: is given the receipt without the hashes after the run, right before the erasure
  ///   is pending no more.
  func carryOut(
    _ meant: MeantRecords,
    beforeEnd: (ErasureReceipt) -> Void
  ) throws -> ErasureReceipt {
    let now = Host.now
    var request = ErasureRequest(
      id: OperationID("erasure-\(Host.newOperation().rawValue.dropFirst(4))"),
      users: selection?.users ?? [],
      before: selection?.moment,
      isOfUnconsented: isOfUnconsented,
      rewrites: try rewrites.map { folder in
        // One that cannot be read ends the run before anything is erased.
        let release = try StandingRelease(at: folder)
        return ReleaseRewrite(path: folder, set: release.set, manifest: release.manifestHash)
      },
      // Who is nowhere may be mistyped.
      marks: (selection?.users ?? []).subtracting(meant.unknown.map(\.text))
        .map(identity.mark(ofUser:))
    )
    let (ids, others) = (meant.stored, meant.others)
    mention(meant.unknown)
    let pending = try store.pendingErasures()
    let search = ReleaseSearch(store: store, identity: identity)
    let wished = RewriteWishes(rewrites, request.rewrites, of: pending)
    let leftovers = try settleReleases(search, besides: wished.folders)
    let erased = ErasedRecords(store, identity: identity, meant: ids + others)
    let found = try search.holdings(of: erased.contains)
    request.unread = found.compactMap(\.unread)
    let holdings = found + search.unread(by: pending, besides: found)
    var progress = ProgressLine("erasing")
    progress.update(done: 0, total: nil, detail: count(ids.count, "record"))
    try erased.check()
    if selection == nil, pending.isEmpty { course.stage = .rewriting }
    var rest = ErasureRest()
    for erasure in pending { rest.add(erasure) }
    let files = try keptFiles
    if let place = files.originals.first, let owner = place.owner {
      Messages.note(
        """
        This store is a copy of \(PlainText.line(owner.path).text), and \(place.words) in \
        \(PlainText.line(place.path).text) are the original's: they are left alone. Run the same there, with \
        --store '\(PlainText.line(owner.path).text)'.
        """
      )
    }
    for place in files.unowned {
      Messages.note(
        """
        \(PlainText.line(place.path).text) is of a version of errata that did not take down whose it is, and is taken \
        for this store's. If this store is a copy of another, that one misses what goes from there: run the same in it too.
        """
      )
      // From now on a copy of this store knows better.
      if !isRehearsal { try store.remember(place) }
    }
    if !isRehearsal { try checkErasable(rest, request, files.all, erased) }
    let extent = try erase(ids, others, request, erased, now)
    if course.stage == .notBegun { course.stage = .outOfTables }

    var receipt = ErasureReceipt(request.id, now, extent, isRehearsal: isRehearsal)
    receipt.undated = try undated
    receipt.pending = pending
    var counts = extent.counts
    if !isRehearsal {
      // This is the only receipt that these get.
      receipt.records += pending.map(\.records).reduce(0, +)
      for erasure in pending { counts.merge(erasure.counts, uniquingKeysWith: +) }
    }
    receipt.tombstones = try store.tombstones()
    if selection != nil { rest.add(extent.pending(request, since: now)) }
    let drafts = DraftErasure(
      folder: DraftFolder(besideStore: path),
      items: rest.items,
      erased: erased
    )
    receipt.missing = files.missing
    receipt.exports = files.exports
    receipt.gateRuns = HeldGateRun.holding(extent.examples, in: files.gateRuns)
    let keptOut = try rest.ids.isEmpty ? KeptOut() : eraseLines(rest, files.all, erased)
    receipt.undatedLines = keptOut.undated
    receipt.unnamedLines = keptOut.unnamed
    receipt.views = SavedWords(environment: Host.environment)
    if isRehearsal {
      receipt.releases = holdings.map { ErasureReceipt.ReleasePlace(holding: $0) }
      receipt.places =
        storePlaces(counts, after: nil) + drafts.rehearse() + keptOut.changed + leftovers
      progress.clear()
      return receipt
    }
    let besides = try drafts.carryOut() + keptOut.changed + leftovers
    let rewriting = ReleaseRewriting(store: store, erased: erased, examples: extent.examples)
    receipt.releases = try rewriting.rewrite(wished, among: holdings, now: now)
    try erased.check()
    if rest.needsCompacting {
      progress.update(done: 0, total: nil, detail: "the store is written anew")
      try writeAnew()
    }
    try store.close()
    var traces = extent.traces
    traces.add(keptOut.traces)
    let rewritten = receipt.releases.filter { $0.rewritten != nil }
    receipt.rescan = try RawRescan(
      path: path,
      places: files.all,
      rewritten: rewritten.compactMap(\.path)
    )
    .look(for: traces, and: pending.compactMap(\.traces))
    progress.clear()
    receipt.places = storePlaces(counts, after: [:]) + besides
    if !rest.ids.isEmpty {
      beforeEnd(receipt)
      try StoreOpening.reopenForWriting(path) { try $0.finish(rest.ids, receipt: receipt.kept) }
      course.stage = .done
    }
    receipt.places = storePlaces(counts, after: try StoreParts(path).hashes.get()) + besides
    return receipt
  }

  private func writeAnew() throws {
    do throws(StoreError) {
      try store.compact()
    } catch {
      guard error.code == .io else { throw error }
      var status = stat()
      let size = stat(path, &status) == 0 ? max(1, (status.st_size + (1 << 20) - 1) >> 20) : nil
      let room = size.map { "\($0) MiB" } ?? "as much as the store has"
      throw Failure(
        .inputOutput,
        """
        the store was not written anew. \(error.description)
        That takes \(room) in the folder of the store, and as much again for temporary files (in /var/tmp, \
        unless SQLITE_TMPDIR or TMPDIR names another folder).
        """
      )
    }
  }

  private func erase(
    _ ids: [InteractionID],
    _ others: [InteractionID],
    _ request: ErasureRequest,
    _ erased: ErasedRecords,
    _ now: Timestamp
  ) throws -> ErasureExtent {
    guard selection != nil else { return ErasureExtent() }
    let meant = Set(ids)
    let lines = try lines(
      of: erased,
      request.users,
      request.before,
      isOfUnconsented: isOfUnconsented
    )
    var erasures = try ids.compactMap { id in
      try store.record(id).map {
        let content = try store.content(of: id)
        let name = $0.interaction.user.flatMap { userNames[$0] }
        return RecordErasure(
          id,
          marks: identity.marks(of: $0.interaction, content: content, userNamed: name)
        )
      }
    }
    erasures += others.map { RecordErasure($0, marks: identity.marks(ofID: $0)) }
    let waiting = try lines.quarantined(in: keptFiles.all)
    erasures += waiting.filter { !meant.contains($0.interaction) }
    try erased.check()
    return try store.erase(erasures, for: request, isRehearsal: isRehearsal, now: now)
  }

  private var isOfUnconsented: Bool {
    if case .unconsented = selection { true } else { false }
  }

  /// Takes away what killed writings of releases and exports have left, whoever is in it.
  private func settleReleases(
    _ search: ReleaseSearch,
    besides folders: [String]
  ) throws -> [ErasureReceipt.Place] {
    try search.folders(besides: folders).compactMap { folder in
      if let file = try unfinishedExport(at: folder) { return file }
      let leftover = StandingRelease.leftover(at: folder)
      let files = leftover.map { FileTraces.files(in: $0).count } ?? 0
      if !isRehearsal { try StandingRelease.settle(at: folder) }
      guard let leftover else { return nil }
      return ErasureReceipt.Place(
        name: "unfinished release",
        path: leftover,
        removed: [ErasureReceipt.Removal(files, "file", "files")]
      )
    }
  }

  /// Takes away what a killed export to a file has left.
  private func unfinishedExport(at path: String) throws -> ErasureReceipt.Place? {
    guard let leftover = try UnfinishedExport(of: path) else { return nil }
    if !isRehearsal { try leftover.remove() }
    return ErasureReceipt.Place(name: "unfinished export", path: leftover.path, removed: [])
  }

  /// How many records have no time, when an age was asked for.
  private var undated: Int? {
    get throws {
      guard selection?.moment != nil else { return nil }
      let all = try store.statistics().interactions
      let dated = try store.records(in: .before(Timestamp(milliseconds: .max))).count
      return max(0, all - dated)
    }
  }

  /// The files of the store; in a rehearsal there are no hashes after it.
  private func storePlaces(
    _ counts: [ErasurePlace: Int],
    after: [String: String]?
  ) -> [ErasureReceipt.Place] {
    let removed = ErasurePlace.allCases.compactMap { place in
      counts[place].map {
        ErasureReceipt.Removal(key: place.key, words: place.words($0), count: $0)
      }
    }
    return StoreParts(path).hashed.compactMap { part, name in
      let isStore = part == StoreParts(path).database[0]
      guard isStore || after != nil && (before[part] != nil || after?[part] != nil) else {
        return nil
      }
      return ErasureReceipt.Place(
        name: name,
        path: part,
        removed: isStore ? removed : [],
        before: before[part],
        after: after?[part]
      )
    }
  }
}
