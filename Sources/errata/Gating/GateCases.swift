import EvalGate
import Releases
import ReviewModel
import TextAnalysis

/// The eval cases of a release.
struct GateCases {
  /// The cases, in the order of their lines.
  let cases: [EvalCase]
  /// The SHA-256 of the file that they stand in.
  let sha256: String

  /// Reads them.
  ///
  /// - Throws: a ``ReleaseError``, or a ``Failure`` that names the line of a case that is none.
  init(release path: String) throws {
    let (rows, sha256) = try evalRows(at: path)
    self.sha256 = sha256
    var cases: [EvalCase] = []
    var seen: Set<ExampleID> = []
    for (place, row) in rows.enumerated() {
      guard let test = Self.test(row), seen.insert(test.id).inserted else {
        throw Failure(
          .badInput,
          "\(path)/eval.jsonl:\(place + 1): this is no eval case. Write the release again."
        )
      }
      cases.append(test)
    }
    self.cases = cases.withOneClusterAQuestion
  }

  private static func test(_ row: JSONValue) -> EvalCase? {
    guard let id = row["id"]?.text, let kind = row["kind"]?.text.flatMap(ExampleKind.init),
      let question = row["question"]?.text, let expected = row["expected"]?.text
    else { return nil }
    return EvalCase(
      id: ExampleID(id),
      kind: kind,
      question: question,
      expected: expected,
      sources: elements(row["sources"]).map { source in
        Source(
          id: source["id"]?.text,
          title: source["title"]?.text,
          uri: source["uri"]?.text,
          text: source["text"]?.text
        )
      },
      cluster: row["cluster"]?.text ?? id,
      assertions: elements(row["assert"]).compactMap(Assertion.init(row:))
    )
  }

  private static func elements(_ value: JSONValue?) -> [JSONValue] {
    if case .array(let elements)? = value { elements } else { [] }
  }
}

extension [EvalCase] {
  /// The cases with one cluster for all that ask the same, whatever is expected, since their questions are one witness.
  var withOneClusterAQuestion: [EvalCase] {
    var clusterOfQuestion: [String: String] = [:]
    var joined: [String: String] = [:]
    func first(_ cluster: String) -> String {
      var cluster = cluster
      while let earlier = joined[cluster] { cluster = earlier }
      return cluster
    }
    for test in self {
      let key = questionKey(of: test.question)
      let own = first(test.cluster)
      guard let known = clusterOfQuestion[key].map(first) else {
        clusterOfQuestion[key] = own
        continue
      }
      if known != own { joined[own] = known }
    }
    return map { test in
      var test = test
      test.cluster = first(test.cluster)
      return test
    }
  }
}

extension GateCases {
  /// A random part of the cases, the same for the same seed, in the order of their lines.
  func sample(_ size: Int, seed: UInt64) -> [EvalCase] {
    let drawn = cases.indices.sorted { Self.lot($0, seed) < Self.lot($1, seed) }.prefix(size)
    return drawn.sorted().map { cases[$0] }
  }

  /// The finaliser of SplitMix64 (Steele, Lea and Flood, 2014) over place and seed.
  private static func lot(_ place: Int, _ seed: UInt64) -> UInt64 {
    var value = seed &+ UInt64(place + 1) &* 0x9E37_79B9_7F4A_7C15
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
