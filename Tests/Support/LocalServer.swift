import Foundation
import Glibc
import Synchronization

/// An HTTP server on this machine that answers as a test tells it, well or badly.
package final class LocalServer: Sendable {
  /// What came in.
  package struct Request: Sendable {
    /// The first line and the headers.
    package let head: String
    /// The rest.
    package let body: String
    /// How many came before it.
    package let number: Int
  }

  /// What goes out, after which the connection is closed.
  package enum Reply: Sendable {
    /// A reply with a length.
    case whole(Int, headers: [String] = [], String)
    /// Half of what its length says.
    case cut
    /// Nothing, until the other side goes.
    case stall
    /// Bytes without an end.
    case flood

    /// A chat completion that says this.
    package static func chat(_ text: String) -> Reply {
      let message = ["choices": [["message": ["role": "assistant", "content": text]]]]
      let bytes = (try? JSONSerialization.data(withJSONObject: message)) ?? Data()
      return .whole(200, String(decoding: bytes, as: UTF8.self))
    }
  }

  private final class Log: Sendable {
    let requests = Mutex<[Request]>([])
  }

  private let listener: Int32
  private let log = Log()
  /// Where it listens.
  package let port: Int

  /// Its address.
  package var url: String { "http://127.0.0.1:\(port)/v1" }

  /// What has come in so far.
  package var requests: [Request] { log.requests.withLock(\.self) }

  /// Starts it.
  package init(_ reply: @escaping @Sendable (Request) -> Reply) throws {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let (socket, limit) = (listener, size)
    let status = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(socket, pointer, limit) + listen(socket, 64) + getsockname(socket, pointer, &size)
      }
    }
    guard status == 0 else {
      throw ToolError(message: "no server: \(String(cString: strerror(errno)))")
    }
    port = Int(UInt16(bigEndian: address.sin_port))
    let log = log
    Thread.detachNewThread {
      while true {
        let connection = accept(socket, nil, nil)
        if connection < 0, errno == EINTR || errno == ECONNABORTED { continue }
        guard connection >= 0 else {
          // Closed here and not where the server goes: its number may be another's by the next turn of this loop.
          close(socket)
          return
        }
        Thread.detachNewThread { Self.serve(connection, log, reply) }
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
  }

  private static func serve(
    _ connection: Int32,
    _ log: Log,
    _ reply: (Request) -> Reply
  ) {
    defer { close(connection) }
    guard let (head, body) = read(connection) else { return }
    let request = log.requests.withLock { requests in
      requests.append(Request(head: head, body: body, number: requests.count))
      return requests[requests.count - 1]
    }
    switch reply(request) {
    case .whole(let status, let headers, let body):
      let lines = ["HTTP/1.1 \(status) Reply", "Content-Length: \(body.utf8.count)"] + headers
      _ = say(lines.joined(separator: "\r\n") + "\r\nConnection: close\r\n\r\n" + body, connection)
    case .cut:
      _ = say("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"choices\":[", connection)
    case .stall:
      var byte: UInt8 = 0
      while recv(connection, &byte, 1, 0) > 0 {}
    case .flood:
      let piece = String(repeating: "x", count: 1 << 16)
      _ = say("HTTP/1.1 200 OK\r\n\r\n", connection)
      while say(piece, connection) {}
    }
  }

  /// The head and the body of a request.
  private static func read(_ connection: Int32) -> (head: String, body: String)? {
    var bytes = Data()
    let end = Data("\r\n\r\n".utf8)
    while true {
      if let range = bytes.range(of: end) {
        let head = String(decoding: bytes[..<range.lowerBound], as: UTF8.self)
        let length = head.split(separator: "\r\n").first {
          $0.lowercased().hasPrefix("content-length:")
        }
        let wanted = length.flatMap { Int($0.split(separator: " ").last ?? "") } ?? 0
        let body = bytes[range.upperBound...]
        if body.count >= wanted { return (head, String(decoding: body, as: UTF8.self)) }
      }
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      let count = recv(connection, &chunk, chunk.count, 0)
      guard count > 0 else { return nil }
      bytes += chunk[..<count]
    }
  }

  private static func say(_ text: String, _ connection: Int32) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
