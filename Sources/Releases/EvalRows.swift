import JSONText
package import ReviewModel

/// The lines of a release's `eval.jsonl`, which must be those that its manifest lists.
///
/// - Returns: the values of the lines, and the SHA-256 of the file.
/// - Throws: a ``ReleaseError`` when there is no release, or the file is not as its manifest says.
package func evalRows(at path: String) throws(ReleaseError) -> (rows: [JSONValue], sha256: String) {
  let name = ReleaseFile.eval.rawValue
  let findings = try checkRelease(at: path)
  if let finding = findings.first(where: { $0.file == name }) {
    throw ReleaseError(
      .altered,
      "\(path)/\(name): \(finding.finding). Write the release again, or take the files that belong together."
    )
  }
  let bytes = try readFile("\(path)/\(name)")
  var rows: [JSONValue] = []
  for (place, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
    do throws(JSONError) {
      rows.append(try JSONReader.parse(Array(line)).value)
    } catch {
      throw ReleaseError(.altered, "\(path)/\(name):\(place + 1): this is no JSON (\(error))")
    }
  }
  return (rows, hash(of: bytes))
}

/// The set that a release was made of, by its manifest.
///
/// - Throws: a ``ReleaseError`` when the manifest cannot be read.
package func releasedSet(at path: String) throws(ReleaseError) -> SetID? {
  let bytes = try readFile("\(path)/\(ReleaseFile.manifest.rawValue)")
  return (try? JSONReader.parse(bytes).value)?["set"]?.text.map(SetID.init(rawValue:))
}

/// Writes a file whole or not at all, for its owner alone; another file at its place is replaced.
///
/// - Throws: a ``ReleaseError`` when something that is no file stands there, or the system refuses.
package func writeWhole(_ bytes: [UInt8], to path: String) throws(ReleaseError) {
  guard FileInTheMaking.place(of: path, name: "") == path else {
    throw ReleaseError(.exists, "\(path) is a folder. Name a file.")
  }
  let file = try FileInTheMaking.make(at: path, name: "file")
  var sink = try file.makeSink()
  try sink.append(bytes)
  _ = try sink.finish()
  _ = try file.publish(replaces: true)
}
