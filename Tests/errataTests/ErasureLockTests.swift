import Glibc
import TestSupport
import Testing

@testable import errata

@Suite struct `The lock of erasures` {
  @Test func `Is waited for so long, and then the message says who holds it and what to do`() throws
  {
    let folder = try TemporaryFolder()
    let store = folder.path("s.db")
    let held = open(folder.path(""), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    try #require(held >= 0 && flock(held, LOCK_EX | LOCK_NB) == 0)
    #expect(ErasureLock.isHeld(forStore: store))
    let failure = #expect(throws: Failure.self) {
      _ = try ErasureLock(forStore: store, patience: 0.1)
    }
    #expect(failure?.status == .storeUnreachable)
    #expect(failure?.message.contains("locked by process \(getpid()), ") == true)
    #expect(failure?.message.contains("keep the store in a folder of its own") == true)
    close(held)
    let lock = try ErasureLock(forStore: store, patience: 0)
    #expect(ErasureLock.isHeld(forStore: store))
    lock.release()
    #expect(!ErasureLock.isHeld(forStore: store))
  }
}
