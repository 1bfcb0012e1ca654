import EvalGate
import Glibc
import JSONText
import Releases

/// Runs as files: `--save` writes them, `--baseline` reads them.
enum GateRunFile {
  /// Bytes that a file of a run may have.
  private static let limit = 1 << 30

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Writes a run whole or not at all.
  static func write(_ run: GateRun, to path: String) throws {
    var bytes: [UInt8] = []
    JSONWriter.append(run.json, to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    try writeWhole(bytes, to: path)
  }

  /// Reads a run.
  ///
  /// - Throws: a ``Failure`` when there is none, or the file holds something else.
  static func read(_ path: String) throws -> GateRun {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      let code = errno
      throw Failure(
        code == ENOENT ? .missingInput : .inputOutput,
        "cannot read \(path): \(systemMessage(code)). Name a file that --save has written."
      )
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw Failure(.inputOutput, "cannot read \(path): \(systemMessage(errno))")
      }
      if count == 0 { break }
      bytes += chunk[..<count]
      guard bytes.count <= limit else { throw Failure(.badInput, "\(path) is larger than a GiB") }
    }
    guard let value = try? JSONReader.parse(bytes).value, let run = GateRun(value) else {
      throw Failure(
        .badInput,
        "\(path) is no run of this version of errata. Make one with errata gate … --save \(path)."
      )
    }
    return run
  }
}
