import CellGrid
import Foundation
import TestSupport
import Testing

private let isLarge = ProcessInfo.processInfo.environment["ERRATA_LARGE_TESTS"] == "1"
private let hasTools =
  HostileCorpus.generator != nil && HostileCorpus.checker != nil
  && EmulatedScreen.tool != nil

/// The whole way of an attack: captured, listed, shown, edited, searched for and complained of.
///
/// By default a part of one corpus; all of three in the long tests.
@Suite(.serialized, .enabled(if: hasTools, "the shared tools are not beside the package"))
struct `Hostile texts in the console` {
  @Test(.timeLimit(.minutes(isLarge ? 30 : 10)), arguments: isLarge ? [1, 2, 3] : [1])
  func `are read as text to their ends, and change nothing`(seed: Int) throws {
    let session = try HostileSession(seed: seed, step: isLarge ? 1 : 24)
    try session.run(columns: 120, rows: 40) { console, attacks in
      for attack in attacks {
        console.patience = attack.patience
        console.type("g:\(attack.row)\r")
        console.mark("list \(attack.number)")
        // The end of a long answer stands right before the first source.
        console.type("\t")
        console.type("GGGGGGGGGGGG")
        console.type("KKKK")
        console.mark("end \(attack.number)")
        console.type("\u{1B}")
        if attack.hasCopy {
          console.type("j")
          console.mark("copy \(attack.number)")
          console.type("\u{4}")
          console.mark("copy below \(attack.number)")
        }
      }
    }
    for attack in session.corpus.attacks where attack.hasEnds {
      let shown = session.screens.filter { $0.name.hasSuffix(" \(attack.number)") }
      let number = String("000\(attack.number)".suffix(4))
      for sign in ["VIS\(number)", "END\(number)"] {
        #expect(
          shown.contains { !$0.name.hasPrefix("copy") && $0.text.contains(sign) },
          "\(sign) is nowhere"
        )
      }
    }
    try session.check()
  }

  @Test(.timeLimit(.minutes(isLarge ? 30 : 10)), arguments: isLarge ? [1, 2, 3] : [1])
  func `are edited, typed and complained of as text`(seed: Int) throws {
    let session = try HostileSession(seed: seed, step: isLarge ? 1 : 24)
    try session.run(columns: 100, rows: 30) { console, attacks in
      for (index, attack) in attacks.enumerated() {
        console.patience = attack.patience
        console.type("g:\(attack.row)\r")
        console.type("e")
        console.type("\u{F}")
        console.mark("editor \(attack.number)")
        console.type("\u{14}")
        console.type("\u{1B}[1;5F")
        console.mark("editor's end \(attack.number)")
        console.type("\u{1B}")
        guard let text = attack.text else { continue }
        let paste = "\u{1B}[200~\(text.replacing("\u{1B}[201~", with: ""))\u{1B}[201~"
        let prompt = ["F", "/", ":", ":order ", ":theme ", ":filter "][index % 6]
        console.type(String(prompt.prefix(1)))
        console.type(prompt == "F" ? "\u{15}" : String(prompt.dropFirst()))
        console.type(paste)
        console.mark("prompt \(attack.number)")
        console.type("\r")
        console.mark("answer \(attack.number)")
        for _ in 0..<3 { console.type("\u{1B}") }
        console.type("F\u{15}\r")
      }
    }
    try session.check()
  }

  @Test func `reach neither the words of other commands nor a dumped screen`() throws {
    let folder = try TemporaryFolder()
    let corpus = try HostileCorpus(seed: 1, step: 3, in: folder)
    let bench = try Workbench()
    try bench.write(corpus.log, to: "log.jsonl")
    let script = (1...20).map { "move.to \($0)\nmove.zoom\nmove.back" }.joined(separator: "\n")
    try bench.write(script, to: "script")
    let runs = [
      try bench.errata("log", "log.jsonl", "--consent", "training"),
      try bench.errata("queue"),
      try bench.errata("queue", "--json"),
      try bench.errata("review", "--script", "script", "--dump-screen", "-"),
    ]
    let shown = try corpus.attacks.prefix(isLarge ? 100 : 12).flatMap { attack in
      [
        try bench.errata("show", "copy-\(attack.number)"),
        try bench.errata("show", "no-\(attack.text?.replacing("\0", with: "") ?? "")"),
      ]
    }
    for result in runs + shown {
      let written = Data((result.output + result.messages).utf8)
      try written.write(to: URL(filePath: bench.path("written")))
      try expectClean(
        URL(filePath: bench.path("written")),
        corpus.manifest,
        baseline: nil,
        // Without a terminal, marks stay where they are.
        options: ["--strict", "--max-combining", "1000"]
      )
    }
  }
}

/// A console on a corpus, driven once on the attacks and once on their harmless twin.
private final class HostileSession {
  /// The attacks.
  let corpus: HostileCorpus
  /// What was shown at each mark, by both tables of the emulator.
  private(set) var screens: [EmulatedScreen] = []
  private let benign: HostileCorpus
  private let folder: TemporaryFolder

  /// An attack as it is listed.
  struct Listed {
    let number: Int
    /// Its row in the list, from 1.
    let row: Int
    let hasCopy: Bool
    let text: String?
    /// How long nothing comes when all is drawn: megabytes take a debug build their time.
    let patience: Int32
  }

  init(seed: Int, step: Int) throws {
    folder = try TemporaryFolder()
    corpus = try HostileCorpus(seed: seed, step: step, in: folder)
    benign = try HostileCorpus(seed: seed, isBenign: true, step: 40, in: folder)
  }

  /// Plays on both, and keeps the streams.
  func run(columns: Int, rows: Int, _ play: (PseudoTerminal, [Listed]) -> Void) throws {
    _ = try capture(benign, to: "benign.raw", columns: columns, rows: rows, play)
    let marks = try capture(corpus, to: "hostile.raw", columns: columns, rows: rows, play)
    screens = try EmulatedScreen.screens(
      of: URL(filePath: folder.path).appending(path: "hostile.raw"),
      marks: marks,
      columns: columns,
      rows: rows
    )
    #expect(screens.count == 2 * marks.count)
  }

  /// Expects that nothing of the content acted, and that each row ends where our table says.
  func check() throws {
    let base = URL(filePath: folder.path)
    try expectClean(
      base.appending(path: "hostile.raw"),
      corpus.manifest,
      baseline: base.appending(path: "benign.raw"),
      options: ["--strict", "--clean-exit"]
    )
    for screen in screens {
      for (row, columns) in zip(screen.rows, screen.columns) {
        #expect(
          TextCells.columns(of: row) == columns,
          "\(screen.name), by the table of \(screen.table)"
        )
      }
    }
  }

  private func capture(
    _ corpus: HostileCorpus,
    to name: String,
    columns: Int,
    rows: Int,
    _ play: (PseudoTerminal, [Listed]) -> Void
  ) throws -> [PseudoTerminal.Mark] {
    let bench = try Workbench()
    try bench.write(corpus.log, to: "log.jsonl")
    let store = ["--store", "errata.db"]
    let logged = try bench.errata(["log", "log.jsonl", "--consent", "training"] + store)
    try #require(logged.status == 0 || logged.status == 65, "\(logged.messages)")
    let listed = try bench.errata(["queue", "--order", "oldest", "--json"] + store).lines
    let attacks = corpus.attacks.compactMap { attack -> Listed? in
      // Not by its id, for one that is no id was given another.
      let question = "\"question\":\"Q\(String("000\(attack.number)".suffix(4))) "
      guard let index = listed.firstIndex(where: { $0.contains(question) }) else { return nil }
      let copy = "{\"id\":\"copy-\(attack.number)\""
      let hasCopy = listed.dropFirst(index + 1).first?.hasPrefix(copy) == true
      let isLong = attack.line.utf8.count > 20_000
      return Listed(
        number: attack.number,
        row: index + 1,
        hasCopy: hasCopy,
        text: attack.text,
        patience: isLong ? (isLarge ? 5_000 : 1_000) : isLarge ? 150 : 40
      )
    }
    try #require(attacks.count > corpus.attacks.count * 9 / 10)
    let console = try PseudoTerminal(
      [Products.url("errata").path, "--order", "oldest", "--store", bench.path("errata.db")],
      columns: columns,
      rows: rows,
      environment: ["HOME": bench.folder.path, "ERRATA_REVIEWER": "eve"]
    )
    try #require(console.wait(for: "Queue"))
    console.settle(quiet: 200)
    play(console, attacks)
    console.settle(quiet: 1_000)
    for _ in 0..<3 { console.type("\u{1B}") }
    console.type("q")
    let ending = console.ending()
    let file = URL(filePath: folder.path).appending(path: name)
    try Data(console.stream).write(to: file)
    #expect(ending == 0)
    return console.marks
  }
}

private func expectClean(
  _ file: URL,
  _ manifest: URL,
  baseline: URL?,
  options: [String],
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let checked = try Tool(
    "/usr/bin/env",
    ["python3", try #require(HostileCorpus.checker).path, file.path, "--manifest", manifest.path]
      + (baseline.map { ["--baseline", $0.path] } ?? []) + options,
    environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"]
  )
  #expect(
    checked.status == 0,
    "\(checked.output)\(checked.messages)",
    sourceLocation: sourceLocation
  )
}
