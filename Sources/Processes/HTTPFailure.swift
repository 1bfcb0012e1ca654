/// Why a request brought no reply.
///
/// Quotes nothing that was sent or that came back.
package enum HTTPFailure: Error, Hashable, Sendable {
  /// The other side was not reached, for this reason of libcurl's.
  case notReached(String)
  /// Its certificate is not trusted, or TLS failed.
  case notTrusted
  /// It did not answer in time.
  case timeLimit(seconds: Int)
  /// The reply ended too early.
  case cutReply
  /// The reply has more bytes than this.
  case longReply(limit: Int)
  /// It answered with another status than 200, and named how many seconds to wait.
  case status(Int, retryAfter: Int?)
  /// Nobody wanted the reply any more.
  case stopped

  /// Whether the same request may have a reply later.
  package var mayPass: Bool {
    switch self {
    case .notReached, .timeLimit, .cutReply: true
    case .status(let status, _): status == 408 || status == 425 || status == 429 || status >= 500
    case .notTrusted, .longReply, .stopped: false
    }
  }
}

extension HTTPFailure: CustomStringConvertible {
  /// What happened, to be read after the other side's name; no full stop.
  package var description: String {
    switch self {
    case .notReached(let reason): "was not reached: \(reason)"
    case .notTrusted: "has no certificate that this machine trusts, or no TLS"
    case .timeLimit(let seconds): "did not answer within \(seconds) s"
    case .cutReply: "broke off in the middle of its reply"
    case .longReply(let limit): "sent a reply of more than \(limit >> 20) MiB"
    case .status(let status, _): "answered with status \(status)\(Self.words(status))"
    case .stopped: "was not waited for"
    }
  }

  private static func words(_ status: Int) -> String {
    switch status {
    case 300..<400: " (it points elsewhere; redirects are not followed)"
    case 401, 403: " (the key is missing or refused)"
    case 404: " (there is no such address or model)"
    case 429: " (too many requests)"
    default: ""
    }
  }
}
