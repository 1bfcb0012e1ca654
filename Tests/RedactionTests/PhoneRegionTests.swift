import Redaction
import Testing

@Suite struct `Telephone numbers of a configured region` {
  private func found(_ text: String, in regions: [String]) -> [String] {
    let bytes = Array(text.utf8)
    return Redactor(detectors: detectors(phoneRegions: regions)).findings(in: text)
      .filter { $0.type == .phone }.map { String(decoding: bytes[$0.range], as: UTF8.self) }
  }

  @Test(arguments: [
    ("DE", "Am besten 03012345678."), ("DE", "017612345678 ab 9"), ("FR", "0612345678 le soir"),
    ("GB", "07700900123 after six"), ("UK", "07700900123 after six"), ("ES", "612 34 24 31"),
    ("ES", "612 342 431"), ("IT", "333 1234567"), ("PL", "512 345 678"), ("DK", "20 12 34 56"),
    ("NO", "412 34 567"), ("PT", "912 345 678"), ("NL", "0612345678"), ("BE", "0470123456"),
    ("CH", "0791234567"), ("AT", "06641234567"), ("SE", "0701234567"), ("FI", "0401234567"),
    ("IE", "0851234567"), ("AU", "0412345678"), ("NZ", "0211234567"), ("IN", "98765 43210"),
    ("BR", "11 91234-5678"), ("MX", "55 1234 5678"), ("JP", "09012345678"), ("ZA", "0821234567"),
    ("US", "(206) 555 0184"), ("CA", "416-555-0184"), ("CZ", "601 234 567"), ("GR", "210 123 4567"),
  ])
  func `Need neither a code nor a word`(region: String, text: String) {
    let without = found(text, in: [])
    let with = found(text, in: [region])
    #expect(with.count == 1)
    #expect(without.count <= with.count)
  }

  @Test(arguments: [
    ("DE", "order 03012345678"), ("ES", "id 612 34 24 31"), ("DK", "20-12-2034"),
    ("DE", "0.3012345678"),
    ("DK", "in 2024 2025"), ("US", "2065550184"), ("FR", "version 06.12.34.56.78"),
    ("ES", "512 342 431"), ("DE", "00000000000"), ("PL", "a 512 345 678b"),
  ])
  func `Are not what other numbers are`(region: String, text: String) {
    #expect(found(text, in: [region]) == [])
  }

  @Test func `Regions that are asked for are known`() {
    let asked = "US CA GB UK DE FR ES IT NL BE CH AT PL SE NO DK FI IE PT AU NZ IN BR MX JP ZA"
    #expect(Set(asked.split(separator: " ").map(String.init)).isSubset(of: knownPhoneRegions))
  }
}
