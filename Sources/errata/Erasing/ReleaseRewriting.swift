import Releases
import ReviewModel
import ReviewStorage

/// Writes releases again without what is erased.
struct ReleaseRewriting {
  /// The store.
  let store: any ReviewStore
  /// The records that are erased.
  let erased: ErasedRecords
  /// Rejected examples that went with them.
  let examples: Set<ExampleID>

  /// Writes the releases in some folders again.
  ///
  /// - Parameters:
  ///   - folders: the folders, from the root on.
  ///   - holdings: what the releases that the store knows hold.
  ///   - now: when.
  /// - Returns: these, and the other folders in which something was erased.
  func rewrite(
    _ folders: [String],
    among holdings: [ReleaseSearch.Holding],
    now: Timestamp
  ) throws -> [ErasureReceipt.ReleasePlace] {
    var places = holdings.map { ErasureReceipt.ReleasePlace(holding: $0) }
    for folder in folders {
      let release = try StandingRelease(at: folder)
      let lines = release.lines(holding: erased.contains, staying: erased.staying)
      let rewritten = try rewrite(release, now: now)
      let place = ByteName(folder)
      if let index = places.firstIndex(where: { $0.path.map(ByteName.init) == place }) {
        places[index].rewritten = rewritten
      } else if rewritten != nil {
        let record = ReleaseRecord(
          set: release.set,
          manifest: release.manifestHash,
          path: folder,
          time: now
        )
        places.append(
          ErasureReceipt.ReleasePlace(
            holding: ReleaseSearch.Holding(release: record, found: .lines(lines)),
            rewritten: rewritten
          )
        )
      }
    }
    return places
  }

  private func rewrite(_ release: StandingRelease, now: Timestamp) throws -> RewrittenRelease? {
    let set = try store.set(release.set)
    let known = set.map { Set($0.examples.map(\.id)) }
    let erasure = ReleaseErasure(
      isErased: erased.contains,
      staying: erased.staying,
      // What an erasure took out of the set long ago is rejected by nobody any more.
      examples: examples.union(known.map { release.rejected.subtracting($0) } ?? [])
    )
    let rewritten = try release.rewrite(without: erasure, checking: erased.check)
    if let rewritten, set != nil {
      try store.recordRelease(
        of: release.set,
        manifest: rewritten.after,
        path: release.path,
        now: now
      )
    }
    return rewritten
  }
}
