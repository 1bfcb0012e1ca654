import EvalGate
import ReviewModel

/// A file of a run of the gate that holds cases of what is erased.
struct HeldGateRun: Hashable {
  /// The file, from the root on.
  var path: String
  /// How many results in it are of erased cases; nil when it cannot be read.
  var cases: Int?

  /// Looks into the files that runs were saved to.
  ///
  /// - Returns: those that hold results of these examples, or cannot be read.
  static func holding(_ examples: Set<ExampleID>, in files: [String]) -> [HeldGateRun] {
    files.compactMap { path in
      guard let run = try? GateRunFile.read(path) else {
        return examples.isEmpty ? nil : HeldGateRun(path: path)
      }
      let cases = run.results.count { examples.contains($0.id) }
      return cases == 0 ? nil : HeldGateRun(path: path, cases: cases)
    }
  }

  /// What is said of it.
  var text: String {
    let name = PlainText.line(path).text
    guard let cases else {
      return "not looked into  \(name): a run of the gate that cannot be read; delete it"
    }
    return
      "holds  \(name): a run of the gate, with answers to \(count(cases, "case")) of what is erased; "
      + "delete it, and run the gate again on the release that is written anew"
  }

  /// It as an object.
  var json: JSONValue {
    var line = JSONLine()
    line.put("path", path)
    line.put("cases", cases.map { JSONValue.number("\($0)") })
    return line.value
  }
}
