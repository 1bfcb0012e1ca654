import EvalGate
import Glibc
import JSONText
import Releases
import ReviewModel

/// Runs as files: `--save` writes them, `--baseline` reads them.
enum GateRunFile {
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
    guard exists(path) else {
      throw Failure(.missingInput, "there is no \(path). Name a file that --save has written.")
    }
    let bytes = try readFile(path)
    guard let value = try? JSONReader.parse(bytes).value, let run = GateRun(value) else {
      throw Failure(
        .badInput,
        "\(path) is no run of this version of errata. Make one with errata gate … --save \(path)."
      )
    }
    return run
  }
}
