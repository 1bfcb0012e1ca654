import Testing

@testable import Redaction

@Suite struct `The table of issuers` {
  /// A key of a shape, put together by chance, so that none stands in the sources.
  private static func key(of shape: KeyShape) -> String {
    var generator = SplitMix(state: UInt64(shape.length.lowerBound))
    func run(_ kind: ByteClass, _ count: Int) -> String {
      let letters = Array("aK7fQ2xB9mZ4dR8wC5tH3jE6yN1pG0uVsLbDiTgXkPoWhMnqJzFaSrAcUeYl".utf8)
        .filter { kind.contains($0) && (kind != .hex || $0.isDigit || $0 > 0x60) }
      var bytes = (0..<count).map { _ in letters[Int(generator.next() % UInt64(letters.count))] }
      // Slack's and others' keys differ in case, and all have a digit.
      for (place, byte) in "7aQ3f8".utf8.enumerated() where place < count && kind.contains(byte) {
        bytes[place] = byte
      }
      return String(decoding: bytes, as: UTF8.self)
    }
    if shape.check == .parts {
      return shape.text + run(.word, 24) + "." + run(.word, 6) + "." + run(.word, 27)
    }
    let lead = shape.lead.map { run($0.kind, $0.length.lowerBound) } ?? ""
    return lead + shape.text + run(shape.body, shape.length.lowerBound)
  }

  @Test func `Every line is read, and there are more than a hundred issuers`() {
    let lines = KeyShape.table.split(separator: "\n")
    #expect(lines.allSatisfy { !KeyShape.shapes(line: $0).isEmpty })
    #expect(Set(KeyShape.all.map(\.issuer)).count > 100)
  }

  @Test(arguments: KeyShape.all.indices)
  func `A key of each shape is found whole, and not as a part of a word`(index: Int) {
    let shape = KeyShape.all[index]
    let key = Self.key(of: shape)
    let detector = APIKeyDetector()
    func found(_ text: String) -> [Range<Int>] {
      let bytes = Array(text.utf8)
      return bytes.withUnsafeBufferPointer { buffer in
        let text = ScannedText(buffer)
        return buffer.indices.compactMap { detector.match(at: $0, in: text)?.range }
      }
    }
    let count = key.utf8.count
    #expect(found("key \(key), ok").contains(4..<4 + count), "\(shape.issuer)")
    if shape.lead == nil {
      #expect(!found("key x\(key)").contains { $0.lowerBound == 5 }, "\(shape.issuer)")
    }
  }

  @Test func `A checksum that agrees is the better proof`() throws {
    let detector = APIKeyDetector()
    func proof(_ key: String) -> Proof? {
      Array(key.utf8).withUnsafeBufferPointer { detector.match(at: 0, in: ScannedText($0))?.proof }
    }
    let body = "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ"
    var value = UInt64(crc32(body.utf8))
    var check = ""
    for _ in 0..<6 {
      let digits = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
      check = String(digits[Int(value % 62)]) + check
      value /= 62
    }
    #expect(proof("ghp_" + body + check) == .checksum)
    #expect(proof("ghp_" + body + "000000") == .structure)
    #expect(crc32("123456789".utf8) == 0xCBF4_3926)
  }
}
