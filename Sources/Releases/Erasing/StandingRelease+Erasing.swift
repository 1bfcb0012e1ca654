import Glibc
import ReviewModel

/// A release that was written again without what is erased.
package struct RewrittenRelease: Hashable, Sendable {
  /// The SHA-256 of the manifest before.
  package let before: String
  /// The SHA-256 of the manifest now.
  package let after: String
  /// How many lines went, in the order eval, sft, preferences.
  package let removed: [Int]
  /// How many lines of `eval.jsonl` lost a name.
  package let changed: Int
}

extension StandingRelease {
  /// Writes the release again without what is erased, in place of itself and whole.
  ///
  /// The lines that stay keep their bytes and their order. The same release and the same erasure are
  /// the same bytes on every machine.
  ///
  /// - Parameters:
  ///   - erasure: what has to go.
  ///   - check: is called when everything was asked of the erasure and nothing is written yet, so that
  ///     it can throw what kept it from answering.
  /// - Returns: what was done; nil when nothing in it is erased, and then nothing is written.
  /// - Throws: a ``ReleaseError`` when writing failed, and what `check` throws; the release then stands
  ///   as it was.
  package func rewrite(
    without erasure: ReleaseErasure,
    checking check: () throws -> Void = {}
  ) throws -> RewrittenRelease? {
    let erased = ErasedRelease(self, erasure)
    try check()
    guard !erased.isUnchanged else { return nil }
    let folder = try FolderInTheMaking.make(at: path)
    var facts: [(file: ReleaseFile, facts: FileFacts)] = []
    for file in Self.dataFiles {
      var sink = try folder.makeFile(file.rawValue)
      for line in erased.lines[file] ?? [] { try sink.append(line + [UInt8(ascii: "\n")]) }
      facts.append((file, try sink.finish()))
    }
    var card = try folder.makeFile(ReleaseFile.card.rawValue)
    try card.append(erased.card)
    facts.append((.card, try card.finish()))
    var manifest = try folder.makeFile(ReleaseFile.manifest.rawValue)
    try manifest.append(erased.manifest(of: facts))
    let after = try manifest.finish().sha256
    try folder.replace()
    return RewrittenRelease(
      before: manifestHash,
      after: after,
      removed: Self.dataFiles.map { erased.removed[$0]?.count ?? 0 },
      changed: erased.changed.count
    )
  }
}

extension ErasedRelease {
  /// The dataset card with the counts of today, and a word on why they differ from the others.
  var card: [UInt8] {
    var text = String(decoding: original.card, as: UTF8.self)
    for file in StandingRelease.dataFiles {
      let row = "| `\(file.rawValue)` | "
      guard let start = text.range(of: row), let end = text[start.upperBound...].firstIndex(of: " ")
      else { continue }
      text.replaceSubrange(start.upperBound..<end, with: String(lines[file]?.count ?? 0))
    }
    let heading = "## Rewritten after an erasure"
    if text.range(of: heading) == nil {
      text += """

        \(heading)

        Records that people asked to have erased were taken out of the files above, and the folder was
        written again; `rewritten` in `manifest.json` counts what went. The counts of records, of what
        was left out and of kinds are those of the release as it was first written.

        """
    }
    return Array(text.utf8)
  }
}

extension String {
  /// Where a text stands first, byte for byte.
  fileprivate func range(of text: String) -> Range<Index>? {
    let wanted = Array(text.utf8)
    var start = utf8.startIndex
    while let found = utf8[start...].firstIndex(of: wanted[0]) {
      if utf8[found...].starts(with: wanted) {
        return found..<utf8.index(found, offsetBy: wanted.count)
      }
      start = utf8.index(after: found)
    }
    return nil
  }
}
