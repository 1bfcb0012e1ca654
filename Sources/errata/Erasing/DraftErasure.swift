import ConsoleRuntime
import ReviewModel

/// Takes drafts of erased records out of the journals beside a store.
struct DraftErasure {
  /// The journals.
  let folder: DraftFolder
  /// The items that go.
  let items: Set<ItemKey>
  /// The records that are erased.
  let erased: ErasedRecords

  private func isMeant(_ item: ItemKey, _ id: ItemID?) -> Bool {
    items.contains(item) || id.map { erased.contains(InteractionID($0.rawValue)) } ?? false
  }

  /// Which drafts would go.
  func rehearse() -> [ErasureReceipt.Place] {
    let drafts = folder.items().count { isMeant($0.item, $0.id) }
    let edits = folder.edits().filter { isMeant($0.item, nil) }
      .map { FileTraces.files(in: $0.path).count }.reduce(0, +)
    var removed: [ErasureReceipt.Removal] = []
    if drafts > 0 { removed.append(ErasureReceipt.Removal(drafts, "draft", "drafts")) }
    let notes = folder.notes(where: isMeant).count
    if notes > 0 { removed.append(ErasureReceipt.Removal(notes, "note", "notes")) }
    if edits > 0 { removed.append(ErasureReceipt.Removal(edits, "file", "files")) }
    guard !removed.isEmpty else { return [] }
    let path = Host.placeOfNewFile(folder.path)
    return [ErasureReceipt.Place(name: "drafts", path: path, removed: removed)]
  }

  /// That a decision which waits for the store goes on.
  private static func words(on others: Int) -> String {
    let records = count(others, "other record")
    return
      "A decision that waits for the store was on what is erased too. It stays for \(records), without its note."
  }

  /// Takes them out.
  ///
  /// - Returns: a place for each file that lost something.
  func carryOut() throws -> [ErasureReceipt.Place] {
    var before: [String: String] = [:]
    for file in FileTraces.files(in: folder.path) { before[file] = try FileTraces.hash(of: file) }
    let entries: [String: ErasedEntries]
    do throws(DraftJournalError) {
      entries = try folder.erase(where: isMeant)
    } catch {
      throw Failure(.inputOutput, error.message)
    }
    for words in entries.values.map(\.decisions).flatMap(\.values).map(Self.words(on:)) {
      Messages.note(words)
    }
    let root = Host.placeOfNewFile(folder.path)
    return try before.keys.sorted().compactMap { file in
      let after = try FileTraces.hash(of: file)
      let count = entries[file]?.count ?? (after == nil ? 1 : 0)
      guard count > 0 else { return nil }
      return ErasureReceipt.Place(
        name: "drafts",
        path: root + file.dropFirst(folder.path.count),
        removed: [
          after == nil
            ? ErasureReceipt.Removal(1, "file", "files")
            : ErasureReceipt.Removal(count, "entry", "entries")
        ],
        before: before[file],
        after: after
      )
    }
  }
}
