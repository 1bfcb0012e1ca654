import Foundation
import Processes
import TestSupport
import Testing

@Suite struct `A worker` {
  private func worker(
    _ way: String,
    _ more: String...,
    milliseconds: Int = 60_000,
    batch: Int = 4,
    patience: Int? = nil,
    sendsAgain: Bool = true,
    isStopped: @escaping @Sendable () -> Bool = { false }
  ) -> LineWorker {
    var limits = LineWorker.Limits(seconds: 1, batch: batch, patience: patience)
    limits.milliseconds = milliseconds
    limits.maximumLine = 1 << 20
    limits.maximumMessages = 1 << 20
    limits.sendsAgain = sendsAgain
    return LineWorker(
      [Products.url("ProcessProbe").path, way] + more,
      limits: limits,
      isStopped: isStopped
    )
  }

  private func requests(_ texts: String...) -> [[UInt8]] { requests(texts) }

  private func requests(_ texts: [String]) -> [[UInt8]] {
    texts.enumerated().map { Array(#"{"id":\#($0.offset),"texts":["\#($0.element)"]}"#.utf8) }
  }

  /// What is said of each request: its reply's beginning, or the failure.
  private func outcomes(_ worker: LineWorker, _ requests: [[UInt8]]) -> [String] {
    let outcomes = worker.answers(to: requests) { request, reply in
      String(decoding: reply, as: UTF8.self).hasPrefix(#"{"id":\#(request),"#)
        ? nil : "answered for another record"
    }
    return outcomes.map { outcome in
      switch outcome {
      case .success(let reply): String(decoding: reply, as: UTF8.self).prefix(7).description
      case .failure(let failure): failure.description
      }
    }
  }

  @Test func `Answers each line with a line, however many there are`() {
    let texts = (0..<500).map { "text \($0) " + String(repeating: "long ", count: $0) }
    let found = outcomes(worker("answer", "text=WORD"), requests(texts))
    #expect(found == texts.indices.map { String(#"{"id":\#($0),"#.prefix(7)) })
  }

  @Test func `Is told once by a caller that asks again by itself`() throws {
    let folder = try TemporaryFolder()
    let worker = worker("crash-once", folder.path("first"), sendsAgain: false)
    #expect(
      outcomes(worker, requests("a")) == ["was ended by signal 6 before it had answered"]
    )
    #expect(outcomes(worker, requests("a")) == [#"{"id":0"#])
  }

  @Test func `Is started anew for each line when its program answers one and ends`() {
    let script = #"read -r l; echo "$l" | sed 's/,"texts.*/,"spans":[]}/'"#
    var limits = LineWorker.Limits(seconds: 60, batch: 1, patience: 1)
    limits.sendsAgain = false
    let once = LineWorker(["sh", "-c", script], limits: limits)
    #expect(outcomes(once, requests("a", "b", "c")) == (0..<3).map { "{\"id\":\($0)" })
    #expect(outcomes(once, requests("d")) == [#"{"id":0"#])
    // Without an answer it is a failure.
    let never = LineWorker(["sh", "-c", "read -r l"], limits: limits)
    #expect(outcomes(never, requests("a")) == ["ended with status 0 before it had answered"])
  }

  @Test func `Gives up at once when nobody wants its answers any more`() {
    #expect(
      outcomes(worker("hang", isStopped: { true }), requests("a", "b"))
        == ["was stopped", "was stopped"]
    )
  }

  @Test func `Answers again when it was stopped`() {
    let worker = worker("answer")
    #expect(outcomes(worker, requests("a")) == [#"{"id":0"#])
    worker.stop()
    #expect(outcomes(worker, requests("b", "c")) == [#"{"id":0"#, #"{"id":1"#])
  }

  @Test(arguments: [
    ("hang", "did not answer within 1 s"),
    ("crash", "was ended by signal 6 before it had answered"),
    ("leave", "ended with status 3 before it had answered"),
    ("flood-stderr", "wrote more than 1 MiB to standard error during one batch"),
    ("flood-stdout", "wrote a line of more than 1 MiB"),
    ("order", "answered for another record"),
    ("other-id", "answered for another record"),
    ("no-json", "answered for another record"),
    ("cut", "ended in the middle of a line"),
    ("close", "closed its output before it had answered"),
  ])
  func `Says how its program failed`(way: String, expected: String) {
    let worker = worker(way, milliseconds: way == "hang" || way == "order" ? 150 : 60_000)
    // One that swaps answers keeps the first back for ever when lines go one by one.
    let isSwapping = way == "order"
    let found = outcomes(worker, requests("a", "b"))
    #expect(found == [isSwapping ? "did not answer within 1 s" : expected].flatMap { [$0, $0] })
  }

  @Test func `Says that a program cannot be started`() {
    let worker = LineWorker(
      ["/nonexistent/redactor"],
      limits: LineWorker.Limits(seconds: 1, batch: 4, patience: 6)
    )
    let expected = "cannot be started: /nonexistent/redactor: No such file or directory"
    #expect(outcomes(worker, requests("a", "b")) == [expected, expected])
  }

  @Test func `Starts a program once more that broke, and loses nothing`() throws {
    let folder = try TemporaryFolder()
    let worker = worker("crash-once", folder.path("started"))
    #expect(outcomes(worker, requests("a", "b", "c")).allSatisfy { $0.hasPrefix("{") })
  }

  @Test func `Loses only the line that breaks the program`() {
    let found = outcomes(worker("answer"), requests("a", "b", "POISON", "d", "e", "f"))
    #expect(found.map { $0.hasPrefix("{") } == [true, true, false, true, true, true])
    #expect(found[2] == "was ended by signal 6 before it had answered")
  }

  @Test func `Reads what a program writes to standard error, and shows nothing of it`() {
    let texts = (0..<20).map { "text \($0)" }
    #expect(outcomes(worker("noise"), requests(texts)).allSatisfy { $0.hasPrefix("{") })
  }

  @Test func `Finds an answer that nobody asked for`() {
    let found = outcomes(worker("twice"), requests("a", "b"))
    // The second answer to the first stands where that to the second should.
    #expect(found[0].hasPrefix("{"))
  }

  @Test func `Gives a program up that fails again and again`() {
    let found = outcomes(
      worker("leave", patience: 4),
      requests("a", "b", "c", "d")
    )
    #expect(found[0] == "ended with status 3 before it had answered")
    #expect(found[3] == "failed 4 times in a row, and was not asked any more")
  }

  @Test func `Kills the whole group of a program`() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("group")
    var limits = LineWorker.Limits(seconds: 1, batch: 1)
    limits.milliseconds = 300
    let script = "echo $$ >> '\(file)'; \(Products.url("ProcessProbe").path) child"
    _ = outcomes(LineWorker(["/bin/sh", "-c", script], limits: limits), requests("a"))
    let groups = try text(of: file).split(separator: "\n").compactMap { pid_t($0) }
    #expect(groups.count == 2)
    for group in groups {
      // Orphans are reaped by another process, in its own time.
      var tries = 0
      while kill(-group, 0) == 0, tries < 400 {
        usleep(5_000)
        tries += 1
      }
      #expect(kill(-group, 0) == -1)
    }
  }

  private func text(of path: String) throws -> String {
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1000)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes[..<count], as: UTF8.self)
  }
}
