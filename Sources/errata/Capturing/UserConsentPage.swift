import Capture
import Releases
import ReviewModel
import ReviewStorage

/// What one user agreed to, and the releases that hold more of their records than that.
struct UserConsentPage {
  private let user: String
  private let scope: Consent?
  private let records: [InteractionID]
  private let holdings: [ReleaseSearch.Holding]

  /// Reads it from a store.
  ///
  /// A release is named when it holds a record of the user in a file that the record's scope no longer
  /// allows: `eval.jsonl` asks for eval, the others for training.
  /// The name that a record had before rules found a private value in it, as releases still have it, is
  /// found with the store's key only.
  init(user: String, in store: any ReviewStore, identity: RecordIdentity?) throws {
    self.user = user
    scope = try store.consent(ofUser: user)
    records = try store.records(in: .user(user))
    var refused: Set<InteractionID> = []
    var lowered: Set<InteractionID> = []
    for id in records {
      let consent = try store.record(id)?.consent.scope ?? .none
      if consent == Consent.none { refused.insert(id) }
      if consent < .training { lowered.insert(id) }
    }
    func names(of id: InteractionID) -> [InteractionID] {
      identity?.names(of: id.rawValue) ?? [id]
    }
    let search = ReleaseSearch(store: store, identity: identity)
    let all = try search.holdings { names(of: $0).contains(where: refused.contains) }
    let trained = try search.holdings { names(of: $0).contains(where: lowered.contains) }
    holdings = Self.merged(all, trained.compactMap(\.training))
  }

  /// Writes it.
  func write(to output: DataOutput, json: Bool) throws {
    if json {
      var line = JSONLine()
      line.put("id", user)
      line.put("scope", scope?.rawValue ?? ConsentCommand.Scope.unset.rawValue)
      line.put("records", records.count)
      line.put("releases", holdings.map(\.json.value))
      try output.line(line.text)
      return
    }
    let said = scope?.rawValue ?? ConsentCommand.Scope.unset.rawValue
    try output.line("user \(user)  \(said)  \(count(records.count, "record"))")
    guard !holdings.isEmpty else { return }
    try output.line("")
    try output.line("Held already, beyond what is allowed now:")
    for line in holdings.flatMap(\.text) { try output.line(line) }
    try output.line("")
    try output.line(
      "The next `errata curate` leaves it out. `errata forget --user` takes it out of a release too."
    )
  }

  private static func merged(
    _ first: [ReleaseSearch.Holding],
    _ second: [ReleaseSearch.Holding]
  ) -> [ReleaseSearch.Holding] {
    let named = Set(first.map(\.place))
    return first + second.filter { !named.contains($0.place) }
  }
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
