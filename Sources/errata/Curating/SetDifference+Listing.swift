import ReviewModel
import ReviewStorage

/// A set beside what was released before it.
struct ComparedSet {
  /// The set.
  let found: FoundSet
  /// What was released before it; nil when nothing was.
  let release: ReleaseRecord?
  /// How they differ.
  let difference: SetDifference

  /// Compares a set with what was released last from another one, before this set was released if it was.
  init(_ found: FoundSet, in store: any ReviewStore) throws {
    self.found = found
    release = ReleaseRecord.before(found.set.id, in: try store.releases())
    let nothing = CuratedSet(id: "", policy: [], examples: [], drops: [], counts: CurationCounts())
    let released = try release.flatMap { try store.set($0.set) } ?? nothing
    difference = try SetDifference(
      of: found.set,
      found.approvals,
      from: released,
      try release.map { try store.approvals(of: $0.set) } ?? [:]
    ) { try store.fate(of: $0, now: Host.now) }
  }

  /// What differs, for people.
  func lines(width: Int) -> [String] {
    let against =
      release.map { "since the release of \($0.time.minute) (set \($0.set.abbreviated))" }
      ?? "no other set was released before it"
    return ["set \(found.set.id.abbreviated)"]
      + difference.lines(against, width: width) { found.state(of: $0) }
  }

  /// What differs, an object an example.
  var json: [JSONLine] { difference.json { found.state(of: $0) } }
}

extension SetDifference {
  /// What differs, for people.
  ///
  /// - Parameters:
  ///   - against: what it differs from, in words.
  ///   - state: where an example stands.
  func lines(
    _ against: String,
    width: Int,
    state: (Example) -> ApprovalState
  ) -> [String] {
    let changes = Change.allCases.map { ($0, entries($0)) }
    let counts = changes.map { "\($0.1.count) \($0.0.rawValue)" } + ["\(unchanged) as before"]
    var lines = ["\(counts.joined(separator: ", ")), \(against)"]
    for (change, entries) in changes where !entries.isEmpty {
      var table = TextTable([
        TextTable.Column(title: change.rawValue.uppercased(), limit: 12),
        TextTable.Column(title: "STATE", limit: 8),
        TextTable.Column(title: "KIND", limit: 10),
        TextTable.Column(title: "WARNINGS", limit: 20),
        TextTable.Column(title: "WHY", limit: 44),
        TextTable.Column(title: "QUESTION"),
      ])
      for entry in entries {
        table.add([
          entry.example.id.abbreviated, entry.standing(state), entry.example.kind.rawValue,
          entry.example.warnings.map(\.rule).joined(separator: " "),
          entry.reasons.joined(separator: "; "), entry.example.question,
        ])
      }
      lines += [""] + table.lines(width: width)
    }
    return lines
  }

  /// What differs, an object an example.
  ///
  /// - Parameter state: where an example stands.
  func json(state: (Example) -> ApprovalState) -> [JSONLine] {
    entries.map { entry in
      var line = JSONLine()
      line.put("id", entry.example.id.rawValue)
      line.put("change", entry.change.rawValue)
      line.put("state", entry.standing(state))
      line.put("kind", entry.example.kind.rawValue)
      line.put("question", entry.example.question)
      line.put("expected", entry.example.expected)
      line.put("warnings", entry.example.warnings.map { JSONValue.string($0.rule) })
      line.put("why", entry.reasons.map(JSONValue.string))
      if let before = entry.before {
        var old = JSONLine()
        old.put("id", before.id.rawValue)
        old.put("kind", before.kind.rawValue)
        old.put("question", before.question)
        old.put("expected", before.expected)
        line.put("before", old.value)
      }
      return line
    }
  }
}

extension SetDifference.Entry {
  fileprivate func standing(_ state: (Example) -> ApprovalState) -> String {
    change == .removed ? "gone" : state(example).word
  }
}
