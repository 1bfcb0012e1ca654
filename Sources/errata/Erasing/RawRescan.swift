import Glibc
import ReviewModel
import ReviewStorage

/// Looks through the raw bytes of all that errata keeps for what an erasure has left.
///
/// The store must be closed meanwhile. What is found and stands in a record that stays, or in a line that
/// was kept out and is somebody else's, is theirs.
struct RawRescan {
  /// The store's file.
  let path: String
  /// The files of lines that were kept out.
  let places: [KeptPlace]
  /// Releases that were written again.
  let rewritten: [String]

  /// Looks for pieces of texts.
  func look(for traces: TextTraces) throws -> ErasureReceipt.Rescan {
    let parts = StoreParts(path)
    let all =
      (parts.database + places.map(\.path))
      .filter { access($0, F_OK) == 0 }
      + ([parts.drafts] + rewritten).flatMap(FileTraces.files)
    var total: Int64 = 0
    var inFiles: [(path: String, search: TraceSearch)] = []
    let empty = TraceSearch(traces)
    for file in all where !traces.isEmpty {
      var search = empty
      total += try FileTraces.look(in: file, for: &search)
      if search.found > 0 { inFiles.append((file, search)) }
    }
    var others = empty
    if !inFiles.isEmpty { try lookAmongOthers(&others) }
    let left = inFiles.map { (path: $0.path, count: $0.search.found(besides: others)) }
    return ErasureReceipt.Rescan(
      files: traces.isEmpty ? 0 : all.count,
      bytes: total,
      pieces: traces.count,
      tooShort: traces.tooShort,
      shared: others.found,
      left: left.map(\.count).reduce(0, +),
      places: left.filter { $0.count > 0 }.map { "\($0.count) in \($0.path)" },
      leftOut: traces.leftOut
    )
  }

  private func lookAmongOthers(_ search: inout TraceSearch) throws {
    let again = try StoreOpening.reopen(path)
    var copy = search
    try again.forEachStoredText { copy.look(in: $0) }
    try again.close()
    for place in places {
      try KeptOutLines.lookAmongOthers(in: place, for: &copy)
    }
    search = copy
  }
}
