import Capture
import ConsoleRuntime
import ReviewModel
import ReviewStorage

/// What `errata redact --recheck` says at its end.
struct RecheckPage {
  /// What was found.
  let found: StoreRecheck.Outcome
  /// The run that was interrupted before, if one was.
  let pending: PendingRecheck?
  /// The releases that hold texts as they were.
  let releases: [PendingRecheck.Release]
  /// The files and folders that sets were exported to and that are there still.
  let exports: [String]
  /// The files that runs of the gate were saved to and that are there still.
  let gateRuns: [String]
  /// Whether nothing was changed.
  let isRehearsal: Bool

  /// The lines.
  var lines: [String] {
    var lines: [String] = []
    if let pending {
      lines.append(
        isRehearsal
          ? pending.warning
          : "The recheck that was interrupted at \(pending.time.rfc3339) is finished: the store was written anew"
      )
    }
    if found.isClean {
      lines.append("nothing was found in what is stored")
    } else {
      let done = isRehearsal ? "would be replaced" : "were replaced"
      lines += ["\(found.words) \(done) in \(found.extent)", found.places]
    }
    lines += releases.flatMap(\.words)
    if !releases.isEmpty {
      lines.append(
        """
        \(releases.count == 1 ? "This release holds" : "These releases hold") them as they \
        \(isRehearsal ? "are" : "were"), and so do copies that you gave away
        """
      )
    }
    guard !found.isClean else { return lines }
    lines +=
      exports.map { path in
        "not looked into  \(PlainText.line(path).text): an export; write it again with errata export --replace, "
          + "or delete it"
      }
      + gateRuns.map { path in
        "not looked into  \(PlainText.line(path).text): a run of the gate; delete it, and run the gate again"
      }
    return lines
  }
}

extension PendingRecheck {
  /// What is said of one that is not finished; another process may be at it right now.
  var warning: String {
    """
    A recheck that began at \(time.rfc3339) is not finished: something of what it replaced may still stand \
    in unused parts of the store. Unless it runs right now, finish it: errata redact --recheck
    """
  }
}

extension GlobalOptions {
  /// Redacts again what the store holds, and says what was done.
  ///
  /// - Parameter isRehearsal: only says what would be done.
  func recheckStore(isRehearsal: Bool) throws {
    let lock = try isRehearsal ? nil : ErasureLock(forStore: storePath())
    defer { lock?.release() }
    let store = try openStore(waiting: isRehearsal ? .forErasures : .asErasure)
    let recheck = StoreRecheck(
      store: store,
      redactor: try redactor(),
      identity: RecordIdentity(key: try StoreKey.of(store, at: storePath()))
    )
    let pending = try store.pendingRecheck()
    let files = try KeptFiles(of: store, at: storePath())
    let found = try recheck.look()
    if try settings().hasExternalRedactor {
      Messages.note("The external redactor was not asked: it sees records when they are read.")
    }
    let drafts = DraftRecheck(
      folder: DraftFolder(besideStore: try storePath()),
      redactor: try redactor()
    )
    if drafts.found > 0, let words = drafts.words { Messages.note("Not changed: \(words).") }
    let tell = { (releases: [PendingRecheck.Release]) throws in
      let page = RecheckPage(
        found: found,
        pending: pending,
        releases: releases,
        exports: files.exports,
        gateRuns: files.gateRuns,
        isRehearsal: isRehearsal
      )
      let output = DataOutput()
      for line in page.lines { try output.line(line) }
      try output.flush()
    }
    if isRehearsal {
      try tell(recheck.releases(holding: found, besides: pending?.releases ?? []))
    } else {
      try recheck.redact(found, after: pending, now: Host.now, tell: tell)
    }
  }
}
