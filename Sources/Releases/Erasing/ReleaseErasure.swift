import JSONText
package import ReviewModel

/// What has to go from a release, and what may stay: everything that writing it again needs to know.
package struct ReleaseErasure {
  /// Whether a record is erased.
  package var isErased: (InteractionID) -> Bool
  /// What a record that stays gave to its example, or nil when the store does not have it.
  package var staying: (InteractionID) -> StayingRecord?
  /// Rejected examples that were made of an erased record, besides those that the release names.
  package var examples: Set<ExampleID>

  /// Makes an erasure.
  package init(
    isErased: @escaping (InteractionID) -> Bool,
    staying: @escaping (InteractionID) -> StayingRecord?,
    examples: Set<ExampleID> = []
  ) {
    self.isErased = isErased
    self.staying = staying
    self.examples = examples
  }
}

/// The content of a release after an erasure, before it is written.
struct ErasedRelease {
  let original: StandingRelease
  let erasure: ReleaseErasure
  /// What stays of each file of data.
  private(set) var lines: [ReleaseFile: [[UInt8]]] = [:]
  /// The lines of each file that went, counted from 1.
  private(set) var removed: [ReleaseFile: [Int]] = [:]
  /// The lines of `eval.jsonl`, as they were counted, of which only a name went.
  private(set) var changed: [Int] = []
  /// The records that were named anywhere in it.
  private(set) var records: Set<InteractionID> = []
  /// The examples that went.
  private(set) var examples: Set<String> = []
  /// The kinds of the eval cases that stay.
  private(set) var kinds: [String: Int] = [:]

  /// Takes what is erased out of a release.
  init(_ original: StandingRelease, _ erasure: ReleaseErasure) {
    self.original = original
    self.erasure = erasure
    examples = Set(erasure.examples.map(\.rawValue))
    for file in StandingRelease.dataFiles {
      let lineages = original.lineages(of: file)
      var kept: [[UInt8]] = []
      for (index, line) in original.lines(of: file).enumerated() {
        let erased = lineages[index].filter { isErased($0.interaction) }
        if erased.contains(where: { $0.role != .duplicate }) {
          removed[file, default: []].append(index + 1)
          if file == .eval, let id = (try? JSONReader.parse(line).value)?["id"]?.text {
            examples.insert(id)
          }
        } else if file == .eval {
          kept.append(keeping(line, index, lineages[index], hasErased: !erased.isEmpty))
        } else {
          kept.append(line)
        }
      }
      lines[file] = kept
    }
  }

  /// Whether nothing of the release has to go.
  var isUnchanged: Bool {
    removed.isEmpty && changed.isEmpty && original.rejected.isDisjoint(with: erasure.examples)
      && original.lines(holding: erasure.isErased).isEmpty
  }

  private mutating func isErased(_ id: InteractionID) -> Bool {
    guard erasure.isErased(id) else { return false }
    records.insert(id)
    return true
  }

  /// A line of `eval.jsonl` that stays: without the names of erased records, their askers' weight,
  /// and the wordings that nobody else used.
  private mutating func keeping(
    _ line: [UInt8],
    _ index: Int,
    _ lineage: [LineageEntry],
    hasErased: Bool
  ) -> [UInt8] {
    guard case .object(var members)? = try? JSONReader.parse(line).value else { return line }
    if let kind = JSONValue.object(members)["kind"]?.text { kinds[kind, default: 0] += 1 }
    guard hasErased else { return line }
    let staying = lineage.filter { !erasure.isErased($0.interaction) }
    let records = staying.compactMap { erasure.staying($0.interaction) }
    let words = StayingWords(records)
    for place in members.indices {
      switch (members[place].key, members[place].value) {
      case ("lineage", .array(let entries)):
        members[place].value = .array(
          entries.filter { !erasure.isErased(InteractionID($0["id"]?.text ?? "")) }
        )
      case ("weight", .number(let weight)):
        let fewer = Example.weight(of: Int(weight) ?? 1, staying: staying.count)
        members[place].value = .number(String(fewer))
      default:
        if let left = words.keeping(members[place]) { members[place].value = left }
      }
    }
    changed.append(index + 1)
    return JSONValue.object(members).serializedBytes
  }
}
