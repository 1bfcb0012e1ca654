import Foundation
import TestSupport
import Testing

@Suite struct `The gate` {
  @Test func `Passes a program that answers well, and keeps the run`() throws {
    let desk = try GateDesk.withRelease()
    let program = try desk.writeProgram(GateDesk.agent, to: "agent")
    let run = try desk.errata(
      "gate",
      "--release",
      "release",
      "--save",
      "run.json",
      "--command",
      program
    )
    #expect(run.status == 0, "\(run.output)\(run.messages)")
    #expect(run.output.hasPrefix("gate: passed\n"))
    #expect(try desk.read("run.json").contains(#""answer":"Lisbon""#))
  }

  @Test func `Fails a wrong number with status 1, in every form of the report`() throws {
    let desk = try GateDesk.withRelease()
    let good = try desk.writeProgram(GateDesk.agent, to: "good")
    let bad = try desk.writeProgram(
      GateDesk.agent.replacingOccurrences(of: ":-30", with: ":-60"),
      to: "bad"
    )
    #expect(
      try desk.errata("gate", "--release", "release", "--save", "base.json", "--command", good)
        .status == 0
    )
    let run = try desk.errata(
      "gate",
      "--release",
      "release",
      "--baseline",
      "base.json",
      "--junit",
      "j.xml",
      "--markdown",
      "m.md",
      "--json",
      "--command",
      bad
    )
    #expect(run.status == 1, "\(run.messages)")
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(
      lines[0].contains(
        #""verdict":"regressed","reasons":["1 of 2 golden cases passed and fails now"]"#
      )
    )
    #expect(run.output.contains(#""finding":"the number 30 days is missing""#))
    #expect(
      try desk.read("j.xml").contains(
        #"<failure type="numbers" message="the number 30 days is missing">"#
      )
    )
    #expect(try desk.read("m.md").hasPrefix("## errata gate: regressed"))
  }

  @Test(arguments: [
    ("sleep 60", "no answer came in time"), ("exit 3", "the candidate broke off"),
    ("kill -9 $$", "the candidate broke off"),
  ])
  func `Says that a candidate could not be evaluated with status 3`(
    script: String,
    words: String
  ) throws {
    let desk = try GateDesk.withRelease()
    let run = try desk.errata(
      "gate",
      "--release",
      "release",
      "--timeout",
      "1",
      "--retries",
      "0",
      "--command",
      "sh",
      "-c",
      script
    )
    #expect(run.status == 3, "\(run.messages)")
    #expect(run.output.hasPrefix("gate: not evaluated\n  3 of 3 cases could not be evaluated\n"))
    #expect(run.output.contains(words))
  }

  @Test func `Says of a program that cannot be started that it cannot, in every report`() throws {
    let desk = try GateDesk.withRelease()
    let run = try desk.errata(
      "gate",
      "--release",
      "release",
      "--junit",
      "j.xml",
      "--command",
      "/nonexistent/agent"
    )
    #expect(run.status == 3, "\(run.messages)")
    #expect(run.output.contains("the candidate cannot be started"))
    #expect(try desk.read("j.xml").contains("the candidate cannot be started"))
    #expect(run.messages.contains("cannot be started: /nonexistent/agent: No such file"))
  }

  @Test func `Asks again after a failure`() throws {
    let desk = try GateDesk.withRelease()
    let program = try desk.writeProgram(
      """
      #!/bin/sh
      read question
      name="seen-$(echo "$question" | cksum | cut -d' ' -f1)"
      if [ ! -e "$name" ]; then : > "$name"; exit 1; fi
      echo "$question" | ./agent
      """,
      to: "unsteady"
    )
    _ = try desk.writeProgram(GateDesk.agent, to: "agent")
    let run = try desk.errata(
      "gate",
      "--release",
      "release",
      "--retries",
      "1",
      "--command",
      program
    )
    #expect(run.status == 0, "\(run.output)\(run.messages)")
  }

  @Test
  func
    `Takes a case and gives an answer a line, and starts a program anew that answers something else`()
    throws
  {
    let desk = try GateDesk.withRelease()
    let program = try desk.writeProgram(
      """
      #!/bin/sh
      while read -r line; do
        id=$(echo "$line" | sed 's/.*"id":"\\([0-9a-f]*\\)","question.*/\\1/')
        case "$line" in
          *guarantee*) echo "{\\"id\\":\\"$id\\",\\"answer\\":\\"30 days.\\"}" ;;
          *office*) echo "{\\"id\\":\\"other\\",\\"answer\\":\\"Lisbon\\"}" ;;
          *) echo "{\\"id\\":\\"$id\\",\\"answer\\":\\"No, leather.\\"}" ;;
        esac
      done
      """,
      to: "lines"
    )
    let run = try desk.errata(
      "gate",
      "--release",
      "release",
      "--json",
      "--lines",
      "--jobs",
      "1",
      "--retries",
      "0",
      "--command",
      program
    )
    #expect(run.status == 3, "\(run.output)\(run.messages)")
    #expect(run.output.contains(#""passing":1"#))
    #expect(run.output.contains(#""fixed":1"#))
    #expect(run.output.contains(#""unknown":1"#))
    #expect(run.messages.contains("gave no answer to the case"))
  }

  @Test func `Reads answers from a file by id or by question`() throws {
    let desk = try GateDesk.withRelease()
    try desk.write(
      """
      {"question":"HOW LONG IS THE GUARANTEE","answer":"30 days"}
      {"question":"Where is the head office?","answer":"In Lisbon."}
      {"question":"Is it vegan?","answer":"No, it is leather."}

      """,
      to: "answers.jsonl"
    )
    #expect(
      try desk.errata("gate", "--release", "release", "--answers", "answers.jsonl").status == 0
    )
    try desk.write(#"{"question":"Is it vegan?"}"# + "\n", to: "answers.jsonl")
    let bad = try desk.errata("gate", "--release", "release", "--answers", "answers.jsonl")
    #expect(bad.status == 65)
    #expect(bad.messages.contains(#"answers.jsonl:1: there is no "answer""#))
  }

  @Test func `Goes on where a run was that was stopped`() throws {
    let desk = try GateDesk.withRelease()
    let program = try desk.writeProgram(
      """
      #!/bin/sh
      read question
      echo "$question" >> asked
      case "$question" in *vegan*) [ -e go ] || sleep 60 ;; esac
      echo "$question" | ./agent
      """,
      to: "slow"
    )
    _ = try desk.writeProgram(GateDesk.agent, to: "agent")
    let words = [
      "gate", "--release", "release", "--jobs", "3", "--save", "run.json", "--command", program,
    ]
    let stopped = try desk.shell(
      """
      "$ERRATA" \(words.joined(separator: " ")) & pid=$!
      until grep -q vegan asked; do sleep 0.05; done
      sleep 0.5; kill -TERM $pid; wait $pid
      """
    )
    #expect(stopped.status == 3, "\(stopped.messages)")
    #expect(stopped.messages.contains("The same command goes on where this run was."))
    try desk.write("", to: "go")
    let asked = try desk.read("asked").split(separator: "\n").count
    let run = try desk.errata(words)
    #expect(run.status == 0, "\(run.output)\(run.messages)")
    #expect(try desk.read("asked").split(separator: "\n").count < asked + 3)
  }

  @Test func `Refuses a baseline over other cases, a release that was changed, and what is no run`()
    throws
  {
    let desk = try GateDesk.withRelease()
    let program = try desk.writeProgram(GateDesk.agent, to: "agent")
    let words = ["gate", "--release", "release", "--command", program]
    #expect(
      try desk.errata(["gate", "--release", "release", "--save", "run.json", "--command", program])
        .status == 0
    )
    var text = try desk.read("run.json")
    let id = String(text.split(separator: #""id":""#)[1].prefix(32))
    text = text.replacingOccurrences(of: id, with: String(repeating: "0", count: 32))
    try desk.write(text, to: "other.json")
    let other = try desk.errata([
      "gate", "--release", "release", "--baseline", "other.json", "--command", program,
    ])
    #expect(other.status == 65)
    #expect(other.messages.contains("1 are only in this run, 1 only in the baseline"))
    try desk.write("{}", to: "none.json")
    #expect(
      try desk.errata([
        "gate", "--release", "release", "--baseline", "none.json", "--command", program,
      ]).status == 65
    )
    try desk.write(try desk.read("release/eval.jsonl") + "\n", to: "release/eval.jsonl")
    let altered = try desk.errata(words)
    #expect(altered.status == 65)
    #expect(altered.messages.contains("differs from the manifest"))
  }
}
