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

  @Test
  func `begins with a short chunk and goes on with long ones`() throws {
    var sizes: [Int] = []
    var lasts: [Bool] = []
    StoreReader.stream(QueueQuery(), of: store, sizes: ChunkSizes(first: 20, later: 100)) {
      if case .success(let chunk) = $0 {
        sizes.append(chunk.keys.count)
        lasts.append(chunk.isLast)
      }
      return true
    }
    #expect(sizes == [20, 100, 100, 30])
    #expect(lasts == [false, false, false, true])
  }

  @Test
  func `stops as soon as nobody wants more`() {
    var chunks = 0
    StoreReader.stream(QueueQuery(), of: store, sizes: ChunkSizes(first: 20, later: 100)) { _ in
      chunks += 1
      return chunks < 2
    }
    #expect(chunks == 2)
  }

  @Test
  func `says of an empty queue that it is whole`() {
    var ends: [Bool] = []
    let nothing = QueueQuery(filter: ItemFilter([FilterTerm(.id("none"))]))
    StoreReader.stream(nothing, of: store, sizes: ChunkSizes(first: 20, later: 100)) {
      if case .success(let chunk) = $0 { ends.append(chunk.isLast && chunk.keys.isEmpty) }
      return true
    }
    #expect(ends == [true])
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
