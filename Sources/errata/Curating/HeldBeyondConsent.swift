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
    guard !records.isEmpty, try !store.releases().isEmpty else {
      holdings = []
      return
    }
    var refused: Set<InteractionID> = []
    var lowered: Set<InteractionID> = []
    for id in records {
      guard let record = try store.record(id) else { continue }
      let consent = record.consent.scope ?? Consent.none
      if consent == Consent.none { refused.insert(id) }
      if consent < .training { lowered.insert(id) }
    }
    func names(of id: InteractionID) -> [InteractionID] {
      identity?.names(of: id.rawValue) ?? [id]
    }
    let search = ReleaseSearch(store: store, identity: identity)
    let all = try search.holdings { names(of: $0).contains(where: refused.contains) }
    let trained = try search.holdings { names(of: $0).contains(where: lowered.contains) }
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
