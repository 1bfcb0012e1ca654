import Configuration
import Foundation
import Glibc
import ReviewModel
import TestSupport
import Testing

@testable import ConsoleRuntime

@Suite struct `The file of views` {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("config/errata/views.toml")
  }

  private var file: ViewFile { ViewFile(path) { $0.contains("ann@example.com") } }

  private func view(_ name: String, _ filter: String) throws -> SavedView {
    SavedView(name: name, filter: try ItemFilter(parsing: filter))
  }

  @Test func `keeps views, for its owner alone, and forgets them`() throws {
    #expect(try file.save(view("b", "signal:down")).map(\.name) == ["b"])
    #expect(try file.save(view("a", "signal:up")).map(\.name) == ["a", "b"])
    #expect(
      try file.save(view("b", "signal:retry")).map(\.filter.description).last == "signal:retry"
    )
    #expect(try ViewSettings(path: path).views.count == 2)
    #expect(try file.remove("a").map(\.name) == ["b"])
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    #expect(stat(folder.path("config"), &status) == 0 && status.st_mode & 0o777 == 0o700)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path("config/errata")).count == 1
    )
  }

  @Test func `keeps no private values`() throws {
    let error = #expect(throws: ConsoleRuntimeError.self) {
      try file.save(view("a", "ann@example.com"))
    }
    #expect(error?.message.contains("ann") == false)
    #expect(access(path, F_OK) != 0)
  }

  @Test(arguments: ["this is no TOML", "[a]\nfilter = \"signal:sideways\"\n"])
  func `destroys nothing that it does not understand`(text: String) throws {
    _ = try file.save(view("a", "signal:up"))
    try Data(text.utf8).write(to: URL(filePath: path))
    #expect(throws: ConsoleRuntimeError.self) { try file.save(view("b", "signal:down")) }
    #expect(throws: ConsoleRuntimeError.self) { try file.remove("a") }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
  }

  @Test func `loses nothing when two consoles save at once`() async throws {
    let (file, views) = (file, try (0..<20).map { try view("v\($0)", "signal:up") })
    await withTaskGroup(of: Void.self) { group in
      for view in views { group.addTask { _ = try? file.save(view) } }
    }
    #expect(try ViewSettings(path: path).views.count == 20)
  }

  @Test func `says what is in the way`() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let error = #expect(throws: ConsoleRuntimeError.self) { try file.save(view("a", "signal:up")) }
    #expect(error?.message.contains("views.toml") == true)
  }
}
