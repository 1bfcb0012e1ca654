import Redaction
import Testing

@Suite struct `Regions` {
  private func found(_ text: String, _ regions: String..., rule: String? = nil) throws -> [String] {
    var policy = RedactionPolicy()
    policy.regions = Set(try regions.map { try #require(RegionCode($0)) })
    if let rule {
      var badge = RedactionRule(name: "badge", label: "BADGE", pattern: #"B-\d+"#)
      badge.regions = [try #require(RegionCode(rule))]
      policy.rules = [badge]
    }
    return try Redactor(policy: policy).findings(in: text).map(\.type.label)
  }

  @Test func `Say whose national numbers are looked for`() throws {
    let both = "BSN: 262189999 and PESEL: 79111269635"
    #expect(try found(both) == ["NATIONAL_ID", "NATIONAL_ID"])
    #expect(try found(both, "NL") == ["NATIONAL_ID"])
    #expect(try found(both, "NL", "PL") == ["NATIONAL_ID", "NATIONAL_ID"])
    #expect(try found(both, "JP") == [])
    #expect(try found("passport no. C01X00T47", "JP") == ["NATIONAL_ID"])
  }

  @Test func `Have social security numbers in the United States only`() throws {
    #expect(try found("SSN 447-36-6607", "US", "DE") == ["US_SSN"])
    #expect(try found("SSN 447-36-6607", "DE") == [])
  }

  @Test func `Leave all other types alone`() throws {
    let text = "ann@example.com, 4111 1111 1111 1111, DE89 3704 0044 0532 0130 00"
    #expect(try found(text, "JP") == ["EMAIL", "CREDIT_CARD", "IBAN"])
  }

  @Test func `Switch rules of the user's own`() throws {
    #expect(try found("B-1", rule: "DE") == ["BADGE"])
    #expect(try found("B-1", "DE", "FR", rule: "DE") == ["BADGE"])
    #expect(try found("B-1", "FR", rule: "DE") == [])
  }

  @Test func `Do not make a placeholder of an earlier run a text to look into`() throws {
    #expect(try found("call [US_SSN_1]447-36-6607x [BADGE_2]", "DE", rule: "FR") == [])
    var policy = RedactionPolicy()
    policy.regions = [try #require(RegionCode("DE"))]
    var record = RecordRedaction(try Redactor(policy: policy))
    record.reserve("[US_SSN_1]")
    #expect(record.redact("[US_SSN_1]") == "[US_SSN_1]")
  }

  @Test func `Are codes of ISO 3166`() {
    #expect(RegionCode("UK") == RegionCode("GB"))
    for text in ["", "de", "XX", "DEU", "Germany"] { #expect(RegionCode(text) == nil) }
  }
}
