import ConsoleUI
import ReviewModel
import ReviewStorage

/// Reads from the store what effects ask for, as events.
enum StoreReader {
  /// The work that answers a short read.
  static func reading(
    _ effect: Effect,
    of store: any ReviewStore,
    at now: Timestamp
  ) -> @Sendable ((Event) -> Void) -> Void {
    { post in
      do throws(StoreError) {
        if let event = try answer(effect, of: store, at: now) { post(event) }
      } catch {
        post(.failed(error.description))
      }
    }
  }

  /// How many earlier corrections are shown.
  private static let mostPrecedents = 3

  /// How many earlier turns, and how many other answers, are shown.
  private static let mostRelated = 20

  private static func answer(
    _ effect: Effect,
    of store: any ReviewStore,
    at now: Timestamp
  ) throws(StoreError) -> Event? {
    switch effect {
    case .loadSummaries(let keys), .prefetchSummaries(let keys):
      return .summaries(try store.summaries(of: keys, now: now))
    case .findMissing(let keys):
      let found = Set(try store.summaries(of: keys, now: now).map(\.key))
      let missing = keys.filter { !found.contains($0) }
      return missing.isEmpty ? nil : .missing(missing)
    case .loadItem(let key), .prefetchItem(let key):
      return .item(key, try store.item(key, now: now))
    case .loadPrecedents(let key):
      do throws(StoreError) {
        return .precedents(key, try store.precedents(of: key, limit: Self.mostPrecedents))
      } catch {
        return .precedentsFailed(key, error.description)
      }
    case .loadCluster(let key):
      return .cluster(key, try store.cluster(of: key, limit: ConsoleState.clusterListLimit))
    case .loadDashboard(let scope):
      return .dashboard(try store.dashboard(scope))
    case .loadFilterWords:
      return .filterWords(try store.filterWords())
    case .loadRelated(let key):
      return .related(key, try store.related(to: key, limit: Self.mostRelated))
    case .loadSets:
      return .sets(try store.sets())
    default:
      return nil
    }
  }

  /// The most keys of one chunk.
  private static let mostKeys = 1_000_000

  /// Hands the keys of a query over, chunk by chunk, as long as somebody wants them.
  static func stream(
    _ query: QueueQuery,
    of store: any ReviewStore,
    sizes: ChunkSizes,
    while isWanted: @escaping () -> Bool,
    _ take: (_ keys: [ItemKey], _ isLast: Bool) -> Void
  ) throws(StoreError) {
    var cursor: QueueCursor?
    var limit = sizes.first
    repeat {
      guard isWanted() else { return }
      let page = try store.queuePage(query, after: cursor, limit: limit, while: isWanted)
      guard isWanted() else { return }
      take(page.keys, page.next == nil)
      cursor = page.next
      // Where no index holds the order, each page sorts all that is left.
      limit = min(max(sizes.later, limit * 4), mostKeys)
    } while cursor != nil
  }
}
