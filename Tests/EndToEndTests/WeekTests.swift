import Foundation
import TestSupport
import Testing

@Suite struct `A week on the command line` {
  private func demoLog() throws -> String {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let path = package.appendingPathComponent("Sources/CDemoRecords/records.jsonl")
    return try String(contentsOf: path, encoding: .utf8)
  }

  private func id(in line: String) throws -> String {
    let match = try #require(line.firstMatch(of: /^\{"id":"([^"]+)"/))
    return String(match.1)
  }

  @Test func `Leads from the log to a release`() throws {
    let desk = try Workbench()
    try desk.write(demoLog(), to: "answers.jsonl")
    let log = try desk.errata("log", "answers.jsonl", "--json")
    #expect(log.status == 0, "\(log.messages)")
    #expect(log.output.contains(#""lines":54,"added":54"#))
    #expect(try desk.errata("log", "answers.jsonl", "--json").output.contains(#""unchanged":54"#))

    let waiting = try desk.errata("queue", "--json").lines.map(id)
    #expect(waiting.count == 33)
    let decisions = waiting.prefix(20).enumerated().map { number, id in
      number.isMultiple(of: 2)
        ? #"{"id":"\#(id)","decision":"affirm"}"#
        : #"{"id":"\#(id)","decision":"correct","correction":"The right answer is \#(number)."}"#
    }
    try desk.write(decisions.joined(separator: "\n"), to: "decisions.jsonl")
    let decided = try desk.errata("decide", "--from", "decisions.jsonl")
    #expect(decided.status == 0, "\(decided.messages)")
    #expect(decided.messages.contains("20 decided"))

    let set = try id(in: desk.errata("curate", "--json").output)
    #expect(try desk.errata("release", set, "--out", "early").status == 1)
    #expect(try desk.errata("approve", set, "--all").status == 0)
    let release = try desk.errata("release", set, "--out", "release")
    #expect(release.status == 0, "\(release.messages)")
    let files = try FileManager.default.contentsOfDirectory(atPath: desk.path("release"))
    #expect(
      files.sorted()
        == ["README.md", "eval.jsonl", "manifest.json", "preferences.jsonl", "sft.jsonl"]
    )
    #expect(try desk.read("release/sft.jsonl").split(separator: "\n").count >= 20)

    #expect(try desk.errata("release", set, "--out", "again").status == 0)
    for file in files {
      #expect(try desk.read("release/\(file)") == desk.read("again/\(file)"), "\(file)")
    }
    #expect(try desk.errata("doctor").status == 0)
  }

  @Test func `Keeps out of every file what the log had of private values`() throws {
    let desk = try Workbench()
    try desk.write(demoLog(), to: "answers.jsonl")
    #expect(try desk.errata("log", "answers.jsonl").status == 0)
    #expect(try desk.errata("curate").status == 0)
    for name in try FileManager.default.contentsOfDirectory(atPath: desk.folder.path)
    where name.hasPrefix("errata.db") || name.hasPrefix(".") {
      let url = desk.folder.appendingPathComponent(name)
      guard let data = try? Data(contentsOf: url) else { continue }
      for value in ["wren@example.com", "202 555 0143", "harbor-gmbh"] {
        #expect(data.range(of: Data(value.utf8)) == nil, "\(value) stands in \(name)")
      }
    }
  }
}
