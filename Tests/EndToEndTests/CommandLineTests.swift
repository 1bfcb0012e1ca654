import Foundation
import TestSupport
import Testing

/// A store with a few records, and the built program.
private func deskWithRecords() throws -> Workbench {
  let desk = try Workbench()
  try desk.write(
    """
    {"id":"r1","question":"How long are files kept?","answer":"Forever.","feedback":"down","ts":"2026-07-01T08:00:00Z"}
    {"id":"r2","question":"how long are files kept","answer":"90 days.","feedback":"down","ts":"2026-07-02T08:00:00Z"}
    {"id":"r3","question":"Is there an app?","answer":"Yes.","feedback":"up","ts":"2026-07-03T08:00:00Z"}
    {"id":"r4","question":"Who pays?","answer":"You \\u001b[31mdo\\u001b[0m.","feedback":{"signal":"retry"},"ts":"2026-07-04T08:00:00Z"}

    """,
    to: "log.jsonl"
  )
  let run = try desk.errata("log", "log.jsonl", "--store", "errata.db")
  #expect(run.status == 0, "\(run.messages)")
  return desk
}

@Suite struct `The queue on the command line` {
  @Test func `Lists explicit feedback first, the newest first, as JSON with the id first`() throws {
    let desk = try deskWithRecords()
    let run = try desk.errata("queue", "--json")
    #expect(run.status == 0)
    #expect(run.lines.map { $0.prefix(10) } == [#"{"id":"r2""#, #"{"id":"r1""#, #"{"id":"r4""#])
    #expect(run.lines[0].contains(#""asked":2"#))
  }

  @Test func `Takes a filter, an order and a limit`() throws {
    let desk = try deskWithRecords()
    #expect(try desk.errata("queue", "--json", "--filter", "signal:retry").lines.count == 1)
    let oldest = try desk.errata("queue", "--json", "--order", "oldest", "--limit", "1")
    #expect(oldest.lines.map { $0.prefix(10) } == [#"{"id":"r1""#])
  }

  @Test func `Names the place of a wrong filter and ends with 64`() throws {
    let run = try deskWithRecords().errata("queue", "--filter", "colour:red")
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.messages.contains("character"))
  }

  @Test func `Prints no control character of a record`() throws {
    let desk = try deskWithRecords()
    for run in [try desk.errata("queue"), try desk.errata("show", "r4")] {
      #expect(run.status == 0)
      #expect(!run.output.unicodeScalars.contains("\u{1B}"))
    }
    #expect(try desk.errata("show", "r4").output.contains("\u{241B}[31mdo"))
  }

  @Test func `Says so when nothing waits`() throws {
    let run = try deskWithRecords().errata("queue", "--filter", "nowhere")
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
    #expect(run.messages.contains("Nothing matches"))
  }
}

@Suite struct `Ids on the command line` {
  private func desk() throws -> Workbench {
    let desk = try Workbench()
    let long = "4f0c7b7e-conversation-2026-07-01-turn-0003"
    try desk.write(
      """
      {"id":"\(long)","question":"How long?","answer":"Forever.","feedback":"down"}
      {"id":"4f0c9","question":"Who pays?","answer":"You do.","feedback":"down"}
      {"id":"mail from ada@example.com","question":"Where?","answer":"Here.","feedback":"down"}

      """,
      to: "log.jsonl"
    )
    #expect(try desk.errata("log", "log.jsonl", "--store", "errata.db").status == 0)
    return desk
  }

  @Test func `Stand whole in a pipe`() throws {
    let desk = try desk()
    #expect(try desk.errata("queue").output.contains("4f0c7b7e-conversation-2026-07-01-turn-0003"))
  }

  @Test(arguments: ["4f0c7", "4f0c7b7e-conversation-20…"])
  func `May be cut while they stay clear`(beginning: String) throws {
    let desk = try desk()
    let shown = try desk.errata("show", beginning, "--json")
    #expect(shown.output.hasPrefix(#"{"id":"4f0c7b7e-conversation-2026-07-01-turn-0003""#))
    #expect(try desk.errata("decide", beginning, "affirm").status == 0)
    #expect(try desk.errata("feedback", beginning, "up").status == 0)
  }

  @Test func `Are asked for again when several begin so`() throws {
    let desk = try desk()
    let runs = [
      try desk.errata("show", "4f0c"), try desk.errata("decide", "4f0c", "affirm"),
      try desk.errata("feedback", "4f0c", "up"),
    ]
    for run in runs {
      #expect(run.status == 66)
      #expect(run.messages.contains("4f0c9"))
      #expect(run.messages.contains("more than one id"))
    }
    #expect(try desk.errata("show", "").status == 66)
  }

  @Test func `Of the log find what the store keeps under a keyed name`() throws {
    let desk = try desk()
    let name = "mail from ada@example.com"
    #expect(try desk.errata("show", name, "--json").output.hasPrefix(#"{"id":"id-"#))
    #expect(try desk.errata("feedback", name, "retry").status == 0)
    try desk.write("{\"id\":\"\(name)\",\"decision\":\"affirm\"}\n", to: "decisions.jsonl")
    #expect(try desk.errata("decide", "--from", "decisions.jsonl").status == 0)
    #expect(try desk.errata("decide", name, "undo").status == 0)
  }

  @Test func `Of many decisions have to be whole`() throws {
    let desk = try desk()
    try desk.write("{\"id\":\"4f0c7\",\"decision\":\"affirm\"}\n", to: "decisions.jsonl")
    #expect(try desk.errata("decide", "--from", "decisions.jsonl").status == 65)
  }
}

@Suite struct `Mistakes on the command line` {
  @Test(arguments: [("shwo", "show"), ("quee", "queue"), ("rel", "release")])
  func `A mistyped command is told what it is near to`(word: String, near: String) throws {
    let run = try Workbench().errata(word)
    #expect(run.status == 64)
    #expect(run.messages.contains("no command \(word)"))
    #expect(run.messages.contains("did you mean \(near)"))
  }

  @Test(arguments: [["help", "shwo"], ["shwo", "--help"]])
  func `Help for what is no command is none`(words: [String]) throws {
    let run = try Workbench().errata(words)
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.messages.contains("there is no command shwo; did you mean show?"))
    #expect(try Workbench().errata("help", "show").status == 0)
  }

  @Test func `A mistyped log makes no store`() throws {
    let desk = try Workbench()
    let run = try desk.errata("log", "nofile.jsonl", "--store", "new.db")
    #expect(run.status == 66)
    #expect(run.messages.contains("nofile.jsonl"))
    #expect(try desk.errata("queue", "--store", "new.db").status == 69)
  }

  @Test func `A filter may begin with a minus, and a limit of nothing says nothing`() throws {
    let desk = try deskWithRecords()
    #expect(try desk.errata("queue", "--json", "--filter", "-signal:down").lines.count == 1)
    let none = try desk.errata("queue", "--limit", "0")
    #expect(none.status == 0)
    #expect(none.messages.isEmpty)
    #expect(try desk.errata("queue", "--limit", "-3").messages.contains("0 or more"))
  }

  @Test func `An empty text is refused`() throws {
    let desk = try deskWithRecords()
    let run = try desk.errata("feedback", "r3", "edit", "--correction", "-", input: "")
    #expect(run.status == 65)
    #expect(try desk.errata("queue", "--json").lines.count == 3)
  }

  @Test func `An object over several lines is told of the tool that joins them`() throws {
    let desk = try Workbench()
    try desk.write("{\n  \"question\": \"q\",\n  \"answer\": \"a\"\n}\n", to: "pretty.json")
    let run = try desk.errata("log", "pretty.json", "--store", "errata.db")
    #expect(run.status == 65)
    #expect(run.messages.contains("jq -c"))
  }

  @Test func `Input that had to be converted goes back to the same command`() throws {
    let run = try Workbench().errata("redact", input: "\u{FEFF}x")
    #expect(run.status == 0)
    let desk = try Workbench()
    try desk.write("x", to: "none")
    let utf16 = try desk.errata("redact", "--jsonl", input: "{\u{0}\"\u{0}a\u{0}\"\u{0}")
    #expect(utf16.status == 65)
    #expect(utf16.messages.contains("errata redact --jsonl"))
  }

  @Test func `Help that cannot be written is an error`() throws {
    let run = try Workbench().shell("exec \"$ERRATA\" --help > /dev/full")
    #expect(run.status == 74)
  }
}

@Suite struct `Deciding on the command line` {
  @Test func `Takes the item out of the queue, and undo brings it back`() throws {
    let desk = try deskWithRecords()
    #expect(try desk.errata("decide", "r1", "correct", "--correction", "Thirty days.").status == 0)
    #expect(try desk.errata("queue", "--json").lines.count == 2)
    #expect(try desk.errata("show", "r1", "--json").output.contains(#""status":"corrected""#))
    #expect(try desk.errata("decide", "r1", "undo").status == 0)
    #expect(try desk.errata("queue", "--json").lines.count == 3)
    #expect(try desk.errata("decide", "r1", "undo").status == 66)
  }

  @Test func `A file of decisions that is run again adds none`() throws {
    let desk = try deskWithRecords()
    try desk.write(
      """
      {"id":"r1","decision":"affirm","note":"as in the handbook"}
      {"id":"r2","decision":"discard","reason":"spam"}
      {"id":"r4"}

      """,
      to: "decisions.jsonl"
    )
    let first = try desk.errata("decide", "--from", "decisions.jsonl")
    #expect(first.status == 65)
    #expect(first.messages.contains("decisions.jsonl:3: "))
    #expect(first.messages.contains("2 decided, 1 line left out."))
    let again = try desk.errata("decide", "--from", "decisions.jsonl", "--json")
    #expect(again.lines.filter { $0.contains(#""outcome":"unchanged""#) }.count == 2)
    #expect(try desk.errata("decide", "r1", "undo").status == 0)
    #expect(try desk.errata("decide", "r1", "undo").status == 66)
  }

  @Test func `Redacts the correction and the note`() throws {
    let desk = try deskWithRecords()
    let run = try desk.errata(
      "decide",
      "r1",
      "correct",
      "--correction",
      "-",
      "--note",
      "asked bob@example.com",
      input: "Write to ann@example.com.\n"
    )
    #expect(run.status == 0, "\(run.messages)")
    let shown = try desk.errata("show", "r1", "--json").output
    #expect(shown.contains("Write to [EMAIL_1]."))
    #expect(shown.contains("asked [EMAIL_2]"))
    #expect(!shown.contains("example.com"))
  }

  @Test func `Leaves a flag to a second person`() throws {
    let desk = try deskWithRecords()
    #expect(try desk.errata("decide", "r1", "flag", "--reason", "expert").status == 0)
    let own = try desk.errata("decide", "r1", "affirm")
    #expect(own.status == 1)
    #expect(own.messages.contains("you flagged this item, so a second person settles it"))
    #expect(try desk.errata("decide", "r1", "affirm", "--reviewer", "grace").status == 0)
  }

  @Test func `Says when it came late, and keeps it as a second opinion`() throws {
    let desk = try deskWithRecords()
    #expect(try desk.errata("decide", "r1", "affirm", "--reviewer", "grace").status == 0)
    let late = try desk.errata("decide", "r1", "discard", "--reason", "spam", "--json")
    #expect(late.status == 0)
    #expect(late.messages.contains("second opinion"))
    #expect(late.output.contains(#""outcome":"late","after":"grace""#))
    let shown = try desk.errata("show", "r1", "--json").output
    #expect(shown.contains(#""status":"affirmed""#))
    #expect(shown.contains(#""late":true"#))
  }

  @Test(
    arguments: [
      ("r1 correct", 64), ("r1 correct --correction ' '", 64), ("r1 discard", 64),
      ("r1 discard --reason privacy", 64), ("r1 affirm --reason spam", 64), ("r1 agree", 64),
      ("r1", 64), ("r1 correct --correction Forever.", 65), ("nothing affirm", 66),
      ("r3 affirm", 66),
    ] as [(String, Int32)]
  )
  func `Refuses what makes no sense`(arguments: String, status: Int32) throws {
    let desk = try deskWithRecords()
    let run = try desk.shell("\"$ERRATA\" decide \(arguments)")
    #expect(run.status == status, "\(run.messages)")
    #expect(!run.messages.isEmpty)
    #expect(try desk.errata("queue", "--json").lines.count == 3)
  }

  @Test func `Takes many from a file, names the bad lines and keeps the good`() throws {
    let desk = try deskWithRecords()
    try desk.write(
      """
      {"id":"r1","decision":"affirm"}
      {"id":"r1","decision":"correct"}
      nonsense

      {"id":"nobody","decision":"skip"}
      {"id":"r4","decision":"discard","reason":"other","note":"a test"}
      """,
      to: "decisions.jsonl"
    )
    let run = try desk.errata(
      "decide",
      "--from",
      "decisions.jsonl",
      "--rejects",
      "bad.jsonl",
      "--json"
    )
    #expect(run.status == 65)
    #expect(run.lines.count == 2)
    for place in [2, 3, 5] { #expect(run.messages.contains("decisions.jsonl:\(place): ")) }
    #expect(run.messages.contains("2 decided, 3 lines left out"))
    #expect(try desk.read("bad.jsonl").split(separator: "\n").count == 3)
    #expect(try desk.errata("queue", "--json").lines.count == 1)
  }
}

@Suite struct `What ends early on the command line` {
  @Test func `Keeps the bad lines and says what was done, when the output cannot be written`()
    throws
  {
    let desk = try deskWithRecords()
    try desk.write(
      #"{"id":"r1","decision":"affirm"}"# + "\nnonsense\n",
      to: "decisions.jsonl"
    )
    let run = try desk.shell(
      "\"$ERRATA\" decide --from decisions.jsonl --rejects bad.txt --json > /dev/full"
    )
    #expect(run.status == 74)
    #expect(run.messages.contains("1 decided, 1 line left out"))
    #expect(try desk.read("bad.txt") == "nonsense\n")
  }

  @Test func `Says so when an undo takes back more than the item`() throws {
    let desk = try deskWithRecords()
    try desk.write("mark.all\ndecide.affirm\nconfirm.yes\nquit\n", to: "all.txt")
    #expect(try desk.errata("review", "--script", "all.txt", "--dump-screen", "-").status == 0)
    #expect(try desk.errata("queue", "--json").lines.isEmpty)
    let run = try desk.errata("decide", "r1", "undo")
    #expect(run.status == 0)
    #expect(run.messages.contains("all 3 wait again"))
    #expect(try desk.errata("queue", "--json").lines.count == 3)
  }
}

@Suite struct `A script without a terminal` {
  @Test(arguments: [
    ("decide.discard spm", "There is no reason spm. Did you mean spam?"),
    ("move.next abc", "move.next takes no argument"),
    ("move.to 99", "There are 3 rows; 99 is beyond the last."),
    ("order sideways", "There is no order sideways."),
    ("theme nowhere", "There is no theme nowhere."),
    ("filter colour:red", "Filter: "),
    ("sets.approve", "That works on the curated sets"),
    ("menu.accept 2", "No menu is open."),
    ("undo", "There is no decision of yours to take back."),
    ("decide.nothing", "there is no command “decide.nothing”"),
  ])
  func `Ends at the first line that is refused, by its name, and with 65`(
    line: String,
    reason: String
  ) throws {
    let desk = try deskWithRecords()
    try desk.write("# as it should be\n\(line)\ndecide.affirm\n", to: "steps.txt")
    let run = try desk.errata("review", "--script", "steps.txt", "--dump-screen", "-")
    #expect(run.status == 65)
    #expect(run.messages.contains("Line 2 of steps.txt: "), "\(run.messages)")
    #expect(run.messages.contains(reason), "\(run.messages)")
    #expect(try desk.errata("queue", "--json").lines.count == 3, "nothing after it was run")
  }

  @Test func `Ends at a prompt that takes no such answer`() throws {
    let desk = try deskWithRecords()
    try desk.write("filter\nprompt.accept colour:red\ndecide.affirm\n", to: "steps.txt")
    let run = try desk.errata("review", "--script", "steps.txt", "--dump-screen", "screen.txt")
    #expect(run.status == 65)
    #expect(run.messages.contains("Line 2 of steps.txt: prompt.accept: "), "\(run.messages)")
    #expect(try desk.read("screen.txt").contains("colour"), "the screen shows where it ended")
    #expect(try desk.errata("queue", "--json").lines.count == 3)
  }
}

@Suite struct `Late feedback` {
  @Test func `Takes an item out of the queue, or puts it in`() throws {
    let desk = try deskWithRecords()
    #expect(try desk.errata("feedback", "r1", "up").status == 0)
    #expect(try desk.errata("queue", "--json").lines.count == 2)
    #expect(try desk.errata("feedback", "r3", "down", "--comment", "not for me").status == 0)
    #expect(try desk.errata("queue", "--json").lines.count == 3)
    #expect(try desk.errata("feedback", "r3", "none").status == 0)
    #expect(try desk.errata("show", "r3", "--json").output.contains(#""feedback":null"#))
  }

  @Test func `Is redacted`() throws {
    let desk = try deskWithRecords()
    let run = try desk.errata(
      "feedback",
      "r3",
      "down",
      "--comment",
      "-",
      input: "ask ann@example.com"
    )
    #expect(run.status == 0)
    #expect(try desk.errata("show", "r3", "--json").output.contains("ask [EMAIL_1]"))
  }

  @Test func `Needs a known record`() throws {
    #expect(try deskWithRecords().errata("feedback", "r9", "up").status == 66)
  }
}

@Suite struct `The frame of the command line` {
  @Test func `Says that rejected lines stand as they came`() throws {
    let desk = try deskWithRecords()
    let bad = #"{"id":"b","question":7,"answer":"Mail ann@example.com"}"#
    let run = try desk.errata("log", "--rejects", "bad.jsonl", input: bad)
    #expect(run.status == 65)
    #expect(run.messages.contains("stand in bad.jsonl as they came, with private values and all"))
    #expect(try desk.read("bad.jsonl").contains("ann@example.com"))
    #expect(
      !(try desk.errata("log", "--rejects", "none.jsonl", input: "")).messages.contains("as they")
    )
  }

  @Test func `Reads what a quick writer puts into a named pipe`() throws {
    let desk = try deskWithRecords()
    let run = try desk.shell(
      """
      mkfifo pipe; (echo '{"id":"p1","question":"Is it read?","answer":"Once."}' > pipe) &
      timeout 20 "$ERRATA" log pipe --store errata.db
      """
    )
    #expect(run.status == 0, "\(run.messages)")
    #expect(try desk.errata("show", "p1").status == 0)
  }

  @Test func `Takes the store from this folder, the environment, or the option`() throws {
    let desk = try deskWithRecords()
    #expect(try desk.errata("queue").status == 0)
    let elsewhere = try desk.errata("queue", environment: ["ERRATA_STORE": "other.db"])
    #expect(elsewhere.status == 69)
    #expect(elsewhere.messages.contains("other.db"))
    let option = try desk.errata(
      "queue",
      "--store",
      "errata.db",
      environment: ["ERRATA_STORE": "other.db"]
    )
    #expect(option.status == 0)
  }

  @Test func `Makes no store by looking for one`() throws {
    let desk = try Workbench()
    #expect(try desk.errata("queue").status == 69)
    #expect(try desk.errata("queue", "--store", "new.db").status == 69)
    #expect(try FileManager.default.contentsOfDirectory(atPath: desk.folder.path).isEmpty)
  }

  @Test func `Refuses PostgreSQL with a word`() throws {
    let run = try Workbench().errata("queue", "--store", "postgres://db.example.com/errata")
    #expect(run.status == 69)
    #expect(run.messages.contains("PostgreSQL"))
  }

  @Test func `Ends quietly when the reader goes away`() throws {
    let desk = try deskWithRecords()
    // A pipe that nobody reads any more, without a race.
    let run = try desk.shell(
      "mkfifo pipe; exec 3<>pipe 4>pipe 3<&-; \"$ERRATA\" queue --json >&4; echo $?"
    )
    #expect(run.output == "0\n")
    #expect(run.messages.isEmpty)
  }

  @Test func `Says when standard output cannot take more`() throws {
    let run = try deskWithRecords().shell("\"$ERRATA\" queue --json > /dev/full")
    #expect(run.status == 74)
    #expect(run.messages.contains("standard output"))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `Writes completions`(shell: String) throws {
    let run = try Workbench().errata("--generate-completion-script", shell)
    #expect(run.status == 0)
    #expect(run.output.contains("decide"))
  }

  @Test func `Keeps the store to its owner`() throws {
    let desk = try deskWithRecords()
    let mode =
      try FileManager.default.attributesOfItem(atPath: desk.path("errata.db"))[
        .posixPermissions
      ] as? Int
    #expect(mode == 0o600)
  }
}
