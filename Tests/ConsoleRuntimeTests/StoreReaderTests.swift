import ConsoleUI
import ReviewModel
import ReviewStorage
import TestSupport
import Testing

@testable import ConsoleRuntime

@Suite
struct `Streaming the queue` {
  private let store = MemoryStore()

  init() throws {
    let records = (0..<250).map { record(InteractionID("r\($0)")) }
    _ = try store.ingest(records, now: moment(0))
  }

  private func stream(
    _ filter: ItemFilter = ItemFilter(),
    while isWanted: @escaping () -> Bool = { true }
  ) throws -> [(count: Int, isLast: Bool)] {
    var chunks: [(count: Int, isLast: Bool)] = []
    try StoreReader.stream(
      QueueQuery(filter: filter),
      of: store,
      sizes: ChunkSizes(first: 20, later: 100),
      while: isWanted
    ) { chunks.append(($0.count, $1)) }
    return chunks
  }

  @Test
  func `begins with a short chunk and goes on with ever longer ones`() throws {
    let chunks = try stream()
    #expect(chunks.map(\.count) == [20, 100, 130])
    #expect(chunks.map(\.isLast) == [false, false, true])
  }

  @Test(arguments: [0, 1, 2, 3, 6])
  func `asks nothing and hands over nothing once nobody wants it`(asked: Int) throws {
    var left = asked
    let chunks = try stream {
      left -= 1
      return left >= 0
    }
    // Before a page, while it is read, and before it is handed over.
    #expect(chunks.count == asked / 3)
  }

  @Test
  func `says of an empty queue that it is whole`() throws {
    let chunks = try stream(ItemFilter([FilterTerm(.id("none"))]))
    #expect(chunks.map(\.count) == [0])
    #expect(chunks.map(\.isLast) == [true])
  }

  @Test
  func `is cancelled by what was asked for later`() {
    let loads = Generation()
    let first = loads.begin()
    #expect(first.isCurrent)
    let second = loads.begin()
    #expect(!first.isCurrent)
    #expect(second.isCurrent)
  }
}
