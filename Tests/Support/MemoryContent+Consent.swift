package import ReviewModel
package import ReviewStorage

extension MemoryContent {
  func consent(of interaction: Interaction) -> ConsentStanding {
    ConsentStanding(
      record: interaction.consent,
      user: interaction.user.flatMap { userConsents[$0]?.scope },
      storeDefault: defaultConsent
    )
  }

  func consent(of record: InteractionID) -> ConsentStanding? {
    records[record].map { consent(of: $0.interaction) }
  }

  func lapsedExamples(of set: CuratedSet) -> [Int: ExampleID] {
    var lapsed: [Int: ExampleID] = [:]
    for (position, example) in set.examples.enumerated()
    where example.consent(now: { consent(of: $0) }) < example.neededConsent {
      lapsed[position] = example.id
    }
    return lapsed
  }

  func ids(in selection: RecordSelection) -> [InteractionID] {
    records.values.map(\.interaction).filter { interaction in
      switch selection {
      case .ids(let ids): ids.contains(interaction.id)
      case .user(let user): interaction.user == user
      case .before(let moment): interaction.time.map { $0 < moment } ?? false
      case .unconsented: (consent(of: interaction).scope ?? .none) == Consent.none
      }
    }
    .map(\.id).sorted()
  }
}

extension MemoryStore {
  /// See ``ConsentStore``.
  package func consent(ofUser user: String) throws(StoreError) -> Consent? {
    read { $0.userConsents[user]?.scope }
  }

  /// See ``ConsentStore``.
  package func setConsent(
    _ consent: Consent?,
    ofUser user: String,
    now: Timestamp
  ) throws(StoreError) {
    try write { content in
      guard content.userConsents[user]?.scope != consent else { return }
      content.userConsents[user] = consent.map { MemoryConsent(scope: $0, since: now) }
    }
  }

  /// See ``ConsentStore``.
  package func userConsents() throws(StoreError) -> [UserConsent] {
    read { content in
      content.userConsents.sorted { $0.key < $1.key }.map { user, said in
        UserConsent(
          user: user,
          scope: said.scope,
          since: said.since,
          records: content.ids(in: .user(user)).count
        )
      }
    }
  }

  /// See ``ConsentStore``.
  package func keyCheck() throws(StoreError) -> String? { read { $0.keyCheck } }

  /// See ``ConsentStore``.
  package func setKeyCheck(_ check: String) throws(StoreError) {
    try write { $0.keyCheck = check }
  }

  /// See ``ConsentStore``.
  package func records(
    in selection: RecordSelection
  ) throws(StoreError) -> [InteractionID] {
    read { $0.ids(in: selection) }
  }
}
