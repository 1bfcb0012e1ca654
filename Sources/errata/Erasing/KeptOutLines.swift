import Capture
import Redaction
import ReviewModel
import ReviewStorage

/// Which lines of the files of lines that were kept out belong to an erasure.
struct KeptOutLines {
  /// What names users and records.
  let identity: RecordIdentity
  /// What finds private values in ids.
  let redactor: Redactor
  /// The records that are erased.
  let erased: ErasedRecords
  /// The keyed hashes of users who are erased.
  let users: Set<String>
  /// Before which moment a line happened that is meant, if age is meant.
  let before: Timestamp?
  /// Says which lines nobody agreed to, if these are meant.
  let consent: LineConsent?

  /// What was taken out of a file.
  struct Removed {
    /// How many lines are meant.
    var lines = 0
    /// How many stay whose age is meant and not known.
    var undated = 0
    /// How many stay that name no user, while users are meant.
    var unnamed = 0
    /// How many went since they are too long to be read, and so to be told apart.
    var tooLong = 0
    /// Pieces of the texts in them.
    var traces = TextTraces()
  }

  /// Whether a line is one of those that are erased.
  ///
  /// A broken line whose user cannot be read counts as the user's who is erased, since nobody can tell
  /// whose it is. A line whose time cannot be read is as old as its file at least.
  ///
  /// - Parameter written: when its file was written last.
  func isMeant(_ line: KeptOutLine, in written: Timestamp?) -> Bool {
    if line.ids.contains(where: { erased.contains(InteractionID($0)) }) { return true }
    if let before {
      let times = line.times.isEmpty ? [written].compactMap(\.self) : line.times
      if times.contains(where: { $0 < before }) { return true }
    }
    if let consent, consent.isMissing(line, from: line.users.flatMap { [$0, identity.user($0)] }) {
      return true
    }
    guard !users.isEmpty else { return false }
    if line.hasUnreadableUser || line.users.contains(where: isErasedUser) { return true }
    return line.isBroken && line.texts.contains { $0.utf8.count <= 256 && isErasedUser($0) }
  }

  private func isErasedUser(_ name: String) -> Bool {
    users.contains(name) || users.contains(identity.user(name))
  }

  /// Takes the lines that are meant out of a place; a file without any is left alone.
  ///
  /// - Parameter isRehearsal: only counts.
  func erase(in place: KeptPlace, isRehearsal: Bool) throws -> Removed {
    var removed = Removed()
    let written = FileTraces.lastWriting(of: place.path)
    try KeptLines(place.path, place.kind).filter(isRehearsal: isRehearsal) { line in
      guard let line else {
        removed.tooLong += 1
        return false
      }
      return !take(line, written, &removed)
    }
    return removed
  }

  /// Finds out what would keep the lines that are meant in a place.
  ///
  /// - Throws: a `CaptureError` when there are some, and the file cannot be written anew.
  func checkErasable(in place: KeptPlace) throws {
    let removed = try erase(in: place, isRehearsal: true)
    guard removed.lines + removed.tooLong > 0 else { return }
    try KeptLines(place.path, place.kind).checkReplaceable()
  }

  /// Notes a line if it is meant.
  private func take(
    _ bytes: ArraySlice<UInt8>,
    _ written: Timestamp?,
    _ removed: inout Removed
  ) -> Bool {
    let line = KeptOutLine(bytes)
    guard isMeant(line, in: written) else {
      if before != nil, line.times.isEmpty { removed.undated += 1 }
      if !users.isEmpty, line.users.isEmpty { removed.unnamed += 1 }
      return false
    }
    removed.lines += 1
    for text in line.texts { removed.traces.add(text) }
    return true
  }

  /// The records that wait in a quarantine and are meant.
  func quarantined(in places: [KeptPlace]) throws -> [RecordErasure] {
    try places.filter { $0.kind == .quarantine }.flatMap { place in
      let written = FileTraces.lastWriting(of: place.path)
      return try Quarantine.erasures(
        in: place.path,
        identity: identity,
        redactor: redactor,
        isMeant: { isMeant(KeptOutLine($0), in: written) }
      )
    }
  }

  /// The ids that the lines of some places give themselves, each under both of its names.
  func ids(in places: [KeptPlace]) throws -> Set<InteractionID> {
    var ids: Set<InteractionID> = []
    for place in places {
      try KeptLines(place.path, place.kind).forEach { line in
        for id in KeptOutLine(line).ids { ids.formUnion(identity.names(of: id)) }
      }
    }
    return ids
  }

  /// Whether any line of some places is meant.
  func isAnywhere(in places: [KeptPlace]) throws -> Bool {
    for place in places where try erase(in: place, isRehearsal: true).lines > 0 { return true }
    return false
  }

  /// Looks at the lines of a place that can be read and so are somebody else's.
  static func lookAmongOthers(in place: KeptPlace, for search: inout TraceSearch) throws {
    var copy = search
    try KeptLines(place.path, place.kind).forEach { line in
      guard !KeptOutLine(line).isBroken else { return }
      Array(line).withUnsafeBytes { _ = copy.look(in: $0) }
    }
    search = copy
  }
}
