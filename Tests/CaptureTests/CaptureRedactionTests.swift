import Capture
import JSONText
import Redaction
import ReviewModel
import ReviewStorage
import TestSupport
import Testing

@Suite struct `Redaction at capture` {
  private let bench: CaptureBench

  init() throws { bench = try CaptureBench() }

  @Test func `No text of a record is stored as it came`() async throws {
    let mail = "ann@example.com"
    let (report, _) = try await bench.capture(
      #"{"id":"x-\#(mail)","question":"q \#(mail)","answer":"a \#(mail)","session":"\#(mail)","user":"\#(mail)","#
        + #""sources":[{"id":"\#(mail)","title":"\#(mail)","uri":"mailto:\#(mail)","text":"\#(mail)"},"\#(mail)"],"#
        + #""feedback":{"signal":"down","correction":"\#(mail)","comment":"\#(mail)","tags":["\#(mail)"],"by":"\#(mail)"},"#
        + #""agent":{"model":"\#(mail)","version":"\#(mail)"},"\#(mail)":1,"meta":{"a":["\#(mail)",{"\#(mail)":"\#(mail)"}]}}"#
    )
    #expect(report.added == 1)
    var record = try #require(bench.store.records.first)
    // The log's own id is looked up, and not stored.
    record.otherID = nil
    #expect(!"\(record)".contains("ann@"))
    #expect(record.interaction.question == "q [EMAIL_1]")
    #expect(record.interaction.id.rawValue.hasPrefix("id-"))
    #expect(record.interaction.session?.hasPrefix("session-") == true)
    #expect(
      record.interaction.meta.serialized
        == #"{"a":["[EMAIL_1]",{"[EMAIL_1]":"[EMAIL_1]"}],"feedback":{"by":"[EMAIL_1]"},"[EMAIL_1]":1}"#
    )
    #expect(report.redactions[.email] == 17)
  }

  @Test func `Counts what was replaced in what is new`() async throws {
    func line(_ feedback: String) -> String {
      #"{"id":"1","question":"ann@example.com","answer":"a"\#(feedback)}"#
    }
    let said = #","feedback":{"signal":"down","comment":"bob@example.com, not ann@example.com"}"#
    #expect(try await bench.capture(line("")).report.redactions == [.email: 1])
    #expect(try await bench.capture(line("")).report.redactions == [:])
    #expect(try await bench.capture(line(said)).report.redactions == [.email: 2])
    #expect(try await bench.capture(line(said)).report.redactions == [:])
  }

  @Test func `Numbers run over all fields, and names of the log are not given again`() async throws
  {
    _ = try await bench.capture(
      #"{"id":"1","question":"ann@example.com","answer":"bob@example.com and ann@example.com","#
        + #""feedback":{"signal":"down","comment":"[EMAIL_2] is not eve@example.com"}}"#
    )
    let record = try #require(bench.store.records.first)
    #expect(record.interaction.question == "[EMAIL_1]")
    #expect(record.interaction.answer == "[EMAIL_3] and [EMAIL_1]")
    #expect(record.feedback?.comment == "[EMAIL_2] is not [EMAIL_4]")
  }

  @Test func `Names of a published source stay, and a recheck leaves them`() async throws {
    _ = try await bench.capture(
      #"{"id":"1","question":"Who was Marie Kowalska? I am Tom Baker","answer":"Marie Kowalska was a chemist, Susan Baker too.","#
        + #""sources":[{"uri":"https://en.wikipedia.org/wiki/M","text":"Marie Kowalska was a chemist."},"#
        + #"{"uri":"https://crm.acme.example/1","text":"Anna Nowak called."}],"#
        + #""feedback":{"signal":"down","comment":"Marie Kowalska, says Robert Miller"}}"#
    )
    let record = try #require(bench.store.records.first)
    #expect(record.interaction.question == "Who was Marie Kowalska? I am [PERSON_1]")
    #expect(record.interaction.answer == "Marie Kowalska was a chemist, [PERSON_2] too.")
    #expect(record.interaction.sources[0].text == "Marie Kowalska was a chemist.")
    #expect(record.interaction.sources[1].text == "[PERSON_3] called.")
    #expect(record.feedback?.comment == "Marie Kowalska, says [PERSON_4]")
    let identity = RecordIdentity(
      key: try #require(StoreKey(bytes: [UInt8](repeating: 1, count: 32)))
    )
    var recheck = RecordRecheck(Redactor(), identity: identity)
    #expect(recheck.revision(of: record.interaction, feedback: record.feedback) == nil)
    var policy = RedactionPolicy()
    policy.persons = .all
    var strict = RecordRecheck(try Redactor(policy: policy), identity: identity)
    #expect(strict.revision(of: record.interaction, feedback: record.feedback) != nil)
  }

  @Test func `A famous name stays in a record where it is nobody's, and nowhere where it is`()
    async throws
  {
    _ = try await bench.capture(
      #"{"id":"1","question":"When did Isaac Newton die?","answer":"Isaac Newton died in 1727.","user":"u"}"#,
      #"{"id":"2","question":"When did Isaac Newton call?","answer":"At nine.","#
        + #""feedback":{"signal":"down","comment":"The ticket of Isaac Newton says ten."}}"#,
      #"{"id":"3","question":"Who is Jane Austen?","answer":"A writer.","#
        + #""sources":[{"uri":"https://en.wikipedia.org/wiki/M","text":"Jane Austen was a chemist."},"#
        + #"{"text":"Dear Jane Austen,\nwelcome"}]}"#
    )
    let records = bench.store.records
    #expect(records[0].interaction.question == "When did Isaac Newton die?")
    #expect(records[0].interaction.answer == "Isaac Newton died in 1727.")
    #expect(records[1].interaction.question == "When did [PERSON_1] call?")
    #expect(records[1].feedback?.comment == "The ticket of [PERSON_1] says ten.")
    #expect(records[2].interaction.question == "Who is [PERSON_1]?")
    #expect(
      records[2].interaction.sources.map(\.text) == [
        "[PERSON_1] was a chemist.", "Dear [PERSON_1],\nwelcome",
      ]
    )
  }

  @Test func `A session stays as it is unless it tells who the user is`() async throws {
    _ = try await bench.capture(
      #"{"id":"1","question":"q","answer":"a","user":"Ann.Lee","session":"2026-07-ann.lee-3"}"#,
      #"{"id":"2","question":"q","answer":"a","user":"Ann.Lee","session":"s-4f2a"}"#,
      #"{"id":"3","question":"q","answer":"a","session":"ann@example.com"}"#,
      #"{"id":"4","question":"q","answer":"a","user":"u","session":"unit-7"}"#
    )
    let sessions = bench.store.interactions.map(\.session)
    #expect(sessions[0]?.hasPrefix("session-") == true)
    #expect(sessions[1] == "s-4f2a")
    #expect(sessions[2]?.hasPrefix("session-") == true)
    #expect(sessions[3] == "unit-7")
  }

  @Test func `An id and what meta says do not tell who the user is`() async throws {
    let bench = try CaptureBench()
    _ = try await bench.capture(
      #"{"id":"AnnLee-1","question":"q","answer":"a","user":"annlee","meta":{"who":"annlee","by":["Mail of ANNLEE."],"n":7,"other":"annleexy"}}"#,
      #"{"id":"channel-2","question":"q","answer":"a","user":"chan"}"#,
      #"{"id":"4711-3","question":"q","answer":"a","user":"4711","meta":{"u":4711,"v":47110}}"#
    )
    let stored = bench.store.interactions
    #expect(stored[0].id.rawValue.hasPrefix("id-"))
    #expect(
      stored[0].meta.serialized
        == #"{"who":"[USER_1]","by":["Mail of [USER_1]."],"n":7,"other":"annleexy"}"#
    )
    #expect(stored[1].id == "channel-2")
    #expect(stored[2].id.rawValue.hasPrefix("id-"))
    #expect(stored[2].meta.serialized == #"{"u":"[USER_1]","v":47110}"#)
    // What says nothing of a user is found by the id of the log nevertheless.
    let key = try #require(StoreKey(bytes: [UInt8](repeating: 1, count: 32)))
    #expect(RecordIdentity(key: key).names(of: "AnnLee-1").contains(stored[0].id))
  }

  @Test func `The name of a user goes from keys, in any letters, and where it is all of a field`()
    async throws
  {
    let bench = try CaptureBench()
    _ = try await bench.capture(
      #"{"id":"1","question":"q","answer":"a","user":"zoe42","meta":{"prefs":{"zoe42":true,"ZOE42":1},"zoe42@chat":[{"zoe42":2}],"zoe421":3},"zoe42":"x"}"#,
      #"{"id":"2","question":"q","answer":"a","user":"Zörk.Quüx","meta":{"a":"ZÖRK.QUÜX","b":"“zo\u0308rk.quüx”","c":"zörk.quüxs","d":"日本 Zörk.Quüx","e":"ZORK.QUÜX"}}"#,
      #"{"id":"3","question":"q","answer":"a","user":"Max Strauß","meta":{"a":"by MAX STRAUSS.","b":"max straus"}}"#,
      #"{"id":"4","question":"q","answer":"a","user":"zoe42","sources":[{"id":"ZOE42","title":"zoe42","uri":"zoe42","text":"t"},{"id":"zoe421"}],"feedback":{"signal":"down","tags":["zoe42","slow"]},"agent":{"model":"Zoe42","version":"1"}}"#
    )
    let stored = bench.store.interactions
    #expect(
      stored[0].meta.serialized
        == #"{"prefs":{"[USER_1]":true,"[USER_1] (2)":1},"[USER_1]@chat":[{"[USER_1]":2}],"zoe421":3,"[USER_1]":"x"}"#
    )
    #expect(
      stored[1].meta.serialized
        == #"{"a":"[USER_1]","b":"“[USER_1]”","c":"zörk.quüxs","d":"日本 [USER_1]","e":"ZORK.QUÜX"}"#
    )
    #expect(stored[2].meta.serialized == #"{"a":"by [USER_1].","b":"max straus"}"#)
    #expect(stored[3].sources.map(\.id) == ["[USER_1]", "zoe421"])
    #expect(stored[3].sources[0].title == "[USER_1]" && stored[3].sources[0].uri == "[USER_1]")
    #expect(stored[3].agent.model == "[USER_1]")
    #expect(bench.store.records[3].feedback?.tags == ["[USER_1]", "slow"])
  }

  @Test func `JSON inside a text stays JSON`() async throws {
    _ = try await bench.capture(
      #"{"id":"1","question":"q","answer":"{\"mail\": \"x\\nann@example.com\", \"card\": 4111111111111111, \"ann@example.com\": [\"{broken\"]}"}"#
    )
    let answer = try #require(bench.store.interactions.first).answer
    #expect(
      answer == #"{"mail": "x\n[EMAIL_1]", "card": "[CREDIT_CARD_1]", "[EMAIL_1]": ["{broken"]}"#
    )
    #expect(throws: Never.self) { try JSONReader.parse(answer) }
  }

  @Test func `Numbers and names of fields count in meta`() async throws {
    _ = try await bench.capture(
      #"{"id":"1","question":"q","answer":"a","meta":{"phone":2025550143,"latency":2025550143,"ssn":"792860201"}}"#
    )
    #expect(
      bench.store.interactions.first?.meta.serialized
        == #"{"phone":"[PHONE_1]","latency":2025550143,"ssn":"[US_SSN_1]"}"#
    )
  }

  @Test func `A score that reads like a private value is left out`() async throws {
    _ = try await bench.capture(
      #"{"id":"1","question":"q","answer":"a","sources":[{"score":4532015112830366},{"score":0.81}]}"#
    )
    #expect(bench.store.interactions.first?.sources.map(\.score) == [nil, "0.81"])
  }

  @Test func `Keys that become the same are told apart`() async throws {
    _ = try await bench.capture(
      #"{"id":"1","question":"q","answer":"a","meta":{"Ann@example.com":1,"ann@example.com":2,"[EMAIL_1] (2)":3}}"#
    )
    let meta = try #require(bench.store.interactions.first).meta
    #expect(throws: Never.self) { try JSONReader.parse(meta.serialized) }
  }

  @Test func `Users whose names only read the same are two, in one block as alone`() async throws {
    let composed = #"{"question":"q","answer":"a","user":"Zo\u00e9"}"#
    let decomposed = #"{"question":"q","answer":"a","user":"Zoe\u0301"}"#
    for (first, second) in [(composed, decomposed), (decomposed, composed)] {
      let together = try CaptureBench()
      let log = Array("\(first)\n\(second)\n".utf8)
      _ = try await together.capture(bytes: log, blockSize: 1 << 20)
      let alone = try CaptureBench()
      _ = try await alone.capture(first)
      _ = try await alone.capture(second)
      #expect(together.store.interactions.map(\.user) == alone.store.interactions.map(\.user))
      #expect(Set(together.store.interactions.map(\.user)).count == 2)
    }
  }

  @Test func `A user has one name in a store, and the same id finds a record with a telling one`()
    async throws
  {
    _ = try await bench.capture(
      #"{"id":"1","question":"q","answer":"a","user":"ann"}"#,
      #"{"id":"to ann@example.com","question":"q","answer":"b","user":"ann"}"#
    )
    let identity = RecordIdentity(
      key: try #require(StoreKey(bytes: [UInt8](repeating: 1, count: 32)))
    )
    #expect(bench.store.interactions.map(\.user) == [identity.user("ann"), identity.user("ann")])
    #expect(
      bench.store.interactions.map(\.id)
        == ["1", identity.interaction("to ann@example.com", redactor: Redactor())]
    )
  }
}
