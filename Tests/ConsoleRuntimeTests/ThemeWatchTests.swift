import CellGrid
import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import ConsoleRuntime

@Suite struct `The watch over the themes` {
  private let folder: TemporaryFolder
  private let themes: String

  init() throws {
    folder = try TemporaryFolder()
    themes = folder.path("themes")
  }

  private func watch() -> ThemeWatch {
    ThemeWatch(folder: themes) { ([.plain], "read") }
  }

  private func write(_ name: String) throws {
    try "".write(toFile: "\(themes)/\(name)", atomically: false, encoding: .utf8)
  }

  private func isReadable(_ watch: ThemeWatch) -> Bool {
    var source = pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&source, 1, 0) == 1
  }

  @Test func `reads when a theme was written, moved in or removed, and sleeps otherwise`() throws {
    try FileManager.default.createDirectory(atPath: themes, withIntermediateDirectories: true)
    let watch = watch()
    #expect(!isReadable(watch) && watch.take() == nil)
    try write("mine.toml")
    #expect(watch.take()?.problem == "read")
    try write("other.txt")
    rename("\(themes)/other.txt", "\(themes)/new.toml")
    #expect(watch.take() != nil)
    unlink("\(themes)/mine.toml")
    #expect(watch.take() != nil)
    #expect(!isReadable(watch))
  }

  @Test func `passes an editor's own files over`() throws {
    try FileManager.default.createDirectory(atPath: themes, withIntermediateDirectories: true)
    let watch = watch()
    try write(".mine.toml.swp")
    try write("4913")
    try write(".mine.toml")
    #expect(watch.take() == nil)
  }

  @Test func `waits for a folder that is not there yet`() throws {
    let watch = watch()
    try FileManager.default.createDirectory(atPath: themes, withIntermediateDirectories: true)
    #expect(watch.take() != nil)
    try write("mine.toml")
    #expect(watch.take() != nil)
  }

  @Test func `is quiet where not even the settings have a folder`() {
    let watch = ThemeWatch(folder: folder.path("no/no/themes")) { ([], nil) }
    #expect(watch.take() == nil)
  }
}
