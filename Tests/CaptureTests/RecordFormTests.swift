import Capture
import JSONText
import ReviewModel
import ReviewStorage
import TestSupport
import Testing

@Suite struct `The forms of a record` {
  private let bench: CaptureBench

  init() throws { bench = try CaptureBench() }

  @Test func `The rich form`() async throws {
    _ = try await bench.capture(
      #"""
      {"id":"r1","ts":"2026-07-06T02:04:09.091+02:00","question":"q?","answer":"a",\
      "sources":[{"id":"s1","title":"T","uri":"https://example.com/","text":"t","score":0.50}, "name.md"],\
      "feedback":{"signal":"down","correction":"c","comment":"why","tags":["x","y"]},\
      "user":"u1","session":"se","consent":"eval","agent":{"model":"m","version":"1.2.3.4"},"meta":{"k":1.0}}
      """#.replacing("\\\n", with: "")
    )
    let record = try #require(bench.store.records.first)
    let time = Timestamp(rfc3339: "2026-07-06T00:04:09.091Z")
    #expect(
      record.interaction
        == Interaction(
          id: "r1",
          time: time,
          question: "q?",
          answer: "a",
          sources: [
            Source(id: "s1", title: "T", uri: "https://example.com/", text: "t", score: "0.50"),
            Source(title: "name.md"),
          ],
          user: record.interaction.user,
          session: "se",
          consent: .eval,
          agent: Agent(model: "m", version: "1.2.3.4"),
          meta: .object([JSONMember("k", .number("1.0"))])
        )
    )
    #expect(record.interaction.user?.count == 32)
    #expect(
      record.feedback
        == Feedback(.down, correction: "c", comment: "why", tags: ["x", "y"], time: time)
    )
    #expect(record.questionKey == "q")
  }

  @Test func `The simple form`() async throws {
    _ = try await bench.capture(
      #"{"question":"q","answer":"a","sources":["A.md","B.md"],"feedback":"down","correction":"c"}"#,
      #"{"question":"q","answer":"b","sources":[],"feedback":null}"#,
      #"{"question":"q","answer":"c","feedback":"up"}"#,
      #"{"question":"q","answer":"d","correction":"e"}"#
    )
    #expect(bench.store.interactions[0].sources == [Source(title: "A.md"), Source(title: "B.md")])
    #expect(
      bench.store.records.map(\.feedback) == [
        Feedback(.down, correction: "c"), nil, Feedback(.up), Feedback(.edit, correction: "e"),
      ]
    )
  }

  @Test func `Fields that are null or empty are absent`() async throws {
    _ = try await bench.capture(
      #"{"id":"","ts":null,"question":"q","answer":"a","sources":null,"feedback":null,"user":"","#
        + #""session":null,"consent":null,"agent":{"model":null},"meta":null,"correction":""}"#
    )
    let interaction = try #require(bench.store.interactions.first)
    #expect(interaction.id.rawValue.hasPrefix("r-"))
    #expect(interaction.user == nil)
    #expect(interaction.consent == nil)
    #expect(interaction.agent == Agent())
    #expect(interaction.meta == .object([]))
    #expect(bench.store.records[0].feedback == nil)
  }

  @Test func `What errata does not know stays in meta, in its order`() async throws {
    _ = try await bench.capture(
      #"{"z":1.50,"question":"q","answer":"a","latency":[1,{"b":null}],"meta":{"k":"v","z":2},"#
        + #""feedback":{"signal":"up","via":"web"},"agent":{"temperature":0.1},"#
        + #""sources":["A",{"title":"B","rank":1},{"title":"C","url":"https://c.example/"}]}"#
    )
    let interaction = try #require(bench.store.interactions.first)
    #expect(
      interaction.meta.serialized
        == #"{"k":"v","z":2,"record.z":1.50,"latency":[1,{"b":null}],"feedback":{"via":"web"},"#
        + #""agent":{"temperature":0.1},"sources":[{},{"rank":1},{}]}"#
    )
    #expect(interaction.sources[2].uri == "https://c.example/")
  }

  @Test(
    arguments: [
      (#""consent":true"#, nil, Consent.training, true), (#""consent":"eval""#, nil, .eval, true),
      (#""consent":false"#, .training, nil, false), (#""consent":"none""#, nil, nil, false),
      (#""x":1"#, nil, nil, true), (#""x":1"#, .eval, .eval, true),
      (#""x":1"#, Consent.none, nil, false),
      (#""consent":"eval""#, .training, .eval, true),
    ] as [(String, Consent?, Consent?, Bool)]
  )
  func `Who did not agree is not stored`(
    field: String,
    option: Consent?,
    stored: Consent?,
    isStored: Bool
  ) async throws {
    let (report, _) = try await bench.capture(
      #"{"question":"q","answer":"a",\#(field)}"#,
      consent: option
    )
    #expect(report.withoutConsent == (isStored ? 0 : 1))
    #expect(bench.store.records.count == (isStored ? 1 : 0))
    #expect(bench.store.interactions.first?.consent == stored)
  }

  @Test func `Consent that is taken back later reaches the record that is stored`() async throws {
    for consent in ["true", "\"training\"", "false"] {
      _ = try await bench.capture(
        #"{"id":"1","question":"q ann@example.com","answer":"a","consent":\#(consent)}"#
      )
    }
    #expect(try bench.store.record("1")?.interaction.consent == Consent.none)
    let (report, _) = try await bench.capture(
      #"{"id":"1","question":"q ann@example.com","answer":"a"}"#
    )
    #expect(report.unchanged == 1)
  }

  @Test func `A store whose default is none takes no record that says nothing`() async throws {
    try bench.store.setDefaultConsent(Consent.none)
    let (report, _) = try await bench.capture(
      #"{"question":"q","answer":"a"}"#,
      #"{"question":"q","answer":"b","consent":true}"#
    )
    #expect(report.withoutConsent == 1)
    #expect(report.added == 1)
  }
}

@Suite struct `The id of a record without one` {
  private let bench: CaptureBench

  init() throws { bench = try CaptureBench() }

  @Test func `Is made of its content, and of its count among equal ones`() async throws {
    let lines = [
      #"{"question":"q","answer":"a"}"#, #"{"question":"q","answer":"b"}"#,
      #"{"question":"q","answer":"a"}"#, #"{"question":"q","answer":"a","feedback":"up"}"#,
      #"{"question":"q","answer":"a","user":"u"}"#, #"{"question":"q","answer":"a","session":"s"}"#,
      #"{"question":"q","answer":"a","sources":["s"]}"#,
      #"{"question":"q","answer":"a","ts":"2026-01-01"}"#,
      #"{"question":"qa","answer":""}"#,
    ]
    let (report, _) = try await bench.capture(bytes: Array(lines.joined(separator: "\n").utf8))
    #expect(report.added == 8)
    #expect(Set(bench.store.ids).count == 8)
    let first = bench.store.ids
    _ = try await bench.capture(bytes: Array(lines.joined(separator: "\n").utf8), blockSize: 5000)
    #expect(Array(bench.store.ids.dropFirst(8)) == first)
  }

  @Test func `Does not give away what it is made of`() async throws {
    _ = try await bench.capture(#"{"question":"q","answer":"a"}"#)
    let id = try #require(bench.store.ids.first)
    #expect(id.utf8.count == 18)
    #expect(id.hasPrefix("r-"))
  }
}
