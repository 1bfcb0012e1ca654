import Foundation
import TestSupport
import Testing

@testable import errata

@Suite struct `A release from the console` {
  private func desk() throws -> Workbench {
    let desk = try Workbench()
    try desk.write(
      """
      {"id":"a","question":"How do I get a refund?","answer":"By the form on the page Orders.","feedback":"up","consent":true}
      {"id":"b","question":"Where is my parcel now?","answer":"Nobody knows where it is.","feedback":{"signal":"down","correction":"The page Orders shows where it is."},"consent":true}

      """,
      to: "log.jsonl"
    )
    #expect(try desk.errata("log", "log.jsonl").status == 0)
    #expect(try desk.errata("curate").status == 0)
    return desk
  }

  private func play(_ script: String, on desk: Workbench) throws -> Tool {
    try desk.write(script, to: "script")
    return try desk.errata("review", "--script", "script", "--dump-screen", "-", "--size", "120x30")
  }

  @Test func `is the same as that of the command line`() throws {
    let desk = try desk()
    let run = try play(
      """
      screen.sets
      zoom
      mark.all
      sets.approve
      confirm.yes
      sets.release \(desk.path("from-console"))
      confirm.yes
      """,
      on: desk
    )
    #expect(run.output.contains("Released to"), "\(run)")
    let list = try desk.errata("set", "--json").output
    let id = try #require(list.split(separator: "\"").dropFirst(3).first)
    #expect(try desk.errata("release", String(id), "--out", "from-shell").status == 0)
    for file in ["eval.jsonl", "sft.jsonl", "preferences.jsonl", "manifest.json", "README.md"] {
      #expect(try desk.read("from-console/\(file)") == desk.read("from-shell/\(file)"), "\(file)")
    }
    #expect(try desk.errata("release", "--check", "from-console").status == 0)
  }

  @Test func `says what is in the way`() throws {
    let desk = try desk()
    try desk.write("something", to: "taken")
    let steps = "screen.sets\nzoom\nmark.all\nsets.approve\nconfirm.yes\n"
    let run = try play("\(steps)sets.release \(desk.path("taken"))\nconfirm.yes\n", on: desk)
    #expect(run.output.contains("Not released:"), "\(run)")
    #expect(try desk.read("taken") == "something")
    let early = try play("screen.sets\nzoom\nundo\nsets.release \(desk.path("x"))\n", on: desk)
    #expect(early.output.contains("wait to be looked at"), "\(early)")
  }
}
