import GRDB
import ReviewModel

/// Which examples name a record or an operation, so that redacting anew reads each example once and then
/// only those that follow what has changed.
///
/// Names are known by their hashes alone: one example too many costs a look.
struct ExampleNames: Sendable {
  /// Where an example stands.
  struct Place: Hashable, Sendable {
    var set: Int64
    var position: Int64
  }

  private struct Entry {
    var hash: Int
    var place: Place
  }

  /// By their hashes.
  private var entries: [Entry] = []
  /// The last set that was read; a set has all of its examples when it comes.
  private var seen: Int64 = 0
  /// What got another name since.
  private var renamed: [Int: [Place]] = [:]

  /// Reads the sets that came since.
  mutating func catchUp(in database: Database) throws {
    var newest = seen
    var new: [Entry] = []
    let rows = try Query(
      "SELECT set_key, position, id, content FROM examples WHERE set_key > ? ORDER BY set_key",
      in: database
    )
    try rows.each([.integer(seen)]) { row in
      let place = Place(set: row.integer(), position: row.integer())
      let id = ExampleID(row.text())
      let example = try row.bytes { try ExampleJSON.example(id: id, from: $0) }
      newest = place.set
      for name in example.names { new.append(Entry(hash: name.hashValue, place: place)) }
    }
    guard !new.isEmpty else { return }
    entries = (entries + new).sorted { $0.hash < $1.hash }
    seen = newest
  }

  /// Notes what an example that was revised names now.
  mutating func note(_ example: Example, at place: Place) {
    for name in example.names { renamed[name.hashValue, default: []].append(place) }
  }

  /// The examples that may name one of these.
  func places(naming names: some Sequence<String>) -> Set<Place> {
    var places: Set<Place> = []
    for hash in names.lazy.map(\.hashValue) {
      var (low, high) = (0, entries.count)
      while low < high {
        let middle = (low + high) / 2
        if entries[middle].hash < hash { low = middle + 1 } else { high = middle }
      }
      while low < entries.count, entries[low].hash == hash {
        places.insert(entries[low].place)
        low += 1
      }
      places.formUnion(renamed[hash] ?? [])
    }
    return places
  }
}

extension Example {
  /// The records and operations that it comes from.
  fileprivate var names: [String] {
    lineage.map(\.interaction.rawValue) + lineage.compactMap { $0.operation?.rawValue }
  }
}
