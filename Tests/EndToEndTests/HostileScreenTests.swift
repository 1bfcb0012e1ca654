import Foundation
import TestSupport
import Testing

private let corpus = sharedFile("data/hostile/hostile.jsonl")
private let isLarge = ProcessInfo.processInfo.environment["ERRATA_LARGE_TESTS"] == "1"

/// The texts of a corpus of attacks, shown by the probe in tmux.
///
/// By default a part of them; all of them in the long tests.
@Suite(
  .enabled(if: TmuxSession.isAvailable, TmuxSession.hint),
  .enabled(if: corpus != nil, "the shared data is not beside the package")
)
struct `Hostile texts on a real terminal` {
  @Test(.timeLimit(.minutes(isLarge ? 30 : 2)))
  func `Take the cells that the grid gave them, and change nothing else`() async throws {
    let corpus = try #require(corpus)
    let count = try String(contentsOf: corpus, encoding: .utf8).split(separator: "\n").count
    let folder = try TemporaryFolder()
    let file = URL(filePath: folder.path).appending(path: "screen")
    let session = try TmuxSession([
      Products.url("TerminalProbe").path, corpus.path, file.path,
    ])
    try await session.wait(for: "Record 1 ")
    let step = isLarge ? 1 : 41
    for record in stride(from: 1 + step, through: count, by: step) {
      try session.type(String(repeating: "j", count: step))
      try await session.wait(for: "the cells of record \(record)") { shown in
        let expected = drawn(file)
        return expected.contains("Record \(record) ") && agree(shown, expected)
      }
    }
    #expect(try session.fact("mouse_any_flag") == "0")
    #expect(try session.fact("cursor_flag") == "1")
    #expect(try !session.fact("pane_title").contains("HX"))
    try session.type("q")
    let ending = try await session.ending()
    #expect(ending == .status(0))
    #expect(try session.fact("alternate_on") == "0")
  }

  /// The screen as the grid of the probe has it.
  private func drawn(_ file: URL) -> String {
    (try? String(contentsOf: file, encoding: .utf8)) ?? ""
  }

  /// Whether the rows are the same, but for those with glyphs that the C library is too old for.
  private func agree(_ shown: String, _ expected: String) -> Bool {
    let shown = shown.split(separator: "\n", omittingEmptySubsequences: false)
    let expected = expected.split(separator: "\n", omittingEmptySubsequences: false)
    return shown.count >= expected.count
      && zip(shown, expected).allSatisfy { $0 == $1 || $0.contains("\u{FFFD}") }
  }
}
