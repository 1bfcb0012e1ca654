import Capture
import Glibc
import ReviewModel
import ReviewStorage

/// The part of an erasure that is about lines that were kept out of the store.
extension ErasureRun {
  func lines(
    of erased: ErasedRecords,
    _ users: Set<String> = [],
    _ before: Timestamp? = nil,
    isOfUnconsented: Bool = false
  ) throws -> KeptOutLines {
    KeptOutLines(
      identity: identity,
      redactor: redactor,
      erased: erased,
      users: users,
      before: before,
      consent: isOfUnconsented ? try LineConsent(of: store) : nil
    )
  }

  var keptFiles: KeptFiles { get throws { try KeptFiles(of: store, at: path) } }

  /// What became of lines that were kept out of the store.
  struct KeptOut {
    /// The files that lost some.
    var changed: [ErasureReceipt.Place] = []
    /// How many lines stay whose age is meant and not known.
    var undated = 0
    /// How many lines stay that name no user, while users are meant.
    var unnamed = 0
    /// Pieces of what went.
    var traces = TextTraces()
  }

  /// Finds out what would keep lines in files of lines that were kept out, before anything is erased.
  func checkErasable(
    _ rest: ErasureRest,
    _ request: ErasureRequest,
    _ places: [KeptPlace],
    _ erased: ErasedRecords
  ) throws {
    guard selection != nil || !rest.ids.isEmpty else { return }
    let lines = try lines(
      of: erased,
      rest.users.union(request.users),
      [rest.before, request.before].compactMap(\.self).max(),
      isOfUnconsented: rest.isOfUnconsented || request.isOfUnconsented
    )
    for place in places { try lines.checkErasable(in: place) }
    try erased.check()
  }

  func eraseLines(
    _ rest: ErasureRest,
    _ places: [KeptPlace],
    _ erased: ErasedRecords
  ) throws -> KeptOut {
    let lines = try lines(
      of: erased,
      rest.users,
      rest.before,
      isOfUnconsented: rest.isOfUnconsented
    )
    var keptOut = KeptOut()
    keptOut.changed = try places.compactMap { place -> ErasureReceipt.Place? in
      if !isRehearsal { FileReplacement.clear(place.path) }
      let before = try FileTraces.hash(of: place.path)
      let removed = try lines.erase(in: place, isRehearsal: isRehearsal)
      keptOut.undated += removed.undated
      keptOut.unnamed += removed.unnamed
      guard removed.lines + removed.tooLong > 0 else { return nil }
      keptOut.traces.add(removed.traces)
      // It went with its last line, so nothing waits there.
      if !isRehearsal, place.kind == .quarantine, access(place.path, F_OK) != 0 {
        try store.forget(place)
      }
      return ErasureReceipt.Place(
        name: place.kind.rawValue,
        path: place.path,
        removed: removed.counts,
        before: before,
        after: isRehearsal ? nil : try FileTraces.hash(of: place.path)
      )
    }
    try erased.check()
    return keptOut
  }
}

extension KeptOutLines.Removed {
  /// What went, in words and numbers.
  fileprivate var counts: [ErasureReceipt.Removal] {
    let tooLong = ErasureReceipt.Removal(
      key: "too_long",
      words: "\(self.tooLong == 1 ? "line" : "lines") too long to be told whose",
      count: self.tooLong
    )
    return [ErasureReceipt.Removal(lines, "line", "lines"), tooLong].filter { $0.count > 0 }
  }
}
