import Redaction
import TestSupport
import Testing

@Suite struct `Hostile text` {
  private let redactor = Redactor()

  private static let samples =
    standardDetectors.flatMap(\.examples).map { MarkedText($0).text } + [
      "_ann@example.com_+49 30 901820_", "password was _ann@example.com__anna\u{E9}anna_",
      "_x AIzaSyDa1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P_ and *_b mail ann.lee_@example.com_* now",
      "__ann (at) example (dot) org__ *ann.lee @ example.org*_ **password, i tried _Dragon2025!_**",
      "_glpat-abcdefghij1234567_9__ use _client with _sid=38afes7a8f1b2c9d_ `_api_key=q8Wn2Lk5Rt7Yp3_`",
    ]

  private func redactOnce(_ text: String) -> String {
    var record = RecordRedaction(redactor)
    return record.redact(text)
  }

  @Test(arguments: samples)
  func `A second pass changes nothing`(text: String) {
    let once = redactOnce(text)
    #expect(redactOnce(once) == once)
  }

  /// Pieces of all examples put together at random, so that findings touch, overlap and nest.
  @Test func `A second pass changes nothing on a mixture of everything`() {
    var generator = SplitMix(state: 7)
    for _ in 0..<1000 {
      let text = mixture(&generator)
      let once = redactOnce(text)
      #expect(redactOnce(once) == once)
    }
  }

  @Test(arguments: ["password", "secret", "data.password", "phone", "customer name"])
  func `A second pass changes nothing in a field with a name`(label: String) {
    func redactOnce(_ text: String) -> String {
      var record = RecordRedaction(redactor)
      return record.redaction(of: text, label: label)?.text ?? text
    }
    var generator = SplitMix(state: 41)
    let marks = ["", "\"", "'", "`", "\\", "\n", "\r", " # ", ": ", "='"]
    for _ in 0..<600 {
      let pieces = (0..<3).map { _ in
        marks[Int(generator.next() % UInt64(marks.count))] + String(mixture(&generator).prefix(24))
      }
      let once = redactOnce(pieces.joined())
      #expect(redactOnce(once) == once)
    }
  }

  @Test func `A second pass changes nothing where some values may stay`() throws {
    var policy = RedactionPolicy()
    policy.allowed = [
      "10.1.2.3", "ann@example.com", "123-45-6789", "AKIAIOSFODNN7EXAMPLE", "Jane Miller",
    ]
    let redactor = try Redactor(policy: policy)
    func redactOnce(_ text: String) -> String {
      var record = RecordRedaction(redactor)
      return record.redact(text)
    }
    var generator = SplitMix(state: 23)
    for _ in 0..<1000 {
      let stays = policy.allowed[Int(generator.next() % UInt64(policy.allowed.count))]
      let text = mixture(&generator) + stays + mixture(&generator)
      let once = redactOnce(text)
      #expect(redactOnce(once) == once)
    }
    let hidden = "123-45-6780--password 10.1.2.3=10.1.2.3 said"
    #expect(redactOnce(hidden) == "[US_SSN_1]--password [PASSWORD_1] said")
  }

  @Test func `Findings are whole characters, in order, and apart`() {
    var generator = SplitMix(state: 11)
    for _ in 0..<1000 {
      let text = mixture(&generator)
      let bytes = Array(text.utf8)
      var last = 0
      for finding in redactor.findings(in: text) {
        #expect(finding.range.lowerBound >= last && !finding.range.isEmpty)
        #expect(String(validating: bytes[finding.range], as: UTF8.self) != nil)
        last = finding.range.upperBound
      }
      #expect(last <= bytes.count)
    }
  }

  @Test func `No bytes trap, valid or not`() {
    var generator = SplitMix(state: 3)
    let alphabet =
      Array("@@..--::__019aAJzey+( /%\u{E9}\u{FF10}\u{200B}[]\"\\\n".utf8) + [
        0, 0x80, 0x81, 0x9D, 0xC3, 0xCE, 0xD0, 0xD1, 0xE0, 0xE1, 0xE2, 0xEA, 0xEF, 0xF0, 0xF3, 0xFF,
      ]
    for length in 0..<1200 {
      let bytes = (0..<length).map { _ in alphabet[Int(generator.next() % UInt64(alphabet.count))] }
      bytes.withUnsafeBufferPointer { buffer in
        for finding in redactor.findings(in: buffer) {
          #expect(finding.range.upperBound <= length)
        }
      }
    }
  }

  /// Each would take minutes with a walk that is not linear.
  @Test(arguments: [
    "1", "1 ", "@", "a@", "a@b.", "%40a.co", "-", "-----BEGIN PRIVATE KEY-----\n", ":", "::", "a:",
    "://", "x://a:", "eyJ", "eyJa.", "[", "[EMAIL_1]", "_", "sk-ant-", "ghp_a", "1.1.1.", "4111 ",
    "+1 ", "(0) ", "DE89", "phone 1",
    "AB 12 34 ", "12 Elm ", "1 Rue de ", "Address: 1, ", "A-straße 1 ", "PESEL 1", "A1", "1-2.3/",
    "\u{FF10}", "\u{200B}",
    "https://hooks.slack.com/services/A", "--eyJ", "eyJabcdefghi1j\n", "eyJabcdefghi.\n", "?sig=",
    "sid=", " -p a", "?code=a1B2", "12 Main Street",
    "Olga ", "Olga, ", "Olga;", "Olga and ", "Olga Mark ", "Mark, ", "Müller^", "im ", "its ",
    "@Olga", "From: Olga, ",
    "the Miller family ", "password='", "password='a ", "password=\"a\\", "\\\"", "password: a b ",
    "pass's a ",
    "=?utf-8?Q?", "=?utf-8?B?YUBi", "cvv ", "cvv 123 ", "\u{7528}", "\u{7528}@", "?code=",
    "/cb?code=a1b2c3d4", "born on ",
    "key_Ab1", "key: Ab1Cd2", "W_1 @ x.", "a.bcd @ ", "passphrase: abcd ", "Lourdes, ",
    "fly to Lourdes and ", "_a_", "_a@b.co_",
  ])
  func `The walk is linear`(piece: String) {
    let short = String(repeating: piece, count: 1_500 / piece.utf8.count)
    let long = String(repeating: piece, count: 48_000 / piece.utf8.count)
    let first = processorTime { _ = redactor.findings(in: short) }
    let second = processorTime { _ = redactor.findings(in: long) }
    // 32 times the text; a square would take a thousand times as long.
    #expect(second < first * 128 + .milliseconds(100))
  }

  @Test func `A long name of a field costs its values nothing`() {
    let name = String(repeating: "a long name ", count: 100_000)
    var record = RecordRedaction(redactor)
    let time = processorTime {
      for number in 0..<200 { _ = record.redaction(of: "value \(number)", label: name) }
    }
    #expect(time < .seconds(2))
    #expect(record.redaction(of: "2025550143", label: name + "phone")?.text == "[PHONE_1]")
  }

  @Test(arguments: [3, 20, 200])
  func `A text that gives up one value a walk is walked over to its end`(count: Int) {
    let once = redactOnce(String(repeating: "12 Main Street", count: count))
    #expect(redactOnce(once) == once)
    #expect(redactor.findings(in: once).isEmpty)
    if count <= 20 { #expect(!once.contains("Main")) }
  }

  /// Pieces of all examples with the marks of emphasis around them, as answers in Markdown have them.
  @Test func `A second pass changes nothing where values are emphasised`() {
    var generator = SplitMix(state: 31)
    let marks = ["_", "__", "*", "**", "_*", "`", "~~", " _", "_ "]
    for _ in 0..<1000 {
      var text = ""
      for _ in 0..<3 {
        let sample = Array(Self.samples[Int(generator.next() % UInt64(Self.samples.count))])
        let start = Int(generator.next() % UInt64(sample.count))
        let mark = marks[Int(generator.next() % UInt64(marks.count))]
        text += mark + String(sample[start..<min(sample.count, start + 30)]) + mark
      }
      let once = redactOnce(text)
      #expect(redactOnce(once) == once)
    }
  }

  private func mixture(_ generator: inout SplitMix) -> String {
    var text = ""
    for _ in 0..<4 {
      let sample = Array(Self.samples[Int(generator.next() % UInt64(Self.samples.count))])
      let start = Int(generator.next() % UInt64(sample.count))
      let length = Int(generator.next() % 40)
      text += String(sample[start..<min(sample.count, start + length)])
    }
    return text
  }
}

/// A small random generator with a seed, so that a failure can be repeated.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
