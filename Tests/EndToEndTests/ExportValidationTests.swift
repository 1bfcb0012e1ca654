import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: logs != nil && validators != nil, "have ../shared, and its loaders set up"))
struct `Exports of real logs` {
  @Test func `Load with the code of those who read them`() throws {
    let desk = try Workbench()
    let logs = try #require(logs)
    let validators = try #require(validators)
    let store = ["--store", "errata.db"]
    for log in logs {
      let run = try desk.errata(["log", log.path, "--consent", "training"] + store)
      #expect([0, 65].contains(run.status), "\(run.messages)")
    }
    let curated = try desk.errata("curate", "--json", "--system-prompt", "You answer questions.")
    let set = String(curated.output.dropFirst(#"{"id":""#.count).prefix { $0 != "\"" })
    #expect(try desk.errata("approve", set, "--all").status == 0)
    for format in formats {
      let out = "\(format).jsonl"
      let run = try desk.errata("export", set, "--format", format, "--out", out)
      #expect(run.status == 0, "\(format): \(run.messages)")
      let file = format == "llama-factory" ? "\(out)/sft.jsonl" : out
      let check = try Tool(
        "/bin/bash",
        [validators.path, format, desk.path(file)],
        environment: ProcessInfo.processInfo.environment
      )
      #expect(check.status == 0, "\(format): \(check.output.suffix(2000))")
    }
  }
}

private let formats = [
  "openai-chat", "openai-preference", "trl-sft", "trl-preference", "trl-kto", "llama-factory",
  "promptfoo", "openai-evals", "inspect", "deepeval",
]

private var logs: [URL]? {
  let logs = ["ragtruth-open", "nq-open"].compactMap { sharedFile("data/open/\($0).jsonl") }
  return logs.count == 2 ? logs : nil
}

/// The script that loads exports with the projects' own code, where it need not download these first.
private var validators: URL? {
  let environment = ProcessInfo.processInfo.environment
  let home = environment["HOME"] ?? ""
  let folder = environment["VALIDATORS"] ?? "\(home)/.cache/export-validators"
  let isReady = ["val", "trl", "openai-evals", "inspect", "deepeval"].allSatisfy {
    FileManager.default.fileExists(atPath: "\(folder)/\($0)/ready")
  }
  let hasWheel = FileManager.default.fileExists(atPath: "\(folder)/llamafactory-wheel/llamafactory")
  return isReady && hasWheel ? sharedFile("tools/validators/run") : nil
}
