import Foundation
import TestSupport
import Testing

@Suite struct `The report on the command line` {
  private func desk() throws -> Workbench {
    let desk = try Workbench()
    let lines = (0..<30).map { number in
      let feedback = number < 4 ? #""up""# : number < 12 ? #""down""# : "null"
      return """
        {"id":"q-\(number)","ts":"2026-0\(number % 3 + 1)-1\(number % 9)T10:00:00Z","question":"How long is trip \(number)?","answer":"Trip \(number) takes \(number) days.","feedback":\(feedback),"consent":true,"agent":{"version":"2026.\(number % 2 + 1)"}}
        """
    }
    try desk.write(lines.joined(separator: "\n") + "\n", to: "log.jsonl")
    #expect(try desk.errata("log", "log.jsonl").status == 0)
    #expect(try desk.errata("audit", "draw", "-n", "8").status == 0)
    for line in try desk.errata("queue", "--json", "--filter", "kind:audit").lines {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      let id = try #require(object?["id"] as? String)
      #expect(try desk.errata("decide", id, "right").status == 0)
    }
    #expect(try desk.errata("decide", "q-5", "correct", "--correction", "Five weeks.").status == 0)
    return desk
  }

  @Test func `Tells people, programs and a browser the same`() throws {
    let desk = try desk()
    let page = try desk.errata("report")
    #expect(page.status == 0)
    #expect(page.output.contains("ANSWERS AND RATINGS"))
    #expect(page.output.contains("30 answers in 12 weeks, 12 (40 %) rated."))
    #expect(page.output.contains("RIGHT ANSWERS"))
    let lines = try desk.errata("report", "--json").lines
    let sections = try lines.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(sections.count == 14)
    let quality = try #require(sections.first { $0["id"] as? String == "quality" })
    let rows = try #require(quality["rows"] as? [[String: Any]])
    #expect(rows.map { $0["version"] as? String } == ["all", "2026.2", "2026.1"])
    #expect(rows.first?["judged"] as? Int == 8)
    let written = try desk.errata("report", "--html", "report.html")
    #expect(written.status == 0 && written.output.isEmpty)
    let html = try desk.read("report.html")
    #expect(html.contains("30 answers in 12 weeks, 12 (40 %) rated."))
    let folder = try desk.shell("mkdir folder && \"$ERRATA\" report --html folder")
    #expect(folder.status == 64, "a folder is no file")
    #expect(try desk.shell("ls folder").output.isEmpty)
    #expect(try desk.errata("report", "--run", "missing.json").status == 66)
  }

  private static let browser = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @Test(
    .enabled(if: browser != nil, "Chromium is not installed"),
    arguments: [("light", 1000), ("dark", 420)]
  )
  func `Is shown by a browser, in light and dark, broad and narrow`(
    scheme: String,
    width: Int
  ) throws {
    let desk = try desk()
    #expect(try desk.errata("report", "--html", "report.html").status == 0)
    let browser = Process()
    browser.executableURL = URL(fileURLWithPath: try #require(Self.browser))
    browser.arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
      "--blink-settings=preferredColorScheme=\(scheme == "dark" ? 0 : 1)",
      "--user-data-dir=\(desk.path("browser"))", "--window-size=\(width),1600",
      "--screenshot=\(desk.path("shot.png"))", "file://\(desk.path("report.html"))",
    ]
    browser.standardError = FileHandle.nullDevice
    browser.standardOutput = FileHandle.nullDevice
    try browser.run()
    browser.waitUntilExit()
    #expect(browser.terminationStatus == 0)
    let picture = try Data(contentsOf: URL(fileURLWithPath: desk.path("shot.png")))
    #expect(picture.count > 20_000, "a page with plots, and not an empty one")
  }
}
