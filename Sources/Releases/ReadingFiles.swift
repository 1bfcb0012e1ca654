import Crypto
import Glibc

/// The names in a folder, sorted by UTF-8 bytes.
func fileNames(in path: String) throws(ReleaseError) -> [String] {
  guard let folder = opendir(path) else { throw .system("read the folder \(path)", errno) }
  defer { closedir(folder) }
  var names: [String] = []
  while let entry = readdir(folder) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
      field.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}

/// Reads a file whole; refuses one of more than a GiB.
///
/// - Throws: a ``ReleaseError`` of the code `io`.
package func readFile(_ path: String) throws(ReleaseError) -> [UInt8] {
  var bytes: [UInt8] = []
  try forEachChunk(of: path) { chunk throws(ReleaseError) in
    guard bytes.count + chunk.count <= 1 << 30 else {
      throw ReleaseError(
        .io,
        "\(path) is larger than a GiB, which no manifest, release or run of a gate is"
      )
    }
    bytes += chunk
  }
  return bytes
}

/// The SHA-256 of a file, in hexadecimal digits, and how many bytes it has.
///
/// - Throws: a ``ReleaseError`` of the code `io` when it cannot be read.
package func fileHash(at path: String) throws(ReleaseError) -> (sha256: String, bytes: Int) {
  let facts = try facts(ofFile: path)
  return (facts.sha256, facts.bytes)
}

/// Hashes and counts a file.
func facts(ofFile path: String) throws(ReleaseError) -> FileFacts {
  var hash = SHA256()
  var facts = FileFacts(lines: 0, bytes: 0, sha256: "")
  try forEachChunk(of: path) { chunk throws(ReleaseError) in
    hash.update(data: chunk)
    facts.bytes += chunk.count
    facts.lines += chunk.count { $0 == UInt8(ascii: "\n") }
  }
  facts.sha256 = hexDigits(hash.finalize())
  return facts
}

private func forEachChunk(
  of path: String,
  _ body: (ArraySlice<UInt8>) throws(ReleaseError) -> Void
) throws(ReleaseError) {
  let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
  guard descriptor >= 0 else { throw .system("open \(path)", errno) }
  defer { close(descriptor) }
  var chunk = [UInt8](repeating: 0, count: 1 << 20)
  while true {
    let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    if count == 0 { return }
    if count > 0 {
      try body(chunk[..<count])
    } else if errno != EINTR {
      throw .system("read \(path)", errno)
    }
  }
}
