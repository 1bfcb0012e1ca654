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
  ///   - wishes: which releases. One that was to be written again by a run that was interrupted, and cannot be
  ///     read any more, is said to stand as it is.
  ///   - holdings: what the releases that the store knows hold.
  ///   - now: when.
  /// - Returns: these, and the other folders in which something was erased.
  func rewrite(
    _ wishes: RewriteWishes,
    among holdings: [ReleaseSearch.Holding],
    now: Timestamp
  ) throws -> [ErasureReceipt.ReleasePlace] {
    var places = holdings.map { ErasureReceipt.ReleasePlace(holding: $0) }
    for wish in wishes.all {
      let folder = wish.folder
      let release: StandingRelease
      do throws(ReleaseError) {
        release = try StandingRelease(at: folder)
      } catch {
        guard !wish.isOwn else { throw error }
        Messages.note(
          "The release \(PlainText.line(folder).text) was to be written again by a run that was interrupted, and "
            + "was not: \(error.description)"
        )
        continue
      }
      let lines = release.lines(holding: erased.contains, staying: erased.staying)
      let rewritten = try rewrite(release, now: now)
      let place = ByteName(folder)
      let earlier = try rewritten == nil ? earlierRewriting(of: release, wish, now: now) : nil
      if let index = places.firstIndex(where: { $0.path.map(ByteName.init) == place }) {
        places[index].rewritten = rewritten
        places[index].earlier = earlier
      } else if rewritten != nil || earlier != nil {
        let record = ReleaseRecord(
          set: release.set,
          manifest: release.manifestHash,
          path: folder,
          time: now
        )
        places.append(
          ErasureReceipt.ReleasePlace(
            holding: ReleaseSearch.Holding(release: record, found: .lines(lines)),
            rewritten: rewritten,
            earlier: earlier
          )
        )
      }
    }
    return places
  }

  /// What a run that was interrupted has done to a release of which nothing is left to be taken out.
  ///
  /// - Returns: the manifest before; nil when the release stands as it did.
  private func earlierRewriting(
    of release: StandingRelease,
    _ wish: RewriteWishes.Wish,
    now: Timestamp
  ) throws -> ErasureReceipt.EarlierRewriting? {
    guard let former = wish.former, former.manifest != release.manifestHash else { return nil }
    let known = try store.releases()
    if known.contains(where: { $0.manifest == former.manifest }),
      !known.contains(where: { $0.manifest == release.manifestHash })
    {
      try store.recordRelease(
        of: release.set,
        manifest: release.manifestHash,
        path: release.path,
        now: now
      )
    }
    return ErasureReceipt.EarlierRewriting(before: former.manifest, after: release.manifestHash)
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
