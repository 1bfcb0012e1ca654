import JSONText
import ReviewModel

extension ErasedRelease {
  /// The manifest of what stays, which says that the release was written again and why.
  ///
  /// It names the manifest before by its SHA-256 and counts what went; no erased record and no clock
  /// is in it. What the counts under `in` say is still how the set was made.
  func manifest(of files: [(file: ReleaseFile, facts: FileFacts)]) -> [UInt8] {
    var members = original.manifest
    for index in members.indices {
      switch members[index].key {
      case "counts": members[index].value = counts(members[index].value)
      case "drops": members[index].value = drops(members[index].value)
      case "merged": members[index].value = merged(members[index].value)
      case "rejected": members[index].value = rejected(members[index].value)
      case "held_from_training": members[index].value = held(members[index].value)
      case "files":
        members[index].value = .object(files.map { JSONMember($0.file.rawValue, $0.facts.json) })
      case "lineage": members[index].value = lineage
      default: break
      }
    }
    let earlier = JSONValue.object(members)["rewritten"]?.elements ?? []
    members.removeAll { $0.key == "rewritten" }
    members.append(JSONMember("rewritten", .array(earlier + [rewriting])))
    return indentedJSON(.object(members))
  }

  private var rewriting: JSONValue {
    let gone = StandingRelease.dataFiles.map { file in
      JSONMember(file.rawValue, number(removed[file]?.count ?? 0))
    }
    return .object([
      JSONMember("because", .string("erasure")),
      JSONMember("manifest_before", .string(original.manifestHash)),
      JSONMember("records", number(records.count)),
      JSONMember("lines_removed", .object(gone)),
      JSONMember("lines_changed", .object([JSONMember("eval.jsonl", number(changed.count))])),
    ])
  }

  private func counts(_ value: JSONValue) -> JSONValue {
    replacing("out", of: value) { out in
      guard case .object(let members) = out else { return out }
      let removedExamples = removed[.eval]?.count ?? 0
      return .object(
        members.map { member in
          let count: Int
          switch member.key {
          case "eval": count = lines[.eval]?.count ?? 0
          case "sft": count = lines[.sft]?.count ?? 0
          case "sft_agent": count = agentRows
          case "preferences": count = lines[.preferences]?.count ?? 0
          case "approved": count = lines[.eval]?.count ?? 0
          case "golden", "regression": count = kinds[member.key] ?? 0
          case "rejected": count = rejectedLeft
          case "examples": count = (lines[.eval]?.count ?? 0) + rejectedLeft
          default: return member
          }
          return removedExamples + records.count > 0 || rejectedLeft < original.rejected.count
            ? JSONMember(member.key, number(count)) : member
        }
      )
    }
  }

  private var rejectedLeft: Int {
    let listed = JSONValue.object(original.manifest)["rejected"] ?? .array([])
    return rejected(listed).elements.count
  }

  private func drops(_ value: JSONValue) -> JSONValue {
    .array(
      value.elements.compactMap { group in
        let staying = (group["records"]?.elements ?? []).filter { !isErased(name: $0) }
        guard !staying.isEmpty else { return nil }
        let counted = replacing("count", of: group) { _ in number(staying.count) }
        return replacing("records", of: counted) { _ in .array(staying) }
      }
    )
  }

  private func merged(_ value: JSONValue) -> JSONValue {
    .array(
      value.elements.filter { entry in
        !isErased(name: entry["id"]) && !examples.contains(entry["into"]?.text ?? "")
      }
    )
  }

  private func rejected(_ value: JSONValue) -> JSONValue {
    .array(value.elements.filter { !examples.contains($0["id"]?.text ?? "") })
  }

  private func held(_ value: JSONValue) -> JSONValue {
    .array(value.elements.filter { !examples.contains($0.text ?? "") })
  }

  /// How many training rows are the agent's own words.
  private var agentRows: Int {
    let rows = lineage[ReleaseFile.sft.rawValue]?.elements ?? []
    return rows.count { $0["lineage"]?.elements.first?["words"]?.text == "agent" }
  }

  private var lineage: JSONValue {
    let before = JSONValue.object(original.manifest)["lineage"] ?? .object([])
    guard case .object(let members) = before else { return before }
    return .object(
      members.map { member in
        let file = ReleaseFile(rawValue: member.key)
        let gone = Set(file.flatMap { removed[$0] } ?? [])
        let kept = member.value.elements.enumerated().filter { !gone.contains($0.offset + 1) }
        let rows = kept.enumerated().map { index, entry in
          let numbered = replacing("line", of: entry.element) { _ in number(index + 1) }
          return replacing("lineage", of: numbered) { entries in
            .array(entries.elements.filter { !isErased(name: $0["id"]) })
          }
        }
        return JSONMember(member.key, .array(rows))
      }
    )
  }

  private func isErased(name: JSONValue?) -> Bool {
    erasure.isErased(InteractionID(name?.text ?? ""))
  }

  private func replacing(
    _ key: String,
    of value: JSONValue,
    by change: (JSONValue) -> JSONValue
  ) -> JSONValue {
    guard case .object(let members) = value else { return value }
    return .object(
      members.map { $0.key == key ? JSONMember(key, change($0.value)) : $0 }
    )
  }
}

private func number(_ value: Int) -> JSONValue { .number(String(value)) }
