import Capture
import ConsoleRuntime
import Glibc
import Redaction
import Releases
import ReviewStorage

/// Looks at the store and at the files beside it.
struct StoreCheck {
  private let global: GlobalOptions

  /// Makes a check of the store that the options name.
  init(_ global: GlobalOptions) { self.global = global }

  /// The findings; without a store there is only one.
  var findings: [Finding] {
    get throws {
      if let advice = try global.adviceOnLink() { return [Finding("store.link", .bad, advice)] }
      let location = try global.storeLocation()
      let path = try global.storePath()
      let place = "\(PlainText.line(path).text), by \(location.origin.rawValue)"
      guard access(path, F_OK) == 0 else {
        return [
          Finding("store.place", .remark, "there is no store yet at \(place); errata log makes it")
        ]
      }
      let content = content(of: path)
      // Of a file that is no sound store there is nothing else to say.
      if !content.isStore { return content.findings }
      return [Finding("store.place", .good, "the store is \(place)")]
        + privacy(of: path) + content.findings
        + [room(at: path)].compactMap(\.self)
    }
  }

  private func privacy(of path: String) -> [Finding] {
    let drafts = DraftFolder(besideStore: path).path
    return [
      FileCheck.privacy("store.permissions", "the store", at: path),
      FileCheck.privacy("store.wal-permissions", "the store's write-ahead log", at: "\(path)-wal"),
      FileCheck.privacy("store.shm-permissions", "the store's shared memory", at: "\(path)-shm"),
      FileCheck.privacy("key.permissions", "the key", at: StoreKey.path(beside: path)),
      FileCheck.privacy("drafts.permissions", "the journal of drafts", at: drafts),
    ]
    .compactMap(\.self)
  }

  private func content(of path: String) -> (isStore: Bool, findings: [Finding]) {
    do {
      let store = try global.openStore(mentionsPending: false)
      let statistics = try store.statistics()
      // A store that cannot be in WAL mode does not open.
      let mode = "the store is in WAL mode: reviewers do not wait for each other"
      var findings = [Finding("store.wal", .good, mode)]
      let damage = try store.check().map { Finding("store.content", .bad, $0.message) }
      let sound = Finding(
        "store.content",
        .good,
        "\(statistics.interactions) records and \(statistics.decisions) decisions, all sound"
      )
      findings += damage.isEmpty ? [sound] : damage
      findings += try store.pendingErasures().map {
        Finding("store.erasure", .bad, $0.warning)
      }
      findings += try WaitingDecisions(
        folder: DraftFolder(besideStore: path),
        store: store
      ).words.map { Finding("drafts.decisions", .remark, $0) }
      if let recheck = try store.pendingRecheck() {
        findings.append(Finding("store.recheck", .bad, recheck.warning))
      }
      for folder in try ReleaseSearch(store: store, identity: nil).folders(besides: []) {
        guard let leftover = StandingRelease.leftover(at: folder) else { continue }
        findings.append(
          Finding(
            "release.leftover",
            .bad,
            "a release was being written when its process ended, and "
              + "\(PlainText.line(leftover).text) still holds it; write it again, or delete it"
          )
        )
      }
      findings += try keptFiles(of: store, at: path)
      if let key = try key(of: store, at: path) { findings.append(key) }
      if damage.isEmpty {
        findings.append(try recheck(of: store))
        if let drafts = try recheckDrafts(of: path) { findings.append(drafts) }
      }
      return (true, findings)
    } catch {
      guard case .message(let text, _) = Ending(of: error) else { return (true, []) }
      let isDamaged = (error as? StoreError)?.code == .damaged
      return (!isDamaged, [Finding("store.content", .bad, text)])
    }
  }

  /// Whether the files of lines that were kept out are private, and where they should be.
  private func keptFiles(of store: any ReviewStore, at path: String) throws -> [Finding] {
    let files = try KeptFiles(of: store, at: path)
    return files.all.compactMap {
      FileCheck.privacy("\($0.kind).permissions", $0.words, at: $0.path)
    }
      + files.missing.map {
        Finding(
          "\($0.kind).place",
          .remark,
          "\($0.words) stood once in \(PlainText.line($0.path).text), which is not there any more; if "
            + "it was moved or copied, errata forget does not look into it"
        )
      }
  }

  /// Whether the key is there, and is the one that the users were hashed with; nothing is made.
  private func key(of store: any ReviewStore, at path: String) throws -> Finding? {
    let check = try store.keyCheck()
    guard try check != nil || store.statistics().interactions > 0 else { return nil }
    do {
      let key = try StoreKey.given(beside: path, isNamed: true)
      guard check == nil || check == key.check else {
        throw StoreKey.foreign(beside: path, check: check)
      }
      let place = PlainText.line(StoreKey.source(beside: path)).text
      return Finding(
        "key.content",
        .good,
        "the key that names users and records is in place, from \(place)"
      )
    } catch let error as CaptureError {
      return Finding("key.content", .bad, error.description)
    }
  }

  /// Whether the rules of redaction of today find anything in what is stored.
  private func recheck(of store: any ReviewStore) throws -> Finding {
    // Whose names are found matters here, not what they would become.
    let key = try? StoreKey.known(beside: global.storePath())
    let outcome = try StoreRecheck(
      store: store,
      redactor: try global.redactor(),
      identity: RecordIdentity(key: try key ?? StoreKey.nameless)
    )
    .look()
    guard !outcome.isClean else {
      let isAlone = try !global.settings().hasExternalRedactor
      return Finding(
        "store.redaction",
        .good,
        "today's rules of redaction find nothing in what is stored"
          + (isAlone ? "" : "; the external redactor was not asked")
      )
    }
    return Finding(
      "store.redaction",
      .bad,
      "today's rules of redaction find private values (\(outcome.words)) in \(outcome.places); "
        + "run: errata redact --recheck"
    )
  }

  private func recheckDrafts(of path: String) throws -> Finding? {
    let drafts = DraftRecheck(
      folder: DraftFolder(besideStore: path),
      redactor: try global.redactor()
    )
    guard let words = drafts.words else { return nil }
    return Finding("drafts.redaction", drafts.found > 0 ? .remark : .good, words)
  }

  private func room(at path: String) -> Finding? {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return nil }
    let mebibytes = (UInt64(status.f_bavail) * UInt64(status.f_frsize)) >> 20
    return mebibytes < 100
      ? Finding("store.room", .remark, "the disk of the store has only \(mebibytes) MiB left")
      : Finding("store.room", .good, "the disk of the store has \(mebibytes >> 10) GiB left")
  }
}
