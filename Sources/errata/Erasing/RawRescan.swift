import ConsoleRuntime
import Glibc
import ReviewModel
import ReviewStorage
import SQLiteStore

/// Looks through the raw bytes of all that errata keeps for what an erasure has left.
///
/// The store must be closed meanwhile. What is found and stands in a record that stays, in a draft of one,
/// or in a line that was kept out and is somebody else's, is theirs; so is what is found in the store where
/// rows that stay touch other bytes of the file's order, and nowhere else.
struct RawRescan {
  /// The store's file.
  let path: String
  /// The files of lines that were kept out.
  let places: [KeptPlace]
  /// Releases that were written again.
  let rewritten: [String]

  /// Looks for pieces of texts, and for those that interrupted erasures had taken.
  func look(
    for traces: TextTraces,
    and pending: [TraceSketch]
  ) throws -> ErasureReceipt.Rescan {
    let searches = ([TraceSearch(traces)] + pending.map { TraceSearch($0) }).filter { $0.count > 0 }
    let parts = StoreParts(path)
    let files =
      (parts.database + places.map(\.path))
      .filter { access($0, F_OK) == 0 }
      + ([parts.drafts] + rewritten).flatMap(FileTraces.files)
    let looks = try searches.map { try look(for: $0, in: files) }
    var left: [String: Int] = [:]
    for look in looks { left.merge(look.left, uniquingKeysWith: +) }
    return ErasureReceipt.Rescan(
      files: searches.isEmpty ? 0 : files.count,
      bytes: looks.first?.bytes ?? 0,
      pieces: searches.map(\.count).reduce(0, +),
      tooShort: pending.map(\.tooShort).reduce(traces.tooShort, +),
      shared: looks.map(\.shared).reduce(0, +),
      left: left.values.reduce(0, +),
      places: files.compactMap { file in left[file].map { "\($0) in \(file)" } },
      leftOut: pending.map(\.leftOut).reduce(traces.leftOut, +)
    )
  }

  /// What one search found.
  private struct Look {
    var bytes: Int64 = 0
    var shared = 0
    /// By the file; of those alone that have some.
    var left: [String: Int] = [:]
  }

  private func look(for empty: TraceSearch, in files: [String]) throws -> Look {
    var look = Look()
    var inFiles: [(path: String, search: TraceSearch)] = []
    for file in files {
      var search = empty
      look.bytes += try FileTraces.look(in: file, for: &search)
      if search.found > 0 { inFiles.append((file, search)) }
    }
    var others = empty
    if !inFiles.isEmpty { try lookAmongOthers(&others) }
    var touching: Set<Int> = []
    for file in inFiles {
      var left = Set(file.search.found(besides: others))
      if !left.isEmpty, file.path == StoreParts(path).database[0] {
        let accounted = try amongRows(file.path, file.search, others)
        left.subtract(accounted)
        touching.formUnion(accounted)
      }
      if !left.isEmpty { look.left[file.path] = left.count }
    }
    look.shared = others.found + touching.count
    return look
  }

  /// The pieces that stand in the store only where every byte belongs to rows that stay: at the end of
  /// one, say, before a byte of the next that happens to fit.
  private func amongRows(
    _ path: String,
    _ search: TraceSearch,
    _ others: TraceSearch
  ) throws -> Set<Int> {
    guard let places = try FileTraces.places(in: path, of: search, besides: others) else {
      return []
    }
    let areRows = RowBytes.cover(places.map(\.range), in: path)
    let all = Set(places.map(\.piece))
    return all.subtracting(zip(places, areRows).filter { !$0.1 }.map(\.0.piece))
  }

  private func lookAmongOthers(_ search: inout TraceSearch) throws {
    var copy = search
    let again = try StoreOpening.reopen(path)
    defer { try? again.close() }
    try again.forEachStoredText { copy.look(in: $0) }
    // A console may still hold a draft of a record that is gone.
    var failure: (any Error)?
    let drafts = DraftFolder(besideStore: path).texts { item, id in
      do {
        if let id { return try again.itemKey(of: id) == item }
        return try again.item(item, now: Host.now) != nil
      } catch {
        failure = error
        return false
      }
    }
    if let failure { throw failure }
    for text in drafts { Array(text.utf8).withUnsafeBytes { _ = copy.look(in: $0) } }
    for place in places {
      try KeptOutLines.lookAmongOthers(in: place, for: &copy)
    }
    search = copy
  }
}
