import Capture
import Glibc
import JSONText
import Redaction
import ReviewModel
import ReviewStorage
import TestSupport
import Testing

@Suite struct `Capturing a log` {
  private let bench: CaptureBench

  init() throws { bench = try CaptureBench() }

  private func line(_ index: Int, more: String = "") -> String {
    #"{"id":"r\#(index)","question":"What is \#(index)?","answer":"A number."\#(more)}"#
  }

  @Test func `Records go in, in the order of the input`() async throws {
    let lines = (0..<500).map { line($0) }.joined(separator: "\n")
    let (report, broken) = try await bench.capture(bytes: Array(lines.utf8), blockSize: 300)
    #expect(report.lines == 500)
    #expect(report.added == 500)
    #expect(broken == [])
    #expect(bench.store.ids == (0..<500).map { "r\($0)" })
    #expect(bench.store.transactions > 10)
    #expect(report.bytesRead == Int64(lines.utf8.count))
    #expect(bench.store.records[7].questionKey == "what is 7")
  }

  @Test func `A log that is read twice adds nothing`() async throws {
    let lines = [line(1), line(2, more: #","feedback":"down""#), #"{"question":"q","answer":"a"}"#]
    _ = try await bench.capture(bytes: Array(lines.joined(separator: "\n").utf8))
    let (report, _) = try await bench.capture(bytes: Array(lines.joined(separator: "\n").utf8))
    #expect(report.added == 0)
    #expect(report.unchanged == 3)
  }

  @Test func `Newer feedback replaces older, and another text for a known id is named`()
    async throws
  {
    let (report, broken) = try await bench.capture(
      line(1, more: #","ts":"2026-07-06T00:00:00Z","feedback":"down""#),
      line(1, more: #","ts":"2026-07-07T00:00:00Z","feedback":"up""#),
      #"{"id":"r1","question":"Something else?","answer":"A number."}"#,
      line(2)
    )
    #expect(report.added == 2)
    #expect(report.feedbackReplaced == 1)
    #expect(report.contradicting == 1)
    #expect(report.hasBadInput)
    #expect(broken == ["3: its id is known with another question or answer"])
  }

  @Test func `A broken line is named and kept out, and the rest goes in`() async throws {
    let (report, broken) = try await bench.capture(
      line(1),
      #"{"id":"x","question":"cut off"#,
      "",
      "  ",
      "not json",
      line(2),
      "[1]",
      #"{"question":"no answer"}"#
    )
    #expect(report.added == 2)
    #expect(report.broken == 4)
    #expect(report.lines == 6)
    #expect(
      broken == [
        "2: the JSON value is cut off at byte 30", "5: not JSON at byte 2",
        "7: the line is JSON, but not an object", "8: answer is missing",
      ]
    )
  }

  @Test func `An empty file is an empty log`() async throws {
    let (report, broken) = try await bench.capture(bytes: [])
    #expect(report.lines == 0)
    #expect(report.failure == nil)
    #expect(!report.hasBadInput)
    #expect(broken == [])
  }

  @Test func `A store that fails stops it, and keeps the blocks before`() async throws {
    bench.store.failsFrom = 3
    let lines = (0..<100).map { line($0) }.joined(separator: "\n")
    let (report, _) = try await bench.capture(bytes: Array(lines.utf8), blockSize: 300)
    #expect(report.failure == .store(StoreError(.io, "the disk is full.")))
    #expect(report.added == bench.store.records.count)
    #expect(bench.store.ids == (0..<report.added).map { "r\($0)" })
    #expect(bench.store.transactions == 3)
  }

  @Test func `An input of another encoding is a failure with nothing stored`() async throws {
    let (report, _) = try await bench.capture(bytes: [0xFF, 0xFE, 0x7B, 0x00, 0x0A, 0x00])
    guard case .input(let error) = report.failure else {
      Issue.record("no failure")
      return
    }
    #expect(error.code == .badInput)
    #expect(bench.store.records.isEmpty)
  }

  @Test func `Rejects are written for their owner only when asked for`() async throws {
    let path = bench.folder.path("rejects.jsonl")
    try write(Array("old".utf8), to: path)
    chmod(path, 0o644)
    let rejects = try RejectsFile(path: path)
    _ = try await bench.capture(line(1), #"{"a":"ann@example.com"}"#, "\"", rejects: rejects)
    let text = String(decoding: try read(path), as: UTF8.self)
    let objects = try text.split(separator: "\n").map { try JSONReader.parse(String($0)).value }
    #expect(objects.map { $0["line"] } == [.number("2"), .number("3")])
    #expect(objects[0]["reason"] == .string("question is missing"))
    #expect(objects[0]["text"] == .string(#"{"a":"ann@example.com"}"#))
    var status = stat()
    #expect(stat(path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test func `Progress ends at the end of the input`() async throws {
    let path = bench.folder.path("progress.jsonl")
    let bytes = Array((0..<300).map { line($0) + "\n" }.joined().utf8)
    try write(bytes, to: path)
    let key = try #require(StoreKey(bytes: [UInt8](repeating: 1, count: 32)))
    let session = try CaptureSession(store: bench.store, key: key)
    var steps: [CaptureProgress] = []
    _ = await session.capture(
      try LineReader(path: path, blockSize: 1000),
      now: { Timestamp(milliseconds: 0) },
      onProgress: { steps.append($0) }
    )
    #expect(steps.count > 3)
    #expect(steps.map(\.lines) == steps.map(\.lines).sorted())
    #expect(steps.last?.bytesRead == Int64(bytes.count))
    #expect(steps.last?.totalBytes == Int64(bytes.count))
  }
}

@Suite struct `Bad input` {
  private let bench: CaptureBench
  private let good = #"{"id":"good","question":"q","answer":"a"}"#

  init() throws { bench = try CaptureBench() }

  private func capture(_ bad: [UInt8]) async throws -> [String] {
    let (report, broken) = try await bench.capture(
      bytes: bad + [0x0A] + Array(good.utf8) + [0x0D, 0x0A]
    )
    #expect(bench.store.ids.contains("good"))
    #expect(report.failure == nil)
    return broken
  }

  @Test(arguments: [
    (#"{"question":"q","answer":"a""#, "1: the JSON value is cut off at byte 29"),
    (#"{"question":"q","answer":"a"}}"#, "1: something follows the JSON value at byte 30"),
    (
      #"{"question":"q","question":"q","answer":"a"}"#,
      "1: an object has the same key twice at byte 17"
    ),
    (#"{"question":1,"answer":"a"}"#, "1: question must be a string"),
    (#"{"question":" \n","answer":"a"}"#, "1: question is empty"),
    (#"{"question":"q","answer":""}"#, "1: answer is empty"),
    (#"{"question":"q","answer":"a","sources":"s"}"#, "1: sources must be a list"),
    (
      #"{"question":"q","answer":"a","sources":["s",1]}"#,
      "1: sources[1] must be a string or an object"
    ),
    (
      #"{"question":"q","answer":"a","sources":[{"score":"1"}]}"#,
      "1: sources[0].score must be a number"
    ),
    (
      #"{"question":"q","answer":"a","feedback":"great"}"#,
      "1: feedback must be one of up, down, edit, retry"
    ),
    (
      #"{"question":"q","answer":"a","feedback":{"signal":1}}"#,
      "1: feedback.signal must be a string"
    ),
    (#"{"question":"q","answer":"a","feedback":{"comment":"c"}}"#, "1: feedback.signal is missing"),
    (
      #"{"question":"q","answer":"a","feedback":{"signal":"up","tags":[1]}}"#,
      "1: feedback.tags must be a list of strings"
    ),
    (
      #"{"question":"q","answer":"a","feedback":true}"#,
      "1: feedback must be null, a word or an object"
    ),
    (
      #"{"question":"q","answer":"a","ts":"yesterday"}"#,
      "1: ts must be a time such as 2026-07-06T02:04:09Z"
    ),
    (#"{"question":"q","answer":"a","ts":1700000000}"#, "1: ts must be a string"),
    (
      #"{"question":"q","answer":"a","consent":"all"}"#,
      "1: consent must be one of none, eval, training"
    ),
    (#"{"question":"q","answer":"a","consent":1}"#, "1: consent must be true, false or a word"),
    (#"{"question":"q","answer":"a","user":7}"#, "1: user must be a string"),
    (#"{"question":"q","answer":"a","agent":"gpt"}"#, "1: agent must be an object"),
    (#"{"question":"q","answer":"a","meta":[]}"#, "1: meta must be an object"),
    (
      #"{"question":"q","answer":"a","feedback":{"signal":"down","correction":"x"},"correction":"y"}"#,
      "1: correction is given twice, with different texts"
    ),
  ])
  func `Is named by line and reason`(line: String, message: String) async throws {
    #expect(try await capture(Array(line.utf8)) == [message])
  }

  @Test func `That is not UTF-8 is named`() async throws {
    let line = Array(#"{"question":"q"#.utf8) + [0xFF] + Array(#"","answer":"a"}"#.utf8)
    #expect(try await capture(line) == ["1: a string is not valid UTF-8 at byte 15"])
  }

  @Test func `With an id that is too long, or has control characters, is kept under another`()
    async throws
  {
    let long = String(repeating: "x", count: 513)
    for id in [long, #"a\u0000b"#, #"\u001b]52;c;x\u0007"#] {
      #expect(try await capture(Array(#"{"question":"q","answer":"a","id":"\#(id)"}"#.utf8)) == [])
    }
    #expect(Set(bench.store.ids.filter { $0.hasPrefix("id-") }).count == 3)
    let fits = String(repeating: "x", count: 512)
    _ = try await bench.capture(#"{"question":"q","answer":"a","id":"\#(fits)"}"#)
    #expect(bench.store.ids.last == fits)
  }

  @Test func `That is nested too deeply is named`() async throws {
    let deep = String(repeating: "[", count: 100_000)
    #expect(
      try await capture(Array(#"{"question":"q","answer":"a","meta":{"x":\#(deep)"#.utf8))
        == ["1: nested deeper than 128 levels at byte 168"]
    )
  }

  @Test func `With a line that is too long is named, and a long one is kept`() async throws {
    try await checkLongLines(keeping: 150_000, limit: 200_000, message: "200000 bytes")
  }

  @Test(.enabled(if: getenv("ERRATA_LARGE_TESTS") != nil))
  func `Of 17 MB in a line is named, of 5 MB is kept`() async throws {
    try await checkLongLines(keeping: 5_000_000, limit: 16 << 20, message: "16 MiB")
  }

  private func checkLongLines(keeping count: Int, limit: Int, message: String) async throws {
    let long = String(repeating: "word ", count: count / 5)
    let (report, broken) = try await bench.capture(
      bytes: Array(
        """
        {"id":"big","question":"q","answer":"\(long)"}
        {"id":"huge","question":"q","answer":"\(String(repeating: "x", count: limit + 1))"}
        \(good)
        """.utf8
      ),
      blockSize: 1 << 16,
      maximumLine: limit
    )
    #expect(bench.store.ids == ["big", "good"])
    #expect(bench.store.interactions.first?.answer == long)
    #expect(broken == ["2: the line has more than \(message)"])
    #expect(report.broken == 1)
  }

  @Test func `Has a byte order mark and CRLF, which is fine`() async throws {
    let (_, broken) = try await bench.capture(
      bytes: [0xEF, 0xBB, 0xBF] + Array("\(good)\r\n\r\n".utf8)
    )
    #expect(broken == [])
    #expect(bench.store.ids == ["good"])
  }

  @Test func `Has a lone surrogate, which is replaced and counted`() async throws {
    let (report, broken) = try await bench.capture(
      #"{"id":"s","question":"q \ud800","answer":"a","meta":{"m":"\udc00"}}"#
    )
    #expect(broken == [])
    #expect(report.replacedSurrogates == 2)
    #expect(bench.store.interactions[0].question == "q \u{FFFD}")
    #expect(bench.store.interactions[0].replacedSurrogates == 2)
  }

  @Test func `Has NUL inside a text, which survives`() async throws {
    _ = try await bench.capture(#"{"id":"n","question":"a\u0000b","answer":"\u0000"}"#)
    #expect(bench.store.interactions[0].question == "a\u{0}b")
  }
}
