import JSONText
package import ReviewModel

/// A release as it stands on the disk, read whole, so that it can be searched and written again.
package struct StandingRelease: Sendable {
  /// The folder.
  package let path: String
  /// The SHA-256 of its manifest, which stands for the whole release.
  package let manifestHash: String
  /// The set that it was made of.
  package let set: SetID
  let manifest: [JSONMember]
  let manifestBytes: [UInt8]
  let card: [UInt8]
  private let data: [ReleaseFile: [[UInt8]]]

  /// The files of data, in the order of a release.
  static let dataFiles: [ReleaseFile] = [.eval, .sft, .preferences]

  /// Reads a release.
  ///
  /// - Throws: a ``ReleaseError``: `missing` when the folder holds no release that this version can
  ///   read, `altered` when it is not as its manifest says, `io` when it cannot be read.
  package init(at path: String) throws(ReleaseError) {
    try FolderInTheMaking.restore(at: path)
    let findings = try checkRelease(at: path)
    if let finding = findings.first {
      throw ReleaseError(
        .altered,
        """
        the release \(path) is not as its manifest says (\(finding.file): \(finding.finding)), so \
        nothing in it can be found by its lineage. Put the release back as it was (its set can be released again \
        into another folder), or delete it.
        """
      )
    }
    let file = "\(path)/\(ReleaseFile.manifest.rawValue)"
    let bytes = try readFile(file)
    guard case .object(let members)? = try? JSONReader.parse(bytes).value else {
      throw ReleaseError(.missing, "\(file) is no JSON")
    }
    self.path = path
    manifest = members
    manifestBytes = bytes
    manifestHash = hash(of: bytes)
    set = SetID(JSONValue.object(members)["set"]?.text ?? "")
    card = try readFile("\(path)/\(ReleaseFile.card.rawValue)")
    var data: [ReleaseFile: [[UInt8]]] = [:]
    for name in Self.dataFiles {
      data[name] = try readFile("\(path)/\(name.rawValue)")
        .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
        .dropLast()
    }
    self.data = data
  }

  /// The examples of its set that were rejected, which it names with the reasons.
  package var rejected: Set<ExampleID> {
    let listed = JSONValue.object(manifest)["rejected"]?.elements ?? []
    return Set(listed.compactMap { $0["id"]?.text.map(ExampleID.init(rawValue:)) })
  }

  /// Ends a writing to a folder that was killed: what stood there stands there again, and nothing of
  /// either release is left beside it.
  ///
  /// What another process is writing there is left alone.
  ///
  /// - Throws: a ``ReleaseError`` of the code `io` when something cannot be moved or removed.
  package static func settle(at path: String) throws(ReleaseError) {
    try FolderInTheMaking.settle(at: path)
  }

  /// What ``settle(at:)`` would take away beside a folder, by its path; nil when nothing.
  package static func leftover(at path: String) -> String? {
    FolderInTheMaking.leftover(at: path)
  }

  /// The lines of a file, without their ends.
  func lines(of file: ReleaseFile) -> [[UInt8]] { data[file] ?? [] }

  /// The example of each line of a file.
  func exampleNames(of file: ReleaseFile) -> [ExampleID] {
    if file == .eval {
      return lines(of: file).map { line in
        ExampleID((try? JSONReader.parse(line).value)?["id"]?.text ?? "")
      }
    }
    let listed = JSONValue.object(manifest)["lineage"]?[file.rawValue]?.elements ?? []
    return lines(of: file).indices.map { index in
      ExampleID(listed.indices.contains(index) ? listed[index]["example"]?.text ?? "" : "")
    }
  }

  /// The records behind each line of a file.
  func lineages(of file: ReleaseFile) -> [[LineageEntry]] {
    if file == .eval {
      return lines(of: file).map { line in
        (try? JSONReader.parse(line).value)?["lineage"].map(LineageEntry.entries) ?? []
      }
    }
    let listed = JSONValue.object(manifest)["lineage"]?[file.rawValue]?.elements ?? []
    return lines(of: file).indices.map { index in
      guard listed.indices.contains(index) else { return [] }
      return listed[index]["lineage"].map(LineageEntry.entries) ?? []
    }
  }
}

extension LineageEntry {
  /// The entries of a lineage as releases write it.
  fileprivate static func entries(_ value: JSONValue) -> [LineageEntry] {
    value.elements.map { entry in
      LineageEntry(
        interaction: InteractionID(entry["id"]?.text ?? ""),
        role: entry["role"]?.text.flatMap(LineageRole.init(rawValue:)) ?? .confirmed,
        operation: entry["operation"]?.text.map(OperationID.init(rawValue:))
      )
    }
  }
}

extension JSONValue {
  /// The elements of an array; of anything else none.
  var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }
}
