import Configuration
import Foundation
import Redaction
import TestSupport
import Testing

@Suite struct `Rules of redaction in the settings` {
  private func settings(_ toml: String, path: String = "e.toml") throws -> Settings {
    try Settings(toml: toml, path: path)
  }

  @Test(arguments: ["too long", "no UTF-8", "a folder"])
  func `Are refused with file and line when a dictionary cannot be read`(trouble: String) throws {
    let folder = try TemporaryFolder()
    let words = URL(filePath: folder.path("words.txt"))
    switch trouble {
    case "too long": try Data(repeating: 0x61, count: (1 << 20) + 1).write(to: words)
    case "no UTF-8": try Data([0x61, 0xFF]).write(to: words)
    default:
      try FileManager.default.createDirectory(at: words, withIntermediateDirectories: false)
    }
    let path = folder.path("errata.toml")
    let error = #expect(throws: ConfigurationError.self) {
      try settings("# rules\n[redaction.rules.a]\ndictionary = \"words.txt\"\n", path: path)
    }
    guard case .invalid(path, 3, let problem, let remedy) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(problem.hasPrefix("the dictionary \(words.path) cannot be read"))
    #expect(remedy.contains("1 MiB at most"))
  }

  @Test(arguments: [
    "B-\\K\\d+", "(?i)b(?=-)", "\\bB-(\\d{2})\\b", "(?<=B-)\\d+", "a|(?=B)c", "B\\\\K", "[^x]y",
  ])
  func `A pattern that takes something is taken`(pattern: String) throws {
    let text = "[redaction.rules.a]\npattern = '\(pattern)'\n"
    #expect(try settings(text).redaction.rules.map(\.pattern) == [pattern])
  }

  @Test func `A pattern of any character is taken where other words say which is meant`() throws {
    let text = "[redaction.rules.a]\npattern = '.'\ncontext = [\"badge\"]\n"
    #expect(try settings(text).redaction.rules.map(\.pattern) == ["."])
  }

  @Test func `Are read with all that they say`() throws {
    let policy = try settings(
      """
      [redaction]
      phone-region = "DE"
      allow = ["help@acme.example"]
      off = ["IP"]
      regions = ["UK", "DE"]
      published = ["acme.example", "https://wiki.acme.example/public/"]

      [redaction.rules.badge]
      label = "BADGE"
      pattern = 'B-(\\d+)'
      ignore-case = true
      context = ["badge"]
      validator = "luhn"
      words = ["Blue Heron"]
      regions = "DE"
      allow = ["B-0"]
      """
    ).redaction
    #expect(policy.allowed == ["help@acme.example"] && policy.offTypes == ["IP"])
    #expect(policy.regions.map(\.text).sorted() == ["DE", "GB"])
    #expect(policy.persons == .private)
    #expect(
      policy.publishers.map(\.text) == ["acme.example", "https://wiki.acme.example/public/"]
    )
    var rule = RedactionRule(name: "badge", label: "BADGE", pattern: #"B-(\d+)"#)
    rule.ignoresCase = true
    rule.contextWords = ["badge"]
    rule.validator = .luhn
    rule.dictionary = ["Blue Heron"]
    rule.allowed = ["B-0"]
    rule.regions = [try #require(RegionCode("DE"))]
    #expect(policy.rules == [rule])
  }

  @Test func `Take the name for the label when they have none`() throws {
    let policy = try settings("[redaction.rules.badge]\npattern = 'B-\\d+'\n").redaction
    #expect(policy.rules.map(\.label) == ["BADGE"])
  }

  @Test(arguments: [
    ("[redaction.rules.a]\nlabel = \"A\"\npattern = '('\n", 3),
    ("[redaction.rules.a]\npattern = 'x*'\n", 2),
    ("[redaction.rules.a]\npattern = '(?=B)'\n", 2),
    ("[redaction.rules.a]\npattern = '(?<=B)$'\n", 2),
    ("[redaction.rules.a]\npattern = 'B-\\d+\\K'\n", 2),
    ("[redaction.rules.a]\npattern = '.'\n", 2),
    ("[redaction.rules.a]\npattern = 'x'\nallow = [\"\"]\n", 3),
    ("[redaction]\nallow = [\" \"]\n", 2),
    ("[redaction.rules.a]\nlabel = \"A\"\nwords = [\"\", \"ab\"]\n", 3),
    ("[redaction.rules.a]\nlabel = \"a b\"\npattern = 'x'\n", 2),
    ("[redaction.rules.a]\nlabel = \"A\"\n", 1),
    ("[redaction.rules.a]\npattern = 'x'\nvalidator = \"luhm\"\n", 3),
    ("[redaction]\noff = [\"EMIAL\"]\n", 2),
    ("[redaction.rules.a]\npattern = 'x'\ncolour = 1\n", 3), ("[redaction]\nallow = 3\n", 2),
    ("[redaction]\nallow = [\"*@acme.example\"]\n", 2),
    ("[redaction.rules.a]\nwords = [\"x\"]\n", 2),
    ("[redaction]\nregions = [\"DE\", \"XX\"]\n", 2), ("[redaction]\nregions = []\n", 2),
    ("[redaction]\nregions = [\"de\"]\n", 2), ("[redaction]\nregions = 49\n", 2),
    ("[redaction.rules.a]\npattern = 'x'\nregions = \"Germany\"\n", 3),
    ("[redaction]\npersons = \"none\"\n", 2),
    ("[redaction]\npublished = [\"*.acme.example\"]\n", 2),
    ("[redaction]\npersons = \"all\"\npublished = [\"acme.example\"]\n", 3),
    ("[redaction.rules.a]\ndictionary = \"no-such-file\"\n", 2),
  ])
  func `Are refused with file and line when they are bad`(toml: String, line: Int) {
    #expect {
      _ = try settings(toml)
    } throws: { error in
      guard case ConfigurationError.invalid(let path, let found, _, let remedy) = error else {
        return false
      }
      return path == "e.toml" && found == line && !remedy.isEmpty
    }
  }
}
