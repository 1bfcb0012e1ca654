import TestSupport
import Testing

@Suite struct `Deciding on the command line` {
  private let desk: Workbench

  init() throws {
    desk = try Workbench()
    let answer = "Within 14 days, by mail."
    try desk.write(
      (1...3).map {
        #"{"id":"q\#($0)","question":"How long \#($0)?","answer":"\#(answer)","feedback":"down"}"#
      }.joined(separator: "\n") + "\n",
      to: "log.jsonl"
    )
    #expect(try desk.errata("log", "log.jsonl").status == 0)
  }

  private let slip = "Within 14 days."

  @Test func `warns of a slip and stores it`() throws {
    let run = try desk.errata("decide", "q1", "correct", "--correction", slip, "--json")
    #expect(run.status == 0)
    #expect(run.output.contains(#""warnings":["only-deletion"]"#))
    #expect(
      run.messages == "q1: stored, but it only leaves out a part of the answer (only-deletion)\n"
    )
  }

  @Test func `refuses a slip when it is to be strict, unless it is overruled`() throws {
    let refused = try desk.errata("decide", "q1", "correct", "--correction", slip, "--strict")
    #expect(refused.status == 1)
    #expect(refused.messages.contains("q1: it only leaves out a part of the answer (only-"))
    let run = try desk.errata(
      "decide",
      "q1",
      "correct",
      "--correction",
      slip,
      "--strict",
      "--overrule",
      "no mail any more",
      "--note",
      "seen"
    )
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.messages == "")
    let shown = try desk.errata("show", "q1", "--json")
    #expect(shown.output.contains(#"seen\noverruled only-deletion: no mail any more"#))
  }

  @Test func `takes reasons from the lines of a file, and says of which lines it warns`() throws {
    try desk.write(
      """
      {"id":"q1","decision":"correct","correction":"Within 14 days."}
      {"id":"q2","decision":"correct","correction":"Within 14 days.","overrule":"no mail"}
      {"id":"q3","decision":"correct","correction":"Within 20 days."}

      """,
      to: "decisions.jsonl"
    )
    let strict = try desk.errata("decide", "--from", "decisions.jsonl", "--strict")
    #expect(strict.status == 65)
    #expect(strict.messages.contains("decisions.jsonl:1: it only leaves out"))
    #expect(strict.messages.contains("2 decided, 1 line left out."))
    let run = try desk.errata("decide", "--from", "decisions.jsonl")
    #expect(run.status == 0)
    #expect(run.messages.contains("decisions.jsonl:1: q1: stored, but it only leaves out"))
    #expect(run.messages.contains("1 decided, 2 decided so already."))
  }

  @Test(arguments: [
    (["affirm", "--overrule", "x"], "\"overrule\" belongs to \"correct\" only"),
    (
      ["correct", "--correction", "In May.", "--overrule", " "],
      "a warning is overruled for a reason only"
    ),
  ])
  func `refuses an overruling that makes no sense`(arguments: [String], words: String) throws {
    let run = try desk.errata(["decide", "q1"] + arguments)
    #expect(run.status == 64)
    #expect(run.messages.contains(words), "\(run.messages)")
  }

  @Test func `says when nothing was to be overruled`() throws {
    let run = try desk.errata(
      "decide",
      "q1",
      "correct",
      "--correction",
      "In May.",
      "--overrule",
      "x"
    )
    #expect(run.status == 0)
    #expect(run.messages == "q1: nothing was overruled, for nothing was warned of\n")
  }
}
