import Capture
import Glibc
import Releases
import ReviewModel
import ReviewStorage

/// Looks for records in the releases that were written from a store.
struct ReleaseSearch {
  /// What a release holds of some records.
  enum Found {
    /// These lines of it do.
    case lines([HeldLine])
    /// It cannot be read; so many examples of its set were made of them, or name them.
    case unreadable(String, examples: Int)
  }

  /// A release that holds something.
  struct Holding {
    /// The release; of several entries for one folder, the last.
    let release: ReleaseRecord
    /// What it holds.
    let found: Found
  }

  /// The store.
  let store: any ReviewStore
  /// What names its records; without the key they are known by the names alone that they have now.
  let identity: RecordIdentity?

  /// The releases that hold something of these records, each folder once.
  ///
  /// - Parameter isMeant: says of a record whether it is one of them.
  func holdings(of isMeant: (InteractionID) -> Bool) throws -> [Holding] {
    var failure: (any Error)?
    func staying(_ id: InteractionID) -> StayingRecord? {
      do {
        return try store.stayingRecord(identity?.names(of: id.rawValue) ?? [id])
      } catch {
        failure = error
        return nil
      }
    }
    let found = try latest.compactMap { release in
      guard let path = release.path else {
        return try unreadable(release, "its folder is not known", isMeant)
      }
      do {
        let lines = try StandingRelease(at: path).lines(holding: isMeant, staying: staying)
        return lines.isEmpty ? nil : Holding(release: release, found: .lines(lines))
      } catch let error as ReleaseError {
        return try unreadable(release, error.description, isMeant)
      }
    }
    if let failure { throw failure }
    return found
  }

  /// The releases that interrupted erasures could not read, as far as they cannot be read still.
  ///
  /// - Parameter holdings: what is known of releases without them.
  func unread(by pending: [PendingErasure], besides holdings: [Holding]) -> [Holding] {
    var seen = Set(holdings.map { Self.place(of: $0.release) })
    return pending.flatMap(\.request.unread).compactMap { note in
      guard seen.insert(Self.place(of: note.release)).inserted else { return nil }
      if let path = note.release.path, (try? StandingRelease(at: path)) != nil { return nil }
      return Holding(
        release: note.release,
        found: .unreadable(note.reason, examples: note.examples)
      )
    }
  }

  private static func place(of release: ReleaseRecord) -> ByteName {
    ByteName(release.path ?? "\(release.set) \(release.manifest)")
  }

  /// The folders that releases and exports were written to, or were to be, each once.
  ///
  /// - Parameter others: folders of which the store need not know.
  func folders(besides others: [String]) throws -> [String] {
    let known = try store.releases().compactMap(\.path)
    let begun = try store.places().filter { [.release, .export].contains($0.kind) }.map(\.path)
    var seen: Set<ByteName> = []
    return (known + begun + others).filter { seen.insert(ByteName($0)).inserted }.sorted()
  }

  /// The releases, each folder once, in the order in which they were written first.
  private var latest: [ReleaseRecord] {
    get throws {
      var places: [ByteName: Int] = [:]
      var latest: [ReleaseRecord] = []
      for release in try store.releases() {
        let place = Self.place(of: release)
        if let index = places[place] {
          latest[index] = release
        } else {
          places[place] = latest.count
          latest.append(release)
        }
      }
      return latest
    }
  }

  private func unreadable(
    _ release: ReleaseRecord,
    _ why: String,
    _ isMeant: (InteractionID) -> Bool
  ) throws -> Holding? {
    let examples = try store.set(release.set)?.examples ?? []
    let count = examples.count { $0.lineage.contains { isMeant($0.interaction) } }
    return count == 0
      ? nil : Holding(release: release, found: .unreadable(why, examples: count))
  }
}

extension ReleaseSearch.Holding {
  /// What has to be noted of it before an erasure; nil of one whose lines were read.
  var unread: UnreadRelease? {
    guard case .unreadable(let reason, let examples) = found else { return nil }
    return UnreadRelease(release: release, examples: examples, reason: reason)
  }

  /// By what people know it: its folder, or its set.
  var name: String {
    PlainText.line(release.path ?? "set \(release.set.abbreviated)").text
  }

  /// Whether it cannot be read since it is not where it was written, or nobody knows where that was.
  var isGone: Bool {
    guard case .unreadable = found else { return false }
    return release.path.map { access($0, F_OK) != 0 } ?? true
  }

  /// The release and what it holds, a line each.
  var text: [String] {
    switch found {
    case .lines(let lines):
      return ["release  \(name)"]
        + lines.grouped.map { file, lines in "  \(file)  \(counted(lines))" }
    case .unreadable(let why, let examples):
      return [
        "release  \(name)  \(count(examples, "example")) of its set; not looked into: "
          + PlainText.line(why).text
      ]
    }
  }

  /// The release and what it holds.
  var json: JSONLine {
    var line = JSONLine()
    line.put("path", release.path)
    line.put("set", release.set.rawValue)
    switch found {
    case .lines(let lines):
      line.put("lines", lines.json)
    case .unreadable(let why, let examples):
      line.put("examples", examples)
      line.put("unreadable", why)
    }
    return line
  }

  private func counted(_ lines: [HeldLine]) -> String {
    let areNames = lines.allSatisfy { $0.part == .name }
    let numbers = lines.map { "\($0.line)\(areNames ? "" : $0.part.remark)" }
    return (lines.count == 1 ? "line " : "lines ") + numbers.joined(separator: ", ")
      + (areNames ? ", which name them" : "")
  }
}

extension HeldLine.Part {
  /// What is said of a line that holds less than all of a record.
  fileprivate var remark: String {
    switch self {
    case .text: ""
    case .wording: " (their words beside another's)"
    case .name: " (named)"
    }
  }
}

extension [HeldLine] {
  /// The lines by file, in the order in which they were found.
  var grouped: [(file: String, lines: [HeldLine])] {
    var groups: [(file: String, lines: [HeldLine])] = []
    for line in self {
      if groups.last?.file == line.file {
        groups[groups.count - 1].lines.append(line)
      } else {
        groups.append((line.file, [line]))
      }
    }
    return groups
  }

  /// The lines in listings.
  var json: [JSONValue] {
    map { held in
      var line = JSONLine()
      line.put("file", held.file)
      line.put("line", held.line)
      line.put("holds", held.part.rawValue)
      return line.value
    }
  }
}
