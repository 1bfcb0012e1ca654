import Capture
import ReviewModel
import ReviewStorage
import Testing

@Suite struct `What capture keeps` {
  private let bench: CaptureBench

  init() throws { bench = try CaptureBench() }

  private static let line = #"""
    {"id":"a","ts":"2026-07-06T00:00:00Z","question":"Who is it?","answer":"A clerk.","sources":[{"id":"s","title":"T","uri":"u:x","text":"P","score":0.5}],"feedback":{"signal":"down","comment":"no","tags":["t"]},"correction":"A cook.","user":"eve","session":"w","consent":"training","agent":{"model":"m","version":"1"},"extra":7}
    """#

  private func keeping(_ names: String...) throws -> Minimisation {
    Minimisation(fields: try CapturedFields(names: names))
  }

  private func only() throws -> CapturedRecord { try #require(bench.store.records.last) }

  @Test func `Is everything when nothing is said`() async throws {
    _ = try await bench.capture(Self.line)
    let record = try only()
    #expect(record.interaction.time != nil && record.interaction.user != nil)
    #expect(record.feedback?.correction == "A cook.")
    #expect(record.interaction.meta == .object([JSONMember("extra", .number("7"))]))
  }

  @Test func `Is id, question, answer and consent when nothing is named`() async throws {
    _ = try await bench.capture(Self.line, minimisation: try keeping())
    let record = try only()
    let expected = Interaction(
      id: "a",
      question: "Who is it?",
      answer: "A clerk.",
      consent: .training
    )
    #expect(record.interaction == expected)
    #expect(record.feedback == nil)
  }

  @Test func `Is what is named, by groups or by parts`() async throws {
    _ = try await bench.capture(
      Self.line,
      minimisation: try keeping("sources.title", "sources.score", "correction", "agent", "question")
    )
    let record = try only()
    #expect(record.interaction.sources == [Source(title: "T", score: "0.5")])
    #expect(record.interaction.agent == Agent(model: "m", version: "1"))
    #expect(record.feedback == Feedback(.down, correction: "A cook."))
    #expect(record.interaction.user == nil && record.interaction.session == nil)
  }

  @Test func `Has the time of feedback only where it has that time`() async throws {
    let own =
      #"{"id":"b","ts":"2026-07-06T00:00:00Z","question":"q","answer":"a","#
      + #""feedback":{"signal":"up","ts":"2026-07-07T00:00:00Z"}}"#
    _ = try await bench.capture(Self.line, own, minimisation: try keeping("feedback"))
    #expect(bench.store.records.map { $0.feedback?.time?.rfc3339 ?? "" }.first == "")
    #expect(try only().feedback?.time != nil)
  }

  @Test(arguments: [["feedback.tags"], [], ["ts", "feedback", "sources"]])
  func `Does not make another record of one that is known`(names: [String]) async throws {
    let nameless = Self.line.replacing(#""id":"a","#, with: "")
    _ = try await bench.capture(Self.line, nameless)
    let fields = try CapturedFields(names: names)
    let (report, _) = try await bench.capture(
      Self.line,
      nameless,
      minimisation: Minimisation(fields: fields)
    )
    #expect(report.unchanged == 2)
    #expect(report.added + report.contradicting + report.feedbackReplaced == 0)
  }

  @Test func `Takes with it what a user allows who is not stored`() async throws {
    _ = try await bench.capture(Self.line)
    let user = try #require(try only().interaction.user)
    func report(_ consent: Consent) async throws -> CaptureReport {
      try await bench.capture(
        Self.line.replacing(#""id":"a""#, with: #""id":"\#(consent)""#),
        minimisation: Minimisation(
          fields: try CapturedFields(names: ["ts"]),
          userConsents: [user: consent]
        )
      ).report
    }
    #expect(try await report(.eval).added == 1)
    #expect(try only().interaction.consent == .eval)
    #expect(try await report(.none).withoutConsent == 1)
    #expect(try only().interaction.consent == .eval)
  }

  @Test func `Is known again after an erasure, cut or whole`() async throws {
    _ = try await bench.capture(Self.line)
    let whole = Set(try only().marks)
    _ = try await bench.capture(Self.line, minimisation: try keeping("ts"))
    let cut = try only().marks
    #expect(whole.isSubset(of: cut))
    // By what is left, redacted and as it came.
    #expect(Set(cut).count == whole.count + 2)
    // What is left of it may be anybody's, and would keep theirs out.
    _ = try await bench.capture(Self.line, minimisation: try keeping())
    #expect(try Set(only().marks) == whole)
  }

  @Test func `Is refused under a name that means nothing`() {
    #expect(throws: UnknownCapturedField(name: "users")) {
      try CapturedFields(names: ["user", "users"])
    }
    #expect(throws: UnknownCapturedField(name: "")) { try CapturedFields(names: [""]) }
    for name in CapturedFields.names {
      #expect((try? CapturedFields(names: [name])) != nil, "\(name)")
    }
  }
}
