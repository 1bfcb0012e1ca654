import Capture
import ConsoleRuntime
import Glibc
import ReviewStorage

/// Looks at the store and at the files beside it.
struct StoreCheck {
  private let global: GlobalOptions

  /// Makes a check of the store that the options name.
  init(_ global: GlobalOptions) { self.global = global }

  /// The findings; without a store there is only one.
  var findings: [Finding] {
    get throws {
      let location = try global.storeLocation()
      let path = try global.storePath()
      let place = "\(PlainText.line(path).text), by \(location.origin.rawValue)"
      guard access(path, F_OK) == 0 else {
        return [
          Finding("store.place", .remark, "there is no store yet at \(place); errata log makes it")
        ]
      }
      return [Finding("store.place", .good, "the store is \(place)")]
        + privacy(of: path) + content(of: path)
        + [journalMode(of: path), room(at: path)]
        .compactMap(\.self)
    }
  }

  private func privacy(of path: String) -> [Finding] {
    let drafts = DraftFolder(besideStore: path).path
    return [
      FileCheck.privacy("store.permissions", "the store", at: path),
      FileCheck.privacy("store.wal-permissions", "the store's write-ahead log", at: "\(path)-wal"),
      FileCheck.privacy("key.permissions", "the key", at: StoreKey.path(beside: path)),
      FileCheck.privacy("drafts.permissions", "the journal of drafts", at: drafts),
    ]
    .compactMap(\.self)
  }

  private func content(of path: String) -> [Finding] {
    do {
      let store = try global.openStore()
      let statistics = try store.statistics()
      var findings = try store.check().map { Finding("store.content", .bad, $0.message) }
      if findings.isEmpty {
        findings.append(
          Finding(
            "store.content",
            .good,
            "\(statistics.interactions) records and \(statistics.decisions) decisions, all sound"
          )
        )
      }
      if let key = key(of: path, hasRecords: statistics.interactions > 0) { findings.append(key) }
      return findings
    } catch {
      guard case .message(let text, _) = Ending(of: error) else { return [] }
      return [Finding("store.content", .bad, text)]
    }
  }

  private func key(of path: String, hasRecords: Bool) -> Finding? {
    guard hasRecords else { return nil }
    do {
      _ = try StoreKey.load(beside: path, storeHasRecords: true)
      return Finding("key.content", .good, "the key that names users and records is in place")
    } catch {
      return Finding("key.content", .bad, error.description)
    }
  }

  /// Bytes 18 and 19 of a database are 2 when it is in WAL mode (https://www.sqlite.org/fileformat.html).
  private func journalMode(of path: String) -> Finding? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var header = [UInt8](repeating: 0, count: 20)
    guard read(descriptor, &header, header.count) == header.count else { return nil }
    return header[18] == 2 && header[19] == 2
      ? Finding(
        "store.wal",
        .good,
        "the store is in WAL mode: reviewers do not wait for each other"
      )
      : Finding(
        "store.wal",
        .bad,
        "the store is not in WAL mode, which some file systems of a network do not offer; "
          + "move it to a local disk"
      )
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
