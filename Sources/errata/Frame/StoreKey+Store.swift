import Capture
import ReviewModel
import ReviewStorage

extension StoreKey {
  /// The key of a store: from the environment, else from the file beside it, made when the store is
  /// new.
  ///
  /// - Parameter isRehearsal: makes nothing; a store that nothing is named in gets a key for the moment.
  /// - Throws: a `CaptureError` of the code `key` when it is missing or damaged, or when it is not the
  ///   one that the store's users were hashed with.
  static func of(
    _ store: any ReviewStore,
    at path: String,
    isRehearsal: Bool = false
  ) throws -> StoreKey {
    let known = try store.keyCheck()
    // A store of which all was erased still has what was named with its key.
    let isNamed = try known != nil || store.statistics().interactions > 0
    if isRehearsal, !isNamed { return try Self.known(beside: path) ?? nameless }
    let key = try given(beside: path, isNamed: isNamed)
    if known == nil, !isRehearsal { try store.setKeyCheck(key.check) }
    guard known == nil || known == key.check else { throw foreign(beside: path, check: known) }
    return key
  }

  /// The key that the environment or the file gives; made when nothing of the store is named with one.
  static func given(beside path: String, isNamed: Bool) throws(CaptureError) -> StoreKey {
    let variable = Host.environment[variable].flatMap { $0.isEmpty ? nil : $0 }
    return try load(beside: path, storeHasRecords: isNamed, given: variable)
  }

  /// A key of which no name in any store is made.
  static var nameless: StoreKey {
    get throws(CaptureError) { try StoreKey(hexadecimal: String(repeating: "0", count: 64)) }
  }

  /// The key that the environment or the file gives; nil when neither does.
  static func known(beside path: String) throws(CaptureError) -> StoreKey? {
    if let text = Host.environment[variable], !text.isEmpty {
      return try StoreKey(hexadecimal: text)
    }
    return try existing(beside: path)
  }

  /// The key that the environment or the file gives, when it is the one that the store is named with.
  static func known(
    of store: any ReviewStore,
    at path: String
  ) throws -> StoreKey? {
    guard let key = try known(beside: path), try store.keyCheck() == key.check else { return nil }
    return key
  }

  /// Why a key that was found is of no use, and where the right one is.
  ///
  /// - Parameter check: what the store knows its key by.
  static func foreign(beside store: String, check: String?) -> CaptureError {
    let isGiven = source(beside: store) == variable
    let isInFile = isGiven && (try? existing(beside: store))?.check == check
    let remedy =
      if isInFile {
        "The file \(path(beside: store)) has the right one: unset \(variable)."
      } else if isGiven {
        "Set \(variable) to the key that the store was made with."
      } else {
        "If the store was made with \(variable), set that to the same key; else put the file back from a backup."
      }
    return CaptureError(
      .key,
      """
      the key from \(source(beside: store)) is not the one that the users of this store were hashed \
      with. \(remedy) With another, users cannot be found by name, and logs that are read again are \
      stored twice.
      """
    )
  }

  /// Where the key of a store comes from, in words.
  static func source(beside store: String) -> String {
    Host.environment[variable]?.isEmpty == false ? variable : path(beside: store)
  }
}

extension GlobalOptions {
  /// The keyed hash of a user; one that is such a hash already stays what it is, when it is known.
  func hash(ofUser user: String, in store: any ReviewStore) throws -> String {
    try hash(
      ofUser: user,
      in: store,
      identity: RecordIdentity(key: try StoreKey.of(store, at: try storePath()))
    )
  }

  /// The same, when the store's key was read already.
  func hash(
    ofUser user: String,
    in store: any ReviewStore,
    identity: RecordIdentity
  ) throws -> String {
    try isKnownHash(user, in: store) ? user : identity.user(user)
  }

  private func isKnownHash(_ user: String, in store: any ReviewStore) throws -> Bool {
    let isHash =
      user.utf8.count == 32 && user.utf8.allSatisfy(Array("0123456789abcdef".utf8).contains)
    guard isHash else { return false }
    return try store.consent(ofUser: user) != nil || !store.records(in: .user(user)).isEmpty
  }
}
