import Capture
import ReviewModel
import ReviewStorage

/// What one user agreed to, and the releases that hold more of their records than that.
struct UserConsentPage {
  private let user: String
  private let scope: Consent?
  private let records: [InteractionID]
  private let held: HeldBeyondConsent

  /// Reads it from a store.
  ///
  /// The name that a record had before rules found a private value in it, as releases still have it, is
  /// found with the store's key only.
  init(user: String, in store: any ReviewStore, identity: RecordIdentity?) throws {
    self.user = user
    scope = try store.consent(ofUser: user)
    records = try store.records(in: .user(user))
    held = try HeldBeyondConsent(of: records, in: store, identity: identity)
  }

  /// Writes it.
  func write(to output: DataOutput, json: Bool) throws {
    if json {
      var line = JSONLine()
      line.put("id", user)
      line.put("scope", scope?.rawValue ?? ConsentCommand.Scope.unset.rawValue)
      line.put("records", records.count)
      line.put("releases", held.json)
      try output.line(line.text)
      return
    }
    let said = scope?.rawValue ?? ConsentCommand.Scope.unset.rawValue
    try output.line("user \(user)  \(said)  \(count(records.count, "record"))")
    let lines = held.lines(
      "The next `errata curate` leaves it out. `errata forget --user` takes it out of a release too."
    )
    for line in lines.isEmpty ? [] : [""] + lines { try output.line(line) }
  }
}
