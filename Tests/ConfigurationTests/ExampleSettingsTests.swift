import Configuration
import Foundation
import ReviewModel
import Testing

@Suite struct `The example of settings` {
  private let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources/Configuration/Examples/errata.example.toml").path

  @Test func `is read whole, and names every setting`() throws {
    let settings = try Settings(path: path, isRequired: true)
    for (name, value) in Mirror(reflecting: settings).children {
      switch name {
      case "externalRedactor", "redaction": continue
      default: break
      }
      let words = String(describing: value)
      #expect(!["nil", "[]", "[:]"].contains(words), "\(name ?? "") is not named")
    }
    #expect(settings.views.views.map(\.name) == ["fresh", "refunds"])
    #expect(settings.views.problems.isEmpty)
    #expect(settings.keys["decide.skip"] == [])
    #expect(settings.allDiscardReasons.map(\.rawValue) == ["other", "spam", "wrong-product"])
    #expect(settings.failureKinds?.map(\.title).last == "Wrong price")
  }
}
