/// Whose documents are published: a host with all below it, or the beginning of a web address.
///
/// For example, `wikipedia.org` is the publisher of `https://en.wikipedia.org/wiki/Warsaw`, and
/// `https://acme.example/press/` of everything below that folder.
package struct Publisher: Hashable, Sendable {
  /// As it was written.
  package let text: String
  /// In small letters, without a slash at the end.
  private let address: String
  private let isHost: Bool

  /// Reads one; nil for what is neither a host name with a dot in it nor a web address.
  package init?(_ text: String) {
    let lowercased = text.lowercased()
    isHost = !lowercased.contains("://")
    let host = isHost ? Substring(lowercased) : Self.host(of: lowercased) ?? ""
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count > 1, !labels.contains(where: \.isEmpty),
      host.utf8.allSatisfy({ $0.isAlphanumeric || $0 == 0x2D || $0 == 0x2E || $0 >= 0x80 }),
      !text.contains(where: { $0.isWhitespace || $0 == "*" })
    else { return nil }
    self.text = text
    address = lowercased.hasSuffix("/") ? String(lowercased.dropLast()) : lowercased
  }

  /// Whether a document with this address is of the publisher.
  func publishes(_ uri: String) -> Bool {
    let uri = uri.lowercased()
    guard let host = Self.host(of: uri) else { return false }
    if isHost { return host == address || host.hasSuffix("." + address) }
    guard uri.hasPrefix(address) else { return false }
    let next = uri.utf8.dropFirst(address.utf8.count).first
    return next.map { "/?#".utf8.contains($0) } ?? true
  }

  /// The host of a web address in small letters; nil for other addresses.
  private static func host(of uri: String) -> Substring? {
    guard let scheme = ["https://", "http://"].first(where: uri.hasPrefix) else { return nil }
    let rest = uri.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
    let host = rest.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    return host.prefix { $0 != ":" }
  }

  /// The encyclopaedias that count as published without being named.
  package static let known = [
    "wikipedia.org", "wikidata.org", "wikisource.org", "wikiquote.org", "wikinews.org",
    "wikibooks.org", "britannica.com",
  ].compactMap { Publisher($0) }
}
