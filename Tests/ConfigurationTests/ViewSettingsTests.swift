import Foundation
import ReviewModel
import TestSupport
import Testing

@testable import Configuration

@Suite struct `Views in the settings` {
  @Test func `are a filter, or a filter with an order`() throws {
    let settings = try Settings(
      toml: """
        [views]
        refunds = "signal:down refund"
        fresh = { filter = "age:<7d", order = "newest" }
        all = { order = "random:7" }
        """,
      path: "errata.toml"
    )
    #expect(settings.views.problems.isEmpty)
    #expect(settings.views.views.map(\.name) == ["all", "fresh", "refunds"])
    #expect(!settings.views.views.map(\.isOfSettings).contains(false))
    #expect(settings.views.views[0].order == .random(seed: 7))
    #expect(settings.views.views[1].filter.description == "age:<7d")
    #expect(settings.views.views[2].order == .value)
  }

  @Test(arguments: [
    (#"bad = "signal:sideways""#, "bad"), (#"bad = "age:soon""#, "bad"), ("bad = 3", "bad"),
    (#"bad = { order = "best" }"#, "bad"), (#"bad = { filters = "x" }"#, "bad"),
    (#""two words" = "x""#, "two words"), (#""" = "x""#, ""),
  ])
  func `that are wrong are named with their line, and cost no other`(
    line: String,
    name: String
  ) throws {
    let text = "[views]\ngood = \"signal:up\"\n\(line)\n"
    let settings = try Settings(toml: text, path: "errata.toml")
    #expect(settings.views.views.map(\.name) == ["good"])
    let problem = try #require(settings.views.problems[name])
    #expect(problem.description.hasPrefix("errata.toml:3: "), "\(problem)")
  }

  @Test func `are read again as they were written`() throws {
    let folder = try TemporaryFolder()
    let texts = [
      "signal:down agent:2.1", #"tag:"two words" -refund"#, #""a \"quoted\" \\ thing""#, "ключ ≠ 鍵",
    ]
    var views: [SavedView] = []
    for (index, text) in texts.enumerated() {
      let filter = try ItemFilter(parsing: text)
      views.append(SavedView(name: "v\(index)", filter: filter, order: .allCases[index]))
    }
    views.append(SavedView(name: "größe.1", filter: ItemFilter(), order: .random(seed: 9)))
    try ViewSettings.text(of: views).write(
      toFile: folder.path("views.toml"),
      atomically: true,
      encoding: .utf8
    )
    let read = try ViewSettings(path: folder.path("views.toml"))
    #expect(read.problems.isEmpty)
    #expect(Set(read.views) == Set(views))
    #expect(try ViewSettings(path: folder.path("none.toml")).views.isEmpty)
  }
}
