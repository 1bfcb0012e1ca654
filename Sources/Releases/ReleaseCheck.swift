import Glibc
import JSONText
import ReviewModel

/// Something about a release that is not as its manifest says.
package struct ReleaseFinding: Hashable, Sendable {
  /// The file.
  package let file: String
  /// What is wrong with it.
  package let finding: String

  /// Makes a finding.
  package init(file: String, finding: String) {
    self.file = file
    self.finding = finding
  }
}

/// Compares a release with its manifest: that each file is there with its bytes, and no other.
///
/// - Returns: what differs, empty when all is well.
/// - Throws: a ``ReleaseError`` when the folder holds no manifest, or cannot be read.
package func checkRelease(at path: String) throws(ReleaseError) -> [ReleaseFinding] {
  let names = try namesOfRelease(at: path)
  let listed = try manifestFiles(at: path)
  var findings: [ReleaseFinding] = []
  for file in ReleaseFile.allCases where file != .manifest {
    guard let expected = listed[file.rawValue] else {
      findings.append(ReleaseFinding(file: file.rawValue, finding: "the manifest does not list it"))
      continue
    }
    guard names.contains(file.rawValue) else {
      findings.append(ReleaseFinding(file: file.rawValue, finding: "it is missing"))
      continue
    }
    let found = try facts(ofFile: "\(path)/\(file.rawValue)")
    if found != expected {
      let finding = "it differs from the manifest (SHA-256 \(found.sha256), \(found.lines) lines)"
      findings.append(ReleaseFinding(file: file.rawValue, finding: finding))
    }
  }
  for name in names where ReleaseFile(rawValue: name) == nil {
    findings.append(ReleaseFinding(file: name, finding: "it is no file of the release"))
  }
  return findings
}

private func namesOfRelease(at path: String) throws(ReleaseError) -> [String] {
  guard access("\(path)/\(ReleaseFile.manifest.rawValue)", F_OK) == 0 else {
    throw ReleaseError(.missing, "there is no release at \(path): it has no manifest.json")
  }
  return try fileNames(in: path)
}

private func manifestFiles(at path: String) throws(ReleaseError) -> [String: FileFacts] {
  let manifest = "\(path)/\(ReleaseFile.manifest.rawValue)"
  let value: JSONValue
  do {
    value = try JSONReader.parse(readFile(manifest)).value
  } catch let error as ReleaseError {
    throw error
  } catch {
    throw ReleaseError(.missing, "\(manifest) is no JSON: \(error)")
  }
  guard value["format"]?.text == manifestFormat,
    case .number(let version)? = value["version"], Int(version) == manifestVersion,
    case .object(let files)? = value["files"]
  else {
    throw ReleaseError(
      .missing,
      "\(manifest) is no manifest that this version of errata can read"
    )
  }
  var facts: [String: FileFacts] = [:]
  for member in files {
    guard case .number(let lines)? = member.value["lines"], let lines = Int(lines),
      case .number(let bytes)? = member.value["bytes"], let bytes = Int(bytes),
      let sha256 = member.value["sha256"]?.text
    else { continue }
    facts[member.key] = FileFacts(lines: lines, bytes: bytes, sha256: sha256)
  }
  return facts
}
