import Capture
import Releases
import ReviewModel
import ReviewStorage

/// The releases that hold more of some records than is allowed now: one answer wherever consent is lowered, or
/// found to be.
///
/// A release is named when it holds a record in a file that the record's scope no longer allows: `eval.jsonl`
/// asks for eval, the others for training.
struct HeldBeyondConsent {
  /// What they hold.
  let holdings: [ReleaseSearch.Holding]

  /// Looks for records in the releases of a store; those that are gone from it are an erasure's matter.
  ///
  /// - Parameter identity: what names the records; the name that one had before rules found a private value
  ///   in it, as releases still have it, is found with it only.
  init(
    of records: some Collection<InteractionID>,
    in store: any ReviewStore,
    identity: RecordIdentity?
  ) throws {
    let records = Set(records)
    guard !records.isEmpty else {
      self.init(holdings: [])
      return
    }
    try self.init(in: store, identity) { records.contains($0) ? try store.record($0) : nil }
  }

  /// Looks for the records for which the default of a store speaks, since neither they nor their users do.
  init(ofUnsaidIn store: any ReviewStore, identity: RecordIdentity?) throws {
    try self.init(in: store, identity) { id in
      guard let record = try store.record(id), record.consent.record == nil,
        record.consent.user == nil
      else { return nil }
      return record
    }
  }

  private init(holdings: [ReleaseSearch.Holding]) { self.holdings = holdings }

  /// Looks for records that `find` knows.
  private init(
    in store: any ReviewStore,
    _ identity: RecordIdentity?,
    _ find: (InteractionID) throws -> StoredRecord?
  ) throws {
    guard try !store.releases().isEmpty else {
      holdings = []
      return
    }
    var known: [InteractionID: Consent] = [:]
    var failure: (any Error)?
    /// What is allowed of a record, under one of its names; everything of one that is not meant.
    func scope(of id: InteractionID) -> Consent {
      if let scope = known[id] { return scope }
      var scope = Consent.training
      do {
        for name in identity?.names(of: id.rawValue) ?? [id] {
          guard let record = try find(name) else { continue }
          scope = min(scope, record.consent.scope ?? Consent.none)
        }
      } catch {
        failure = failure ?? error
      }
      known[id] = scope
      return scope
    }
    let search = ReleaseSearch(store: store, identity: identity)
    let all = try search.holdings { scope(of: $0) == Consent.none }
    let trained = try search.holdings { scope(of: $0) < .training }
    if let failure { throw failure }
    let named = Set(all.map(\.place))
    holdings = all + trained.compactMap(\.training).filter { !named.contains($0.place) }
  }

  /// What they hold, for people; nothing when they hold nothing.
  ///
  /// - Parameter remedy: what is done about it.
  func lines(_ remedy: String) -> [String] {
    guard !holdings.isEmpty else { return [] }
    return ["Held already, beyond what is allowed now:"] + holdings.flatMap(\.text) + ["", remedy]
  }

  /// What they hold, for listings.
  var json: [JSONValue] { holdings.map(\.json.value) }
}

extension ReleaseSearch.Holding {
  fileprivate var place: ByteName { ByteName(release.path ?? release.manifest) }

  /// What it holds in the files that models are trained on; nil when nothing.
  fileprivate var training: ReleaseSearch.Holding? {
    guard case .lines(let lines) = found else { return self }
    let trained = lines.filter { ["sft.jsonl", "preferences.jsonl"].contains($0.file) }
    return trained.isEmpty
      ? nil : ReleaseSearch.Holding(release: release, found: .lines(trained))
  }
}
