import Capture
import Redaction
import ReviewModel
import ReviewStorage

/// Finds what somebody means by an id: the one of the store, the one of the log, or its beginning.
struct IDLookup {
  private let store: any ReviewStore
  /// Names the ids of the log that stand in the store under a keyed name; nil without a key.
  private let identity: RecordIdentity?
  /// What capture judged the ids by.
  private let redactor: Redactor

  /// Makes a lookup in a store that has this key.
  init(_ store: any ReviewStore, key: StoreKey?, redactor: Redactor) {
    self.store = store
    self.redactor = redactor
    identity = key.map { RecordIdentity(key: $0) }
  }

  /// The id under which the store has what was named whole; the same text when it has nothing.
  func id(named name: String) throws -> String {
    if try isKnown(name) { return name }
    guard let identity else { return name }
    // Which of the two it has depends on the rules of the day on which it was logged.
    let names = [
      identity.interaction(name, redactor: redactor),
      identity.otherName(of: name, redactor: redactor),
    ]
    return try names.map(\.rawValue).first(where: isKnown) ?? name
  }

  /// The id that is named whole or by its beginning; the same text when the store has nothing.
  ///
  /// - Throws: a ``Failure`` of the status `missingInput` when several begin so.
  func id(beginning name: String) throws -> String {
    let id = try id(named: name)
    guard try !isKnown(id) else { return id }
    // A listing for a terminal ends a long id with this sign.
    let beginning = String(name.last == "\u{2026}" ? name.dropLast() : name[...])
    guard !beginning.isEmpty else { return name }
    let matches = try store.ids(startingWith: beginning, limit: Self.shownMatches + 1)
    guard matches.count > 1 else { return matches.first ?? name }
    let shown = matches.prefix(Self.shownMatches).map { PlainText.line($0, limit: 60).text }
    let more = matches.count > Self.shownMatches ? ", …" : ""
    throw Failure(
      .missingInput,
      """
      more than one id begins with \(PlainText.line(name, limit: 80).text): \
      \(shown.joined(separator: ", "))\(more); give more of it
      """
    )
  }

  private func isKnown(_ id: String) throws -> Bool {
    try store.itemKey(of: ItemID(id)) != nil || store.record(InteractionID(id)) != nil
  }

  private static let shownMatches = 4
}

extension GlobalOptions {
  /// A lookup of ids in the store.
  ///
  /// - Throws: a `CaptureError` when the store's key is damaged or cannot be read, else as
  ///   ``settings()`` does.
  func idLookup(in store: any ReviewStore) throws -> IDLookup {
    IDLookup(store, key: try StoreKey.known(beside: storePath()), redactor: try redactor())
  }
}
