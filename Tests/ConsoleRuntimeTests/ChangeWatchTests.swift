import Foundation
import Glibc
import TestSupport
import Testing

@testable import ConsoleRuntime

@Suite
struct `The watch over the store's file` {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("store-wal")
  }

  private func write(_ text: String) throws {
    let file = try Descriptor(opening: path, O_WRONLY | O_CREAT | O_APPEND, mode: 0o600)
    try file.write(Array(text.utf8))
  }

  private func isReadable(_ watch: ChangeWatch) -> Bool {
    var source = pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&source, 1, 0) == 1
  }

  @Test
  func `sees a write, once`() throws {
    try write("a")
    var watch = ChangeWatch(path)
    #expect(!isReadable(watch))
    try write("b")
    #expect(isReadable(watch))
    let seen1 = watch.take()
    #expect(seen1)
    #expect(!isReadable(watch))
    let seen2 = watch.take()
    #expect(!seen2)
  }

  @Test
  func `begins when there is a file, and goes on with one that takes its place`() throws {
    var watch = ChangeWatch(path)
    try write("a")
    watch.arm()
    try write("b")
    let seen3 = watch.take()
    #expect(seen3)
    unlink(path)
    try write("c")
    _ = watch.take()
    watch.arm()
    try write("d")
    let seen4 = watch.take()
    #expect(seen4)
  }
}
