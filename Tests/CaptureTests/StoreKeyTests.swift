import Capture
import Glibc
import TestSupport
import Testing

@Suite struct `The key of a store` {
  private let folder: TemporaryFolder
  private var store: String { folder.path("errata.db") }

  init() throws { folder = try TemporaryFolder() }

  private func user(_ key: StoreKey) -> String { RecordIdentity(key: key).user("ann") }

  @Test func `Is made once, for its owner only, and read again`() throws {
    let first = try StoreKey.load(beside: store, storeHasRecords: false)
    let second = try StoreKey.load(beside: store, storeHasRecords: true)
    #expect(user(first) == user(second))
    #expect(try read(folder.path("errata.db-key")).count == 32)
    var status = stat()
    #expect(stat(folder.path("errata.db-key"), &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test func `Is another for every store`() throws {
    let first = try StoreKey.load(beside: store, storeHasRecords: false)
    let second = try StoreKey.load(beside: folder.path("other.db"), storeHasRecords: false)
    #expect(user(first) != user(second))
  }

  @Test func `Is the same for all who make it at a time`() async throws {
    let store = store
    let users = await withTaskGroup(of: String?.self) { group in
      for _ in 0..<20 {
        group.addTask {
          let key = try? StoreKey.load(beside: store, storeHasRecords: false)
          return key.map { RecordIdentity(key: $0).user("ann") }
        }
      }
      return await group.reduce(into: Set<String?>()) { $0.insert($1) }
    }
    #expect(users.count == 1)
    #expect(users.first != .some(nil))
  }

  @Test func `Leaves nothing of a process that was killed while it made one`() throws {
    let draft = folder.path("errata.db-key.errata-partial")
    try write([UInt8](repeating: 1, count: 32), to: draft)
    _ = try StoreKey.load(beside: store, storeHasRecords: false)
    #expect(access(draft, F_OK) != 0)
    try write([UInt8](repeating: 1, count: 32), to: draft)
    _ = try StoreKey.load(beside: store, storeHasRecords: true)
    #expect(access(draft, F_OK) != 0)
  }

  @Test func `Is not made anew for a store with records`() throws {
    let error = #expect(throws: CaptureError.self) {
      try StoreKey.load(beside: store, storeHasRecords: true)
    }
    #expect(error?.code == .key)
    #expect(error?.message.contains("put the file back from a backup") == true)
  }

  @Test(arguments: [0, 31, 33, 100])
  func `Is refused when it is damaged`(count: Int) throws {
    try write([UInt8](repeating: 1, count: count), to: folder.path("errata.db-key"))
    let error = #expect(throws: CaptureError.self) {
      try StoreKey.load(beside: store, storeHasRecords: false)
    }
    #expect(error?.code == .key)
  }

  @Test func `Cannot be made where there is no folder`() {
    let error = #expect(throws: CaptureError.self) {
      try StoreKey.load(beside: folder.path("no/errata.db"), storeHasRecords: false)
    }
    #expect(error?.code == .io)
  }
}

@Suite struct `Keyed names` {
  private func identity(_ byte: UInt8) throws -> RecordIdentity {
    RecordIdentity(key: try #require(StoreKey(bytes: [UInt8](repeating: byte, count: 32))))
  }

  /// The value comes from an independent HMAC-SHA256 (Python's `hmac`), so that names never change.
  @Test func `Of users stay the same for ever`() throws {
    #expect(try identity(7).user("ann@example.com") == "b4063a1bf89723cd1039188aa3679036")
    #expect(try identity(8).user("ann@example.com") != "b4063a1bf89723cd1039188aa3679036")
  }
}
