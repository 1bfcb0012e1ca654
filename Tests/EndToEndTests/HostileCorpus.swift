import Foundation
import TestSupport
import Testing

/// A corpus of attacks, as `gen_hostile.py` of the shared tools makes it, turned into a log of answers
/// that wait for a reviewer.
///
/// Every attack comes twice: where the corpus has it, and once more in question, comment, tag, agent
/// and source. The records of the corpus are one object a line, as Python writes them; they are put
/// together as text, since half of their escapes are none that Foundation reads.
struct HostileCorpus {
  /// One attack.
  struct Attack {
    /// Its number in the corpus.
    let number: Int
    /// The record as the corpus has it.
    let line: Substring
    /// Its answer as JSON.
    let answer: Substring
    /// Whether its answer has a beginning and an end to look for.
    var hasEnds: Bool { answer.contains("VIS") && answer.contains("END") }
    /// The answer decoded, nil when it is no text that Unicode allows, or too long to be typed.
    var text: String? {
      guard answer.utf8.count < 2_000 else { return nil }
      return try? JSONDecoder().decode(String.self, from: Data(answer.utf8))
    }
  }

  /// The attacks.
  let attacks: [Attack]
  /// What the checker of streams needs to know them by.
  let manifest: URL

  /// The generator, when it is there.
  static var generator: URL? { sharedFile("tools/gen_hostile.py") }
  /// The checker of streams.
  static var checker: URL? { sharedFile("tools/check_stream.py") }

  /// Makes the corpus of a seed.
  ///
  /// - Parameters:
  ///   - isBenign: whether it is the harmless twin instead, which shows what the console sends anyway.
  ///   - step: takes every so many records only.
  init(seed: Int, isBenign: Bool = false, step: Int, in folder: TemporaryFolder) throws {
    let base = URL(filePath: folder.path).appending(path: "corpus-\(seed)")
    manifest = base.appendingPathExtension("manifest")
    let hostile = base.appendingPathExtension("hostile")
    let benign = base.appendingPathExtension("benign")
    let made = try Tool(
      "/usr/bin/env",
      [
        "python3", try #require(Self.generator).path, "--out", hostile.path, "--manifest",
        manifest.path, "--benign", benign.path, "--seed", "\(seed)",
      ],
      environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"]
    )
    try #require(made.status == 0, "\(made.messages)")
    let text = try String(contentsOf: isBenign ? benign : hostile, encoding: .utf8)
    attacks = text.split(separator: "\n").enumerated().compactMap { index, line in
      guard index % step == 0,
        let start = line.range(of: #""answer": "#)?.upperBound,
        let end = line.range(of: #", "sources": "#, range: start..<line.endIndex)?.lowerBound,
        line[start..<end] != #""""#
      else { return nil }
      return Attack(number: index + 1, line: line, answer: line[start..<end])
    }
  }

  /// The records to be captured, oldest first: each of the corpus, and behind it its copy.
  var log: String {
    var lines: [String] = []
    for attack in attacks {
      let time = 2 * lines.count
      lines.append("\(attack.line.dropLast()), \(Self.feedback(#""down""#, time))")
      guard attack.answer.utf8.count < 5_000 else { continue }
      let evil = attack.answer
      lines.append(
        """
        {"id": "copy-\(attack.number)", "question": \(evil), "answer": "A copy.", \
        "sources": [{"title": \(evil), "uri": \(evil), "text": \(evil)}], \
        "agent": {"model": \(evil), "version": \(evil)}, \
        \(Self.feedback(#"{"signal": "down", "comment": \#(evil), "tags": [\#(evil)]}"#, time + 1))
        """
      )
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func feedback(_ feedback: String, _ time: Int) -> String {
    let clock = [time / 3600, time / 60 % 60, time % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return #""feedback": \#(feedback), "ts": "2026-01-02T\#(clock.joined(separator: ":"))Z"}"#
  }
}
