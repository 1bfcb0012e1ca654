import CCurl
import Glibc

/// A request that sends bytes and takes the reply's, by libcurl.
///
/// Certificates are checked, redirects are not followed, and a proxy of the environment is asked for anything but this machine.
package struct HTTPPost: Sendable {
  /// What a reply may take.
  package struct Limits: Sendable {
    /// How long it may take from the start of the request to the end of the reply, in milliseconds.
    package var milliseconds: Int
    /// Bytes that it may have.
    package var maximumReply = 16 << 20
    /// Asked about once a second: whether nobody wants it any more.
    package var isStopped: @Sendable () -> Bool

    /// Makes limits.
    package init(milliseconds: Int, isStopped: @escaping @Sendable () -> Bool = { false }) {
      self.milliseconds = milliseconds
      self.isStopped = isStopped
    }
  }

  /// Where it goes.
  package var address: HTTPAddress
  /// Lines of the head, as `Name: value`.
  package var headers: [String]
  /// What is sent.
  package var body: [UInt8]

  /// Makes a request.
  package init(_ address: HTTPAddress, headers: [String], body: [UInt8]) {
    self.address = address
    self.headers = headers
    self.body = body
  }

  /// Sends it, and waits for the whole reply.
  ///
  /// - Returns: the body of a reply of status 200.
  /// - Throws: a ``HTTPFailure`` for any other end.
  package func reply(limits: Limits) throws(HTTPFailure) -> [UInt8] {
    guard Self.isReady, let handle = curl_easy_init() else {
      throw .notReached("libcurl did not start")
    }
    defer { curl_easy_cleanup(handle) }
    let receiver = Receiver(limits)
    var list: UnsafeMutablePointer<curl_slist>?
    for header in headers + ["Content-Type: application/json", "Expect:"] {
      list = curl_slist_append(list, header)
    }
    defer { curl_slist_free_all(list) }
    prepare(handle, limits)
    ccurl_set_headers(handle, list)
    let context = Unmanaged.passUnretained(receiver).toOpaque()
    ccurl_set_receiver(handle, Receiver.receive, context)
    ccurl_set_watcher(handle, Receiver.watch, context)
    let code = withExtendedLifetime(receiver) {
      BrokenPipe.unheard { curl_easy_perform(handle) }
    }
    guard code == CURLE_OK else { throw failure(code, receiver, limits) }
    let status = ccurl_status(handle)
    guard status == 200 else {
      let seconds = ccurl_retry_after(handle)
      throw .status(status, retryAfter: seconds > 0 ? Int(clamping: seconds) : nil)
    }
    return receiver.bytes
  }

  private static let isReady = ccurl_start() == CURLE_OK

  private func prepare(_ handle: UnsafeMutableRawPointer, _ limits: Limits) {
    ccurl_set_text(handle, CURLOPT_URL, address.text)
    ccurl_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
    body.withUnsafeBytes { _ = ccurl_set_body(handle, $0.baseAddress) }
    ccurl_set_number(handle, CURLOPT_POST, 1)
    ccurl_set_number(handle, CURLOPT_NOSIGNAL, 1)
    ccurl_set_number(handle, CURLOPT_FOLLOWLOCATION, 0)
    ccurl_set_number(handle, CURLOPT_SSL_VERIFYPEER, 1)
    ccurl_set_number(handle, CURLOPT_SSL_VERIFYHOST, 2)
    ccurl_set_number(handle, CURLOPT_TIMEOUT_MS, limits.milliseconds)
    ccurl_set_number(handle, CURLOPT_CONNECTTIMEOUT_MS, limits.milliseconds)
    ccurl_set_text(handle, CURLOPT_USERAGENT, "errata")
    if address.isLoopback { ccurl_set_text(handle, CURLOPT_PROXY, "") }
  }

  private func failure(_ code: CURLcode, _ receiver: Receiver, _ limits: Limits) -> HTTPFailure {
    switch code {
    case CURLE_ABORTED_BY_CALLBACK: .stopped
    case CURLE_WRITE_ERROR where receiver.isTooLong: .longReply(limit: limits.maximumReply)
    case CURLE_OPERATION_TIMEDOUT: .timeLimit(seconds: max(1, limits.milliseconds / 1000))
    case CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_HTTP2, CURLE_HTTP2_STREAM:
      .cutReply
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM,
      CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CIPHER:
      .notTrusted
    default: .notReached(String(cString: curl_easy_strerror(code)))
    }
  }
}

/// What comes of a reply, on the thread that waits for it.
private final class Receiver {
  private(set) var bytes: [UInt8] = []
  private(set) var isTooLong = false
  private let limits: HTTPPost.Limits

  init(_ limits: HTTPPost.Limits) { self.limits = limits }

  static let receive: ccurl_receiver = { bytes, size, count, context in
    guard let bytes, let context else { return 0 }
    let receiver = Unmanaged<Receiver>.fromOpaque(context).takeUnretainedValue()
    let length = size * count
    guard receiver.bytes.count + length <= receiver.limits.maximumReply else {
      receiver.isTooLong = true
      return 0
    }
    receiver.bytes += UnsafeRawBufferPointer(start: bytes, count: length)
    return length
  }

  static let watch: ccurl_watcher = { context, _, _, _, _ in
    guard let context else { return 0 }
    return Unmanaged<Receiver>.fromOpaque(context).takeUnretainedValue().limits.isStopped() ? 1 : 0
  }
}
