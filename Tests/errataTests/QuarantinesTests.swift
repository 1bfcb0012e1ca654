import Foundation
import ReviewStorage
import TestSupport
import Testing

@testable import errata

/// The rest is tested with the program, in `QuarantinePlacesTests`.
@Suite struct `The quarantines of a store` {
  private let folder: TestSupport.TemporaryFolder
  private let store = MemoryStore()
  private var path: String { folder.path("s.db") }

  init() throws {
    folder = try TestSupport.TemporaryFolder()
    try Data().write(to: URL(filePath: path))
  }

  private func owner(at path: String) -> KeptPlace.Owner {
    var status = stat()
    stat(path, &status)
    return KeptPlace.Owner(identity: "\(status.st_dev) \(status.st_ino)", path: path)
  }

  @Test func `An earlier version did not take down which were empty: none is missed`() throws {
    for place in ["s.db-quarantine.jsonl", "old.db-quarantine.jsonl"] {
      try store.remember(KeptPlace(.quarantine, path: Host.placeOfNewFile(folder.path(place))))
    }
    let quarantines = try Quarantines(of: store, at: path)
    #expect(quarantines.missing.isEmpty && quarantines.lapsed.count == 2)
    try quarantines.check()
    try quarantines.settle(in: store)
    #expect(try store.places().isEmpty)
  }

  @Test func `Of this version one that is gone is missed`() throws {
    var place = KeptPlace(
      .quarantine,
      path: Host.placeOfNewFile(folder.path("s.db-quarantine.jsonl"))
    )
    place.owner = owner(at: path)
    try store.remember(place)
    let quarantines = try Quarantines(of: store, at: path)
    #expect(quarantines.missing == [place])
    #expect(throws: Failure.self) { try quarantines.check() }
    try quarantines.forgetMissing(in: store)
    #expect(try Quarantines(of: store, at: path).missing.isEmpty)
  }

  @Test func `One that an earlier version wrote is known anew as this store's`() throws {
    let own = Host.placeOfNewFile(folder.path("s.db-quarantine.jsonl"))
    try store.remember(KeptPlace(.quarantine, path: own))
    try Data("{}\n".utf8).write(to: URL(filePath: own))
    let quarantines = try Quarantines(of: store, at: path)
    #expect(quarantines.lapsed.isEmpty && quarantines.missing.isEmpty)
    #expect(quarantines.all == [own])
    try quarantines.settle(in: store)
    #expect(try store.places().map(\.path) == [own])
  }
}
