import ReviewModel
import ReviewStorage

/// What may be made of lines that were kept out of a store.
struct LineConsent {
  private let users: [String: Consent]
  private let storeDefault: Consent?

  /// Reads what users and the store say.
  init(of store: any ReviewStore) throws {
    let said = try store.userConsents().map { ($0.user, $0.scope) }
    users = Dictionary(said, uniquingKeysWith: min)
    storeDefault = try store.defaultConsent()
  }

  /// Whether nobody agreed to any use of a line, as far as it can be read.
  ///
  /// - Parameter hashes: the keyed hashes of the users that it may be from.
  func isMissing(_ line: KeptOutLine, from hashes: [String]) -> Bool {
    let standing = ConsentStanding(
      record: line.consents.min(),
      user: hashes.compactMap { users[$0] }.min(),
      storeDefault: storeDefault
    )
    return (standing.scope ?? Consent.none) == Consent.none
  }
}
