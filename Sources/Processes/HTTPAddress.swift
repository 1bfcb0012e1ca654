import CCurl

/// An address that texts may be sent to: `https`, or this machine.
package struct HTTPAddress: Hashable, Sendable {
  /// The address as it was given.
  package let text: String
  /// Scheme, host, port and path: what may be printed, since a query may hold a key.
  package let name: String
  /// Whether it is this machine, by its name or number.
  package let isLoopback: Bool
  /// The host, in small letters.
  package let host: String

  /// Reads an address.
  ///
  /// - Parameter allowsPlain: whether `http` may go over a network, where everybody between reads it.
  /// - Throws: a ``HTTPAddressError`` when it is none, holds a user or a password, or is plain without leave.
  package init(_ text: String, allowsPlain: Bool = false) throws(HTTPAddressError) {
    guard let url = curl_url() else { throw .unreadable }
    defer { curl_url_cleanup(url) }
    guard curl_url_set(url, CURLUPART_URL, text, 0) == CURLUE_OK,
      let scheme = Self.part(CURLUPART_SCHEME, of: url),
      let host = Self.part(CURLUPART_HOST, of: url), !host.isEmpty
    else { throw .unreadable }
    guard Self.part(CURLUPART_USER, of: url) == nil, Self.part(CURLUPART_PASSWORD, of: url) == nil
    else { throw .hasUser }
    isLoopback = Self.isLoopback(host)
    self.host = host.lowercased()
    guard scheme == "https" || scheme == "http" else { throw .otherScheme }
    guard scheme == "https" || isLoopback || allowsPlain else { throw .plain }
    let port = Self.part(CURLUPART_PORT, of: url).map { ":\($0)" } ?? ""
    name = "\(scheme)://\(host)\(port)\(Self.part(CURLUPART_PATH, of: url) ?? "")"
    self.text = text
  }

  /// The address with words put behind its path, before a query, unless they end it already; slashes at its end do not count.
  package func ending(with path: String) throws(HTTPAddressError) -> HTTPAddress {
    let start = text.firstIndex { $0 == "?" || $0 == "#" } ?? text.endIndex
    var base = text[..<start]
    while base.last == "/" { base.removeLast() }
    let end = base.hasSuffix("/\(path)") ? "" : "/\(path)"
    return try HTTPAddress("\(base)\(end)\(text[start...])", allowsPlain: true)
  }

  /// As much of an address as may be printed, be it one or not: nothing of a query, of a user or a password.
  package static func shown(_ text: String) -> String {
    let start = text.prefix { $0 != "?" && $0 != "#" }
    return start.contains("@") ? "the address" : String(start)
  }

  private static func part(_ part: CURLUPart, of url: OpaquePointer) -> String? {
    var found: UnsafeMutablePointer<CChar>?
    guard curl_url_get(url, part, &found, 0) == CURLUE_OK, let found else { return nil }
    defer { curl_free(found) }
    return String(cString: found)
  }

  private static func isLoopback(_ host: String) -> Bool {
    if host.lowercased() == "localhost" || host == "[::1]" { return true }
    let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    return numbers.count == 4 && numbers[0] == 127 && !numbers.contains(nil)
  }
}

/// Why nothing is sent to an address.
package enum HTTPAddressError: Error, Hashable, Sendable {
  /// It is no address.
  case unreadable
  /// A user or a password stands in it, which a list of processes shows.
  case hasUser
  /// It is neither `https` nor `http`.
  case otherScheme
  /// It is `http` over a network.
  case plain
}

extension HTTPAddressError: CustomStringConvertible {
  /// What is wrong, to be read after the address's name; no full stop.
  package var description: String {
    switch self {
    case .unreadable: "is no address: write https://HOST/PATH"
    case .hasUser:
      "has a user or a password in it, which others see: a key belongs in the environment"
    case .otherScheme: "is neither https nor http"
    case .plain: "is plain http to another machine, which everybody on the way can read"
    }
  }
}
