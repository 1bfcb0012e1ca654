import JSONText
import ReviewModel
import Testing

@testable import errata

@Suite struct `A table for people` {
  @Test func `Aligns texts to the left and numbers to the right`() {
    var table = TextTable([
      TextTable.Column(title: "ID"), TextTable.Column(title: "ASKED", isNumber: true),
      TextTable.Column(title: "QUESTION"),
    ])
    table.add(["a", "2", "Why?"])
    table.add(["longer", "10", "How?"])
    #expect(
      table.lines(width: 80)
        == ["ID      ASKED  QUESTION", "a           2  Why?", "longer     10  How?"]
    )
  }

  @Test func `Counts wide characters as two cells, and cuts the last column to the width`() {
    var table = TextTable([TextTable.Column(title: "ID"), TextTable.Column(title: "QUESTION")])
    table.add(["日本", "a question that is too long"])
    #expect(table.lines(width: 20) == ["ID    QUESTION", "日本  a question th…"])
  }

  @Test(arguments: ["\u{1B}[2J", "a\nb", "\u{202E}abc", "\u{9B}31m", "\u{7F}"])
  func `Lets nothing through that acts on a terminal`(text: String) {
    var table = TextTable([TextTable.Column(title: "ID"), TextTable.Column(title: "QUESTION")])
    table.add([text, text])
    for line in table.lines(width: 80) {
      #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control })
      #expect(!line.unicodeScalars.contains("\u{202E}"))
    }
  }
}

@Suite struct `The lines of a listing` {
  @Test func `Of the queue begin with the id`() {
    let summary = ItemSummary(
      key: 7,
      id: "pv-1",
      question: "How \"long\"?",
      time: Timestamp(rfc3339: "2026-07-06T02:04:09Z"),
      signal: .down,
      agentVersion: "2026.7.0",
      asked: 3,
      claim: Claim(
        reviewer: "grace",
        session: "s",
        expires: Timestamp(rfc3339: "2026-07-06T02:06:09Z") ?? Timestamp(milliseconds: 0)
      )
    )
    #expect(
      summary.json.text
        == #"{"id":"pv-1","kind":"answer","status":"open","signal":"down","question":"How \"long\"?","#
        + #""ts":"2026-07-06T02:04:09.000Z","agent_version":"2026.7.0","asked":3,"#
        + #""claim":{"reviewer":"grace","expires":"2026-07-06T02:06:09.000Z"},"late_decisions":0}"#
    )
  }

  @Test func `Of a decision say what it was and of what it takes back`() {
    var event = DecisionEvent(
      sequence: 1,
      item: 1,
      operation: "op",
      action: .decide(.discard(ReasonCode("spam"))),
      reviewer: "ada",
      time: Timestamp(milliseconds: 0),
      isLate: true
    )
    let time = #""ts":"1970-01-01T00:00:00.000Z","operation":"op""#
    #expect(
      event.json.serialized
        == #"{"decision":"discard","reason":"spam","reviewer":"ada",\#(time),"late":true}"#
    )
    event.action = .undo("earlier")
    event.isLate = false
    #expect(
      event.json.serialized == #"{"decision":"undo","of":"earlier","reviewer":"ada",\#(time)}"#
    )
  }
}

@Suite struct `The check of the terminal` {
  private func grades(
    _ environment: [String: String],
    isTerminal: Bool = true,
    size: (Int, Int)? = (100, 30)
  ) -> [String: Finding.Grade] {
    let check = TerminalCheck(
      environment: environment,
      isTerminal: isTerminal,
      size: size.map { (columns: $0.0, rows: $0.1) }
    )
    return Dictionary(uniqueKeysWithValues: check.findings.map { ($0.id, $0.grade) })
  }

  @Test func `Is well with a usual terminal`() {
    let grades = grades(["TERM": "xterm-256color", "LANG": "de_DE.UTF-8"])
    #expect(grades.values.allSatisfy { $0 == .good })
  }

  @Test(arguments: ["", "dumb"])
  func `Says no to a terminal that cannot show screens`(term: String) {
    #expect(grades(["TERM": term, "LANG": "C.UTF-8"])["terminal.kind"] == .bad)
  }

  @Test func `Remarks what is not as it could be`() {
    let grades = grades(["TERM": "xterm", "LC_ALL": "C", "LANG": "C.UTF-8"], size: (79, 24))
    #expect(grades["terminal.encoding"] == .remark)
    #expect(grades["terminal.size"] == .remark)
  }

  @Test func `Is content without a terminal`() {
    #expect(grades([:], isTerminal: false, size: nil).values.allSatisfy { $0 != .bad })
  }
}
